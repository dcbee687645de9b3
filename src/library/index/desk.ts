import { UserFacingError } from '../../errors.ts';
import type { Chapter } from '../story.ts';
import type { IndexDatabase } from './database.ts';
import { PageCache, type PageFiles } from './page-cache.ts';
import { type FoundPassage, passageFor } from './passages.ts';
import { pageOf, placeOf } from './text-numbers.ts';
import { type RowSet, TextSearch } from './text-search.ts';
import { parseSearch } from './typed-search.ts';

/** A chapter's text; what it is called and its number are facts of the story. */
export type ChapterText = Pick<Chapter, 'paragraphs' | 'notes' | 'teaser'>;

export interface SearchRequest {
  typed: string;
  /** Rows of the stories that may be shown, and of those to be counted only. */
  shown: RowSet;
  withheld: RowSet;
  limit: number;
}

export interface SearchAnswer {
  passages: (FoundPassage & { story: number; chapter: number })[];
  withheld: number;
}

export interface Alike {
  story: number;
  words: string[];
}

/** Where texts are searched and read: the work that takes longer than a bot may stop listening for. */
export interface Desk {
  /** @throws {UserFacingError} when there is no such chapter or its file cannot be read now. */
  chapter(story: number, number: number): Promise<ChapterText>;
  search(request: SearchRequest): Promise<SearchAnswer>;
  /** Stories of `among` whose texts share distinctive words with this one's, most alike first, and those words. */
  alike(story: number, among: RowSet): Promise<Alike[]>;
  close(): Promise<void>;
}

const CACHE_BYTES = 4_000_000;
/** Matches looked at for each one shown: an exact phrase may turn out not to stand in a text as it was typed. */
const SPARE = 3;

/** A desk in this thread. */
export class OpenDesk implements Desk {
  readonly #search: TextSearch;
  readonly #cache: PageCache;
  readonly #textOf;
  readonly #firstText;
  readonly #pageOf;

  constructor(database: IndexDatabase, files: PageFiles) {
    this.#textOf = database.prepare('SELECT text FROM chapters WHERE story = ? AND number = ?').raw();
    this.#firstText = database.prepare('SELECT text FROM chapters WHERE story = ? ORDER BY number LIMIT 1').raw();
    this.#pageOf = database.prepare("SELECT path, page ->> 'file' FROM pages WHERE number = ?").raw();
    this.#search = new TextSearch(database);
    this.#cache = new PageCache(files, CACHE_BYTES);
  }

  async chapter(story: number, number: number): Promise<ChapterText> {
    const [text] = (this.#textOf.get([story, number]) ?? []) as number[];
    if (text === undefined) throw new UserFacingError('That chapter is not in the library.');
    return this.#text(text);
  }

  async search({ typed, shown, withheld, limit }: SearchRequest): Promise<SearchAnswer> {
    const search = parseSearch(typed);
    const found = this.#search.find(search, shown, withheld, limit * SPARE);
    const passages: SearchAnswer['passages'] = [];
    for (const { story, chapter, text } of found.hits) {
      if (passages.length >= limit) break;
      const { paragraphs } = await this.#text(text).catch(() => ({ paragraphs: [] }));
      const passage = passageFor(paragraphs, search);
      if (passage) passages.push({ story, chapter, ...passage });
    }
    return { passages, withheld: found.withheld };
  }

  async alike(story: number, among: RowSet): Promise<Alike[]> {
    const [first] = (this.#firstText.get([story]) ?? []) as number[];
    if (first === undefined) return [];
    const { paragraphs } = await this.#text(first).catch(() => ({ paragraphs: [] }));
    return this.#search.alike(paragraphs, among);
  }

  /** The database is closed by whoever opened it. */
  async close(): Promise<void> {}

  async #text(text: number): Promise<ChapterText> {
    const [path, file] = (this.#pageOf.get([pageOf(text)]) ?? []) as string[];
    const page = path && file ? await this.#cache.page(path, file).catch(() => undefined) : undefined;
    const chapter = page?.chapters[placeOf(text)];
    if (!chapter) {
      throw new UserFacingError(
        'The file of that chapter cannot be read just now. Try again in a minute, or tell a moderator.',
      );
    }
    return { paragraphs: chapter.paragraphs, notes: chapter.notes, teaser: chapter.teaser };
  }
}
