import { randomUUID } from 'node:crypto';
import { OPCODES } from './protocol.ts';

/** Where a session's frames go while somebody is connected. */
export interface Connection {
  send(text: string): void;
  close(code: number): void;
  /** Drops the connection without a word, as a broken line does. */
  cut(): void;
}

/** More events than this are not kept for a client that is away. */
const REPLAY_LIMIT = 10_000;

/** What a client gets back by RESUME: outlives its connections. */
export class Session {
  readonly id = randomUUID().replaceAll('-', '');
  readonly intents: number;
  readonly shard: { id: number; count: number };
  connection: Connection | null;
  /** Since when nobody is connected, by the server's clock. */
  leftAt: number | null = null;
  #sequence = 0;
  /** Events not yet known to have arrived, oldest first, with their sequence numbers. */
  #log: { sequence: number; text: string }[] = [];

  constructor(intents: number, shard: { id: number; count: number }, connection: Connection) {
    this.intents = intents;
    this.shard = shard;
    this.connection = connection;
  }

  get sequence(): number {
    return this.#sequence;
  }

  dispatch(name: string, data: unknown): void {
    this.#sequence += 1;
    const text = JSON.stringify({ op: OPCODES.dispatch, s: this.#sequence, t: name, d: data });
    this.#log.push({ sequence: this.#sequence, text });
    if (this.#log.length > REPLAY_LIMIT) this.#log.shift();
    this.connection?.send(text);
  }

  /** The client states by its heartbeats how far it has read. */
  seen(sequence: number): void {
    const first = this.#log.findIndex((event) => event.sequence > sequence);
    this.#log = first === -1 ? [] : this.#log.slice(first);
  }

  /** Everything after `sequence`, or null when that can no longer be had. */
  missedSince(sequence: number): string[] | null {
    const missed = this.#log.filter((event) => event.sequence > sequence);
    return missed.length === this.#sequence - sequence ? missed.map(({ text }) => text) : null;
  }
}
