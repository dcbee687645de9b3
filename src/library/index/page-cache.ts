import { readFile, stat } from 'node:fs/promises';
import { readBytes } from '../read.ts';
import type { SavedPage } from '../saved-page.ts';

/** Where pages come from. */
export interface PageFiles {
  /** Changes whenever the file does. */
  stamp(path: string): Promise<{ stamp: string; bytes: number }>;
  /** All that a file holds: one page as a rule, several where it is an archive of files. */
  read(path: string): Promise<readonly SavedPage[]>;
}

export const pagesOnDisk: PageFiles = {
  async stamp(path) {
    const { size, mtimeMs } = await stat(path);
    return { stamp: `${size} ${mtimeMs}`, bytes: size };
  },
  async read(path) {
    return readBytes(path, await readFile(path)).pages;
  },
};

interface Kept {
  pages: Promise<readonly SavedPage[]>;
  stamp: string;
  bytes: number;
}

/** The files read last, up to so many bytes on disk; the very last stays whatever its size, since its reader will turn the page. */
export class PageCache {
  readonly #files: PageFiles;
  readonly #most: number;
  /** Longest unused first. */
  readonly #kept = new Map<string, Kept>();

  constructor(files: PageFiles, most: number) {
    this.#files = files;
    this.#most = most;
  }

  /** The file as it is now: one that has changed is read again. */
  async pages(path: string): Promise<readonly SavedPage[]> {
    const { stamp, bytes } = await this.#files.stamp(path);
    const known = this.#kept.get(path);
    this.#kept.delete(path);
    const kept = known?.stamp === stamp ? known : { pages: this.#files.read(path), stamp, bytes };
    this.#kept.set(path, kept);
    this.#shrink();
    try {
      return await kept.pages;
    } catch (error) {
      this.#kept.delete(path);
      throw error;
    }
  }

  #shrink(): void {
    let bytes = [...this.#kept.values()].reduce((sum, kept) => sum + kept.bytes, 0);
    for (const [path, kept] of this.#kept) {
      if (bytes <= this.#most || this.#kept.size === 1) return;
      this.#kept.delete(path);
      bytes -= kept.bytes;
    }
  }
}
