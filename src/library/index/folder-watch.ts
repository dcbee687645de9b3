import { type FSWatcher, watch } from 'node:fs';
import { isOfInterest } from './scan.ts';

interface Settings {
  /** Milliseconds without a change after which it is told; a long copy is told of in between as well. */
  quiet: number;
  onChange(): void;
  /** When the system watches no more folders; changes there are found by looking through them now and then. */
  onLimit(reason: string): void;
}

/** A folder that is being filled is told of at least so many quiet times after its first change. */
const PATIENCE = 5;

/** Tells when something in these folders has changed, once for many changes in a row. Each folder is watched by itself. */
export class FolderWatch {
  readonly #settings: Settings;
  readonly #watchers = new Map<string, FSWatcher>();
  #timer: NodeJS.Timeout | undefined;
  #since: number | undefined;
  #isLimited = false;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Watches these folders and no others. Resolves to whether some are new: what changed in them before was not seen. */
  follow(folders: readonly string[]): boolean {
    const wanted = new Set(folders);
    for (const [folder, watcher] of this.#watchers) {
      if (wanted.has(folder)) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
    const before = this.#watchers.size;
    for (const folder of wanted) if (!this.#watchers.has(folder)) this.#watch(folder);
    return this.#watchers.size > before;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.follow([]);
  }

  #watch(folder: string): void {
    if (this.#isLimited) return;
    try {
      const watcher = watch(folder, { persistent: false }, (_event, name) => {
        // A store or an index that lies among the stories changes all the time.
        if (name === null || isOfInterest(name)) this.#changed();
      });
      // A folder that is taken away ends its watch; the one around it tells of that.
      watcher.on('error', () => this.#watchers.delete(folder));
      this.#watchers.set(folder, watcher);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return;
      this.#isLimited = true;
      this.#settings.onLimit(error instanceof Error ? error.message : String(error));
    }
  }

  #changed(): void {
    const { quiet } = this.#settings;
    this.#since ??= performance.now();
    if (this.#timer && performance.now() - this.#since > quiet * PATIENCE) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#since = undefined;
      this.#settings.onChange();
    }, quiet).unref();
  }
}
