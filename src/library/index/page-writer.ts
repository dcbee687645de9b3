import { join } from 'node:path';
import type { CatalogueEntry } from '../catalogue.ts';
import { claims } from '../page-groups.ts';
import type { SavedPage } from '../saved-page.ts';
import type { Chapter, Problem } from '../story.ts';
import type { ChangedFile } from './changes.ts';
import { type IndexDatabase, NumberQuery } from './database.ts';
import { entryNumber, keysOf } from './page-keys.ts';
import { textNumber } from './text-numbers.ts';
import { spaced } from './unspaced.ts';

/** A page as it comes from a reading thread: what it says, and its chapters' texts as they are searched. */
export interface ReadPage {
  /** Its chapters are without their text. */
  page: SavedPage;
  texts: string[];
}

/** Takes the text out of a page: the index keeps the facts and the words, the text stays in its file. */
export function withoutText(page: SavedPage): ReadPage {
  const bare = (chapter: Chapter): Chapter => ({ ...chapter, notes: [], teaser: null, paragraphs: [] });
  return { page: { ...page, chapters: page.chapters.map(bare) }, texts: page.chapters.map(searchable) };
}

function searchable({ paragraphs }: Chapter): string {
  return spaced(paragraphs.map(({ kind, text }) => (kind === 'text' ? text : '')).join('\n'));
}

/**
 * Puts files, their pages and texts into the index, and takes them out. Whoever calls it holds the transaction.
 * All is written a row at a time: a statement that changes several, or returns what it wrote, makes FTS5 write out the
 * words it gathers in memory, and indexing takes four times as long.
 */
export class PageWriter {
  readonly #putFile;
  readonly #redateFile;
  readonly #removeFile;
  readonly #pagesOf;
  readonly #retire;
  readonly #putPage;
  readonly #putKey;
  readonly #putText;
  readonly #entryOf: (file: string) => CatalogueEntry | null;

  constructor(database: IndexDatabase, entries: readonly CatalogueEntry[] = []) {
    this.#entryOf = claims(entries);
    this.#putFile = database.prepare(
      'INSERT OR REPLACE INTO files (folder, name, size, modified, hash, problems) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#redateFile = database.prepare('UPDATE files SET size = ?, modified = ? WHERE folder = ? AND name = ?');
    this.#removeFile = database.prepare('DELETE FROM files WHERE folder = ? AND name = ?');
    this.#pagesOf = new NumberQuery(database, 'SELECT group_concat(number) FROM pages WHERE path = ?');
    this.#retire = database.prepare('UPDATE pages SET state = 2 WHERE number = ?');
    this.#putPage = database.prepare('INSERT INTO pages (path, page, entry) VALUES (?, ?, ?)');
    this.#putKey = database.prepare('INSERT OR IGNORE INTO page_keys (key, page) VALUES (?, ?)');
    this.#putText = database.prepare('INSERT INTO texts (rowid, text) VALUES (?, ?)');
  }

  /** A file as it was read now. What it held before stays until the stories are joined anew. */
  putFile(file: ChangedFile, hash: string, pages: readonly ReadPage[], problems: readonly Problem[]): void {
    this.#retirePages(file.path);
    for (const page of pages) this.putPage(file.path, page);
    const { folder, name, size, modified } = file;
    this.#putFile.run([folder, name, size, modified, hash, JSON.stringify(problems)]);
  }

  /** A file that holds what it held, under another date. */
  redateFile({ folder, name, size, modified }: ChangedFile): void {
    this.#redateFile.run([size, modified, folder, name]);
  }

  removeFile({ folder, name }: { folder: string; name: string }): void {
    this.#retirePages(join(folder, name));
    this.#removeFile.run([folder, name]);
  }

  #retirePages(path: string): void {
    for (const number of this.#pagesOf.of(path)) this.#retire.run([number]);
  }

  /** @returns the page's number. */
  putPage(path: string, { page, texts }: ReadPage): number {
    const entry = this.#entryOf(page.file);
    const values = [path, JSON.stringify(page), entry ? entryNumber(entry) : null];
    const number = Number(this.#putPage.run(values).lastInsertRowid);
    for (const key of keysOf(page)) this.#putKey.run([key, number]);
    for (const [chapter, text] of texts.entries()) this.#putText.run([textNumber(number, chapter), text]);
    return number;
  }
}
