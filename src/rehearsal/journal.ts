import type { Method } from './rest/router.ts';

/** One request as it went: what was asked, what was answered, how long that took. */
export interface JournalEntry {
  /** By the server's clock. */
  at: number;
  method: Method | string;
  /** The route's pattern (`/channels/:channel/messages`); null: no such route. */
  route: string | null;
  path: string;
  body: unknown;
  files: readonly string[];
  /** null: the answer never went out (a fault cut or withheld it). */
  status: number | null;
  answer: unknown;
  /** Real milliseconds from the request's arrival to its answer. */
  ms: number;
  /** The fault that befell it, if one did. */
  fault: string | null;
}

/** Everything the bot asked for, in order. */
export class Journal {
  readonly entries: JournalEntry[] = [];
  /** Things the bot did that no test should let pass, such as calling a route this server does not know. */
  readonly violations: string[] = [];
  readonly #listeners = new Set<() => void>();

  record(entry: JournalEntry): void {
    this.entries.push(entry);
    this.changed();
  }

  /** The requests of one route, written `POST /channels/:channel/messages`. */
  of(route: string): JournalEntry[] {
    return this.entries.filter((entry) => `${entry.method} ${entry.route}` === route);
  }

  /** Tells those who wait that something may have changed. */
  changed(): void {
    for (const listener of this.#listeners) listener();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  clear(): void {
    this.entries.length = 0;
  }
}
