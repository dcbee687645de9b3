import { readFile, stat } from 'node:fs/promises';
import { expandFile } from '../formats/archive.ts';
import { readBytes } from '../read.ts';
import type { SavedPage } from '../saved-page.ts';

/** Where pages come from. `file` is the page's own, as people know it: in an archive there are many. */
export interface PageFiles {
  /** Changes whenever the file does. */
  stamp(path: string): Promise<{ stamp: string; bytes: number }>;
  /** Undefined when it is no longer in there. */
  read(path: string, file: string): Promise<SavedPage | undefined>;
}

export const pagesOnDisk: PageFiles = {
  async stamp(path) {
    const { size, mtimeMs } = await stat(path);
    return { stamp: `${size} ${mtimeMs}`, bytes: size };
  },
  async read(path, file) {
    // Of an archive only the file asked for is taken apart.
    const wanted = expandFile(path, await readFile(path)).find((one) => file.endsWith(one.file.slice(path.length)));
    return wanted && readBytes(file, wanted.bytes).pages[0];
  },
};

interface Kept {
  page: Promise<SavedPage | undefined>;
  stamp: string;
  bytes: number;
}

/** The pages read last, up to so many bytes on disk; the very last stays whatever its size, since its reader will go on. */
export class PageCache {
  readonly #files: PageFiles;
  readonly #most: number;
  /** Longest unused first. */
  readonly #kept = new Map<string, Kept>();

  constructor(files: PageFiles, most: number) {
    this.#files = files;
    this.#most = most;
  }

  /** The page as it is now: a file that has changed is read again. */
  async page(path: string, file: string): Promise<SavedPage | undefined> {
    const { stamp, bytes } = await this.#files.stamp(path);
    const key = `${path}\n${file}`;
    const known = this.#kept.get(key);
    this.#kept.delete(key);
    const kept = known?.stamp === stamp ? known : { page: this.#files.read(path, file), stamp, bytes };
    this.#kept.set(key, kept);
    this.#shrink();
    try {
      return await kept.page;
    } catch (error) {
      this.#kept.delete(key);
      throw error;
    }
  }

  #shrink(): void {
    let bytes = [...this.#kept.values()].reduce((sum, kept) => sum + kept.bytes, 0);
    for (const [key, kept] of this.#kept) {
      if (bytes <= this.#most || this.#kept.size === 1) return;
      this.#kept.delete(key);
      bytes -= kept.bytes;
    }
  }
}
