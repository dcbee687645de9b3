import type { SavedPage } from '../saved-page.ts';
import type { Chapter } from '../story.ts';
import type { IndexDatabase } from './database.ts';
import { textNumber } from './text-numbers.ts';
import { spaced } from './typed-search.ts';

/** A page as it comes from a reading thread: what it says, and its chapters' texts as they are searched. */
export interface ReadPage {
  /** Its chapters are without paragraphs. */
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

/** Puts pages and their texts into the index, and takes them out. Whoever calls it holds the transaction. */
export class PageWriter {
  readonly #putPage;
  readonly #putText;

  constructor(database: IndexDatabase) {
    this.#putPage = database
      .prepare('INSERT INTO pages (path, place, state, page) VALUES (?, ?, 0, ?) RETURNING number')
      .raw();
    this.#putText = database.prepare('INSERT INTO texts (rowid, text) VALUES (?, ?)');
  }

  /** @returns the page's number. */
  put(path: string, place: number, { page, texts }: ReadPage): number {
    const [number = 0] = this.#putPage.get([path, place, JSON.stringify(page)]) as number[];
    for (const [chapter, text] of texts.entries()) this.#putText.run([textNumber(number, chapter), text]);
    return number;
  }
}
