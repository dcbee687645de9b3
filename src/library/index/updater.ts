import { dirname } from 'node:path';
import { isDamage } from './database.ts';
import { FolderWatch } from './folder-watch.ts';
import type { IndexReport } from './indexer.ts';
import type { Indexing } from './indexing.ts';

/** What the library says of itself while the bot runs. */
export interface LibraryLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
}

export interface UpdaterSettings {
  roots: readonly string[];
  catalogue?: string | undefined;
  log: LibraryLog;
  /** Milliseconds of quiet after a change before it is looked at, and a file's age before it is read. */
  quiet: number;
  /** Milliseconds between looks through all folders, since not every file system tells of changes. */
  lookEvery: number;
  /** The index may have changed: members are to see it. */
  onRun(): Promise<void>;
  /** The index turned out to be damaged; it is to be begun anew. */
  onDamage(): Promise<void>;
}

const LONGEST_WAIT = 60_000;

/** Keeps the index as the folders are: at the start, when something changes, and now and then. */
export class Updater {
  readonly #indexing: Indexing;
  readonly #settings: UpdaterSettings;
  readonly #watch: FolderWatch;
  readonly #regular: NodeJS.Timeout;
  #running: Promise<IndexReport> | undefined;
  #next: Promise<IndexReport> | undefined;
  #again: NodeJS.Timeout | undefined;
  #wait = 0;
  /** Folders that could not be read last time: that is told once. */
  #missed = new Set<string>();
  #isClosed = false;

  constructor(indexing: Indexing, settings: UpdaterSettings) {
    this.#indexing = indexing;
    this.#settings = settings;
    this.#watch = new FolderWatch({
      quiet: settings.quiet,
      onChange: () => this.#lookAgain(0),
      onLimit: (reason) =>
        settings.log.warn(
          { reason },
          'not all library folders can be watched; changes there show up some minutes later',
        ),
    });
    this.#regular = setInterval(() => this.#lookAgain(0), settings.lookEvery).unref();
  }

  /** Looks through the folders once more; resolves when what is in them now is in the library. */
  update(): Promise<IndexReport> {
    if (!this.#running) {
      this.#running = this.#run().finally(() => {
        this.#running = undefined;
      });
      return this.#running;
    }
    // The run under way may have passed what is asked about, so another follows it: one for all who ask meanwhile.
    this.#next ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        return this.update();
      });
    return this.#next;
  }

  /** Looks through the folders and tells of failing, which a later look may mend. */
  async look(): Promise<void> {
    try {
      await this.update();
    } catch (err) {
      if (!this.#isClosed) this.#settings.log.warn({ err }, 'the library could not be looked through');
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#regular);
    clearTimeout(this.#again);
    this.#watch.close();
    await this.#indexing.close();
    await this.#running?.catch(() => undefined);
  }

  async #run(): Promise<IndexReport> {
    const { roots, catalogue, quiet, onRun } = this.#settings;
    if (this.#isClosed) throw new Error('the library is closed');
    const report = await this.#indexing.run({ roots, catalogue, settle: quiet }).catch((error) => this.#failed(error));
    if (this.#isClosed) return report;
    await onRun();
    this.#tell(report);
    // A folder that is not there may come: its parent tells.
    const parents = report.unreadable.map(({ root }) => dirname(root));
    const isMore = this.#watch.follow([...report.folders, ...parents]);
    this.#wait = report.unsettled > 0 ? Math.min(LONGEST_WAIT, Math.max(quiet, this.#wait * 2)) : 0;
    if (report.unsettled > 0 || isMore) this.#lookAgain(Math.max(quiet, this.#wait));
    return report;
  }

  async #failed(error: unknown): Promise<never> {
    if (!this.#isClosed && isDamage(error)) {
      this.#settings.log.warn({ err: error }, 'the index is damaged; it is made anew, no story is lost');
      await this.#settings.onDamage();
      this.#lookAgain(0);
    } else this.#lookAgain(LONGEST_WAIT);
    throw error;
  }

  #lookAgain(wait: number): void {
    if (this.#isClosed) return;
    clearTimeout(this.#again);
    this.#again = setTimeout(() => {
      void this.look();
    }, wait).unref();
  }

  #tell({ stories, removed, read, gone, problems, unreadable }: IndexReport): void {
    const { log } = this.#settings;
    for (const { root, reason } of unreadable) {
      if (!this.#missed.has(root))
        log.warn({ root, reason }, 'a library folder cannot be read; what is known of it stays');
    }
    this.#missed = new Set(unreadable.map(({ root }) => root));
    if (stories + removed + read + gone === 0) return;
    log.info({ stories, removed, read, gone, problems: problems.length }, 'the library is up to date');
    for (const { file, line, message } of problems.slice(0, 20)) log.warn({ file, line }, message);
  }
}
