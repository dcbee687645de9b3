import type { Paragraph } from '../story.ts';
import type { IndexDatabase } from './database.ts';
import { distinctiveWords } from './distinctive-words.ts';
import { matchExpressions, type TypedSearch } from './typed-search.ts';

/** One bit a row of the index: which stories are meant. Small enough to hand to another thread. */
export type RowSet = Uint8Array;

export function rowSetOf(rows: readonly number[]): RowSet {
  const set = new Uint8Array((rows.reduce((most, row) => Math.max(most, row), 0) >> 3) + 1);
  for (const row of rows) set[row >> 3] = (set[row >> 3] ?? 0) | (1 << (row & 7));
  return set;
}

export const hasRow = (set: RowSet, row: number): boolean => ((set[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;

export interface TextHit {
  story: number;
  chapter: number;
  text: number;
}

/** Of more matches than this only the first are looked at. */
const MOST_ROWS = 3_000;
/** Ranking reads every place of every word: beyond so many matches times words any of them is as good as another. */
const MOST_RANKED = 20_000;

/** As many as may be the best once names are compared too. */
const MOST_ALIKE = 50;

/** Finds chapters by their words. Runs in a thread of its own, since a search of a large library takes some 20 ms. */
export class TextSearch {
  readonly #texts;
  readonly #count;
  readonly #ranked;
  readonly #unranked;

  constructor(database: IndexDatabase) {
    const matches = 'FROM texts JOIN chapters ON chapters.text = texts.rowid WHERE texts MATCH ?';
    const columns = 'chapters.story, chapters.number, chapters.text';
    this.#texts = database.prepare('SELECT count(*) FROM chapters').raw();
    this.#count = database.prepare('SELECT count(*) FROM texts WHERE texts MATCH ?').raw();
    this.#ranked = database.prepare(`SELECT ${columns} ${matches} ORDER BY texts.rank LIMIT ${MOST_ROWS}`).raw();
    this.#unranked = database.prepare(`SELECT ${columns} ${matches} LIMIT ${MOST_ROWS}`).raw();
  }

  /** The best chapter of each story in `shown`, best first, and how many stories in `withheld` match as well. */
  find(search: TypedSearch, shown: RowSet, withheld: RowSet, limit: number): { hits: TextHit[]; withheld: number } {
    const hits = new Map<number, TextHit>();
    const hidden = new Set<number>();
    const look = (expression: string) => {
      if (hits.size >= limit) return;
      for (const [story = 0, chapter = 0, text = 0] of this.#rows(expression, search)) {
        if (hasRow(withheld, story)) hidden.add(story);
        else if (hasRow(shown, story) && !hits.has(story)) hits.set(story, { story, chapter, text });
      }
    };
    const { wanted, lastResort } = matchExpressions(search);
    wanted.forEach(look);
    if (hits.size + hidden.size === 0) lastResort.forEach(look);
    return { hits: [...hits.values()].slice(0, limit), withheld: hidden.size };
  }

  /** Stories of `among` that share distinctive words with a text, those with most of them first. */
  alike(paragraphs: readonly Paragraph[], among: RowSet): { story: number; words: string[] }[] {
    const [texts = 0] = this.#texts.get([]) as number[];
    const words = distinctiveWords(paragraphs, texts, (word) => this.#countOf(`"${word}"`));
    const shared = new Map<number, string[]>();
    for (const word of words) {
      for (const [story = 0] of this.#unranked.all([`"${word}"`]) as number[][]) {
        if (!hasRow(among, story)) continue;
        const known = shared.get(story) ?? [];
        if (!known.includes(word)) shared.set(story, [...known, word]);
      }
    }
    const stories = [...shared].map(([story, its]) => ({ story, words: its }));
    return stories.sort((a, b) => b.words.length - a.words.length).slice(0, MOST_ALIKE);
  }

  #countOf(expression: string): number {
    const [count = 0] = this.#count.get([expression]) as number[];
    return count;
  }

  #rows(expression: string, { words, phrases }: TypedSearch): number[][] {
    const count = this.#countOf(expression);
    if (count === 0) return [];
    // A phrase ranks itself: it is there or it is not.
    const rank = phrases.length === 0 && count * words.length <= MOST_RANKED;
    return (rank ? this.#ranked : this.#unranked).all([expression]) as number[][];
  }
}
