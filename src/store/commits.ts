import Database from 'libsql';

interface Write {
  work(): void;
  done(): void;
  failed(error: unknown): void;
}

/** Writes in one transaction at most; more would keep the event loop, and with it the members, waiting. */
const BATCH = 500;
/** How long a write waits for another process to let go of the file before it fails. */
const PATIENCE = { pause: 25, tries: 400 };

/**
 * Group commit: writes that arrive together share one transaction and so one trip to the disk. Without it ten thousand
 * schedules due at once would need forty thousand. They succeed or fail together, each caller hears it of its own.
 */
export class Commits {
  readonly #begin: () => void;
  readonly #end: (how: 'COMMIT' | 'ROLLBACK') => void;
  #waiting: Write[] = [];
  #running: Promise<void> | undefined;
  #closed = false;

  constructor(transaction: { begin(): void; end(how: 'COMMIT' | 'ROLLBACK'): void }) {
    this.#begin = transaction.begin;
    this.#end = transaction.end;
  }

  /** Resolves after the commit. `work` runs inside the transaction and must not throw by itself. */
  write<T>(work: () => T): Promise<T> {
    if (this.#closed) return Promise.reject(new Error('the store is closed'));
    return new Promise<T>((resolve, reject) => {
      let result: T;
      this.#waiting.push({
        work: () => {
          result = work();
        },
        done: () => resolve(result),
        failed: reject,
      });
      this.#running ??= this.#run();
    });
  }

  /** Takes no more writes and waits for those under way. */
  async close(): Promise<void> {
    await nextTurn();
    this.#closed = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    await nextTurn();
    while (this.#waiting.length > 0) await this.#commit();
    this.#running = undefined;
  }

  async #commit(): Promise<void> {
    let batch: Write[] = [];
    try {
      await this.#lock();
      batch = this.#waiting.splice(0, BATCH);
      for (const { work } of batch) work();
      this.#end('COMMIT');
    } catch (error) {
      if (batch.length === 0) batch = this.#waiting.splice(0);
      else this.#end('ROLLBACK');
      for (const { failed } of batch) failed(error);
      return;
    }
    for (const { done } of batch) done();
  }

  /** SQLite would wait by itself, but with the whole process standing still. */
  async #lock(): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        return this.#begin();
      } catch (error) {
        if (!isBusy(error) || tries === PATIENCE.tries) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, PATIENCE.pause));
    }
  }
}

/** Whatever is asked for in this turn of the event loop arrives in time to travel together. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
