import { WebSocket } from 'ws';
import type { LocalDiscord } from '../../src/rehearsal/local-discord.ts';
import { TOKEN } from './bot.ts';

export interface Frame {
  op: number;
  t: string | null;
  s: number | null;
  d: Record<string, unknown>;
}

/** Speaks to the server without any library in between, so that a test can say exactly what is sent. */
export class RawClient {
  readonly frames: Frame[] = [];
  closeCode: number | null = null;
  readonly #discord: LocalDiscord;
  readonly #socket: WebSocket;
  readonly #waiting = new Set<() => void>();

  private constructor(discord: LocalDiscord, query: string) {
    this.#discord = discord;
    this.#socket = new WebSocket(`${discord.gateway.url}/?${query}`);
    this.#socket.on('message', (data) => {
      this.frames.push(JSON.parse(String(data)));
      this.#changed();
    });
    this.#socket.on('error', () => {});
    this.#socket.on('close', (code) => {
      this.closeCode = code;
      this.#changed();
    });
  }

  static connect(discord: LocalDiscord, query = 'v=10&encoding=json'): RawClient {
    return new RawClient(discord, query);
  }

  /** Connected, identified and told of its servers. */
  static async identified(discord: LocalDiscord, intents = 1): Promise<RawClient> {
    const client = RawClient.connect(discord);
    await client.frame((frame) => frame.op === 10);
    client.send(2, { token: TOKEN, intents, properties: {} });
    await client.event('READY');
    return client;
  }

  send(op: number, d: unknown): void {
    this.#socket.send(JSON.stringify({ op, d }));
  }

  sendText(text: string): void {
    this.#socket.send(text);
  }

  close(code: number): void {
    this.#socket.close(code);
  }

  cut(): void {
    this.#socket.terminate();
  }

  event(name: string): Promise<Frame> {
    return this.frame((frame) => frame.t === name);
  }

  async frame(matches: (frame: Frame) => boolean): Promise<Frame> {
    await this.#until(() => this.frames.some(matches) || this.closeCode !== null);
    const found = this.frames.find(matches);
    if (!found) throw new Error(`Closed with ${this.closeCode} before the frame came`);
    return found;
  }

  async closed(): Promise<number | null> {
    await this.#until(() => this.closeCode !== null);
    return this.closeCode;
  }

  async rest(method: string, path: string, body?: unknown, authorization = `Bot ${TOKEN}`) {
    const response = await fetch(`${this.#discord.apiUrl}/v10${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
  }

  #until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!holds()) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }

  #changed(): void {
    for (const look of [...this.#waiting]) look();
  }
}
