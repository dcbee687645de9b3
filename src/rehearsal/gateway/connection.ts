import type { RawData, WebSocket } from 'ws';
import { LIMITS } from '../limits.ts';
import type { Gateway } from './gateway.ts';
import { disallowed, isValid } from './intents.ts';
import { CLOSE_CODES, type CloseCode, endsSession, type Frame, OPCODES } from './protocol.ts';
import type { Connection, Session } from './session.ts';

/** One WebSocket of a client, from HELLO until it closes. */
export class GatewayConnection implements Connection {
  readonly #gateway: Gateway;
  readonly #socket: WebSocket;
  #session: Session | null = null;
  /** When each recent frame came in, by the server's clock. */
  #sends: number[] = [];

  constructor(gateway: Gateway, socket: WebSocket, url: string) {
    this.#gateway = gateway;
    this.#socket = socket;
    socket.on('message', (data) => this.#closeIf(this.#receive(data)));
    socket.on('close', (code) => this.#closed(code));
    socket.on('error', () => socket.terminate());
    this.#closeIf(this.#greet(new URL(url, 'http://localhost').searchParams));
  }

  send(text: string): void {
    this.#socket.send(text);
  }

  frame(op: number, d: unknown): void {
    this.send(JSON.stringify({ op, d, s: null, t: null }));
  }

  close(code: CloseCode | 1000 | 1001): void {
    const reason = code in CLOSE_CODES ? CLOSE_CODES[code as CloseCode] : '';
    if (endsSession(code)) this.#forget();
    this.#socket.close(code, reason);
  }

  cut(): void {
    this.#socket.terminate();
  }

  #closeIf(code: CloseCode | null): void {
    if (code !== null) this.close(code);
  }

  #greet(query: URLSearchParams): CloseCode | null {
    if (query.get('v') !== '10') return 4012;
    if ((query.get('encoding') ?? 'json') !== 'json' || query.has('compress')) return 4002;
    this.frame(OPCODES.hello, { heartbeat_interval: this.#gateway.options.heartbeatIntervalMs });
    return null;
  }

  /** Does what a frame asks for; gives the code to close with if it may not be asked. */
  #receive(data: RawData): CloseCode | null {
    if (this.#sendsTooMuch()) return 4008;
    const frame = parsed(data);
    switch (frame?.op) {
      case undefined:
        return 4002;
      case OPCODES.heartbeat:
        return this.#heartbeat(frame?.d);
      case OPCODES.identify:
        return this.#identify(record(frame?.d));
      case OPCODES.resume:
        return this.#resume(record(frame?.d));
      case OPCODES.presenceUpdate:
      case OPCODES.voiceStateUpdate:
      case OPCODES.requestGuildMembers:
        return this.#session ? null : 4003;
      default:
        return 4001;
    }
  }

  #sendsTooMuch(): boolean {
    const now = this.#gateway.world.clock.now();
    this.#sends = this.#sends.filter((at) => now - at < LIMITS.gatewaySendsWithinMs);
    return this.#sends.push(now) > LIMITS.gatewaySends;
  }

  #heartbeat(sequence: unknown): null {
    if (typeof sequence === 'number') this.#session?.seen(sequence);
    if (!this.#gateway.acksWithheld) this.frame(OPCODES.heartbeatAck, null);
    return null;
  }

  #identify({ token, intents, shard }: Record<string, unknown>): CloseCode | null {
    if (this.#session) return 4005;
    if (this.#gateway.identifiesLeft === 0) this.#gateway.options.resetToken();
    if (!this.#gateway.options.isToken(String(token))) return 4004;
    if (typeof intents !== 'number' || !isValid(intents)) return 4013;
    if (disallowed(intents, this.#gateway.options.grantedIntents) !== 0) return 4014;
    const [id, count] = Array.isArray(shard) ? shard.map(Number) : [0, 1];
    if (id === undefined || !count || id >= count) return 4010;
    if (this.#gateway.world.guilds.size / count > LIMITS.guildsAShard) return 4011;
    this.#session = this.#gateway.begin(this, intents, { id, count });
    return null;
  }

  #resume({ token, session_id, seq }: Record<string, unknown>): CloseCode | null {
    if (!this.#gateway.options.isToken(String(token))) return 4004;
    const session = this.#gateway.sessions.get(String(session_id));
    if (session && typeof seq === 'number' && seq > session.sequence) return 4007;
    const missed = typeof seq === 'number' ? session?.missedSince(seq) : null;
    if (!session || !missed) {
      this.frame(OPCODES.invalidSession, false);
      return null;
    }
    session.connection?.cut();
    session.connection = this;
    session.leftAt = null;
    this.#session = session;
    for (const text of missed) this.send(text);
    session.dispatch('RESUMED', {});
    this.#gateway.options.onChange();
    return null;
  }

  /** Without a goodbye (1000, 1001) the session waits to be resumed. */
  #closed(code: number): void {
    if (endsSession(code)) this.#forget();
    if (this.#session?.connection !== this) return;
    this.#session.connection = null;
    this.#session.leftAt = this.#gateway.world.clock.now();
    this.#gateway.options.onChange();
  }

  #forget(): void {
    if (this.#session) this.#gateway.sessions.delete(this.#session.id);
  }
}

function parsed(data: RawData): Frame | null {
  try {
    const frame: unknown = JSON.parse(String(data));
    const { op } = record(frame);
    return typeof op === 'number' ? { ...record(frame), op } : null;
  } catch {
    return null;
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
