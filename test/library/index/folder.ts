import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseCatalogue } from '../../../src/library/catalogue.ts';
import { openLibrary } from '../../../src/library/index/open.ts';
import { readBytes, storiesOf } from '../../../src/library/read.ts';
import { factsOf } from '../../support/list-library.ts';

/** A folder of texts and the library over it, both gone after the test. */
export async function withFolder(work: (folder: Folder) => Promise<void>): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'library-'));
  try {
    await work(new Folder(root));
  } finally {
    rmSync(root, { recursive: true });
  }
}

export class Folder {
  readonly path: string;
  readonly index: string;
  #date = 1_600_000_000;

  constructor(root: string) {
    this.path = join(root, 'stories');
    this.index = join(root, 'index.sqlite');
    mkdirSync(this.path);
  }

  put(name: string, text: string): void {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    // A date of its own for every change, however fast the test writes.
    this.#date += 10;
    utimesSync(path, this.#date, this.#date);
  }

  remove(name: string): void {
    rmSync(join(this.path, name), { force: true });
  }

  open(more: { quiet?: number } = {}) {
    return openLibrary({ folders: [this.path], index: this.index, threads: false, ...more });
  }

  /** What joining everything at once gives. */
  expected() {
    const names = readdirSync(this.path, { recursive: true, encoding: 'utf8' }).sort();
    const texts = names.filter((name) => /\.(?:txt|md)$/.test(name));
    const pages = texts.flatMap((name) => readBytes(name, readFileSync(join(this.path, name))).pages);
    const catalogue = names.includes('catalogue.yaml') ? readFileSync(join(this.path, 'catalogue.yaml'), 'utf8') : '';
    return storiesOf(pages, parseCatalogue('catalogue.yaml', catalogue)).map(factsOf);
  }
}
