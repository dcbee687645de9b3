import { Best } from './best.ts';
import { typedWords } from './index-words.ts';
import { Tally } from './tally.ts';
import type { WordIndexParts } from './word-index.ts';

export interface Hit {
  entry: number;
  fit: 'title' | 'words' | 'near';
}

type Accept = (entry: number) => boolean;

/** Room for the tie-break below what an entry is worth. */
const TIES = 64;

/** Finds entries by the beginnings of words, in any order, small slips forgiven. */
export class Finder {
  readonly #tally: Tally;
  readonly #tieBreak: (entry: number) => number;

  /** `tieBreak`: of two entries that fit alike the one with the larger number (0 to 63) comes first. */
  constructor(parts: WordIndexParts, tieBreak: (entry: number) => number) {
    this.#tally = new Tally(parts);
    this.#tieBreak = tieBreak;
  }

  /** The best entries that `accept` lets through: those that have every word, and after them those that nearly do. */
  find(typed: string, accept: Accept, limit: number): Hit[] {
    const words = typedWords(typed);
    if (words.length === 0) return [];
    const tally = this.#tally;
    tally.count(words, false);
    const hits =
      tally.most < words.length
        ? []
        : this.#best(accept, limit, (entry) => (tally.isEntire(entry) ? 'title' : 'words'));
    if (hits.length >= limit) return hits;
    tally.count(words, true);
    if (tally.most < (hits.length > 0 ? words.length : leastWords(words.length))) return hits;
    const had = new Set(hits.map(({ entry }) => entry));
    return [
      ...hits,
      ...this.#best(
        (entry) => !had.has(entry) && accept(entry),
        limit - hits.length,
        () => 'near',
      ),
    ];
  }

  /** All entries that have every word, as typed. */
  every(typed: string): number[] {
    const words = typedWords(typed);
    this.#tally.count(words, false);
    return words.length > 0 && this.#tally.most === words.length ? [...this.#bestEntries(() => true)] : [];
  }

  /** How many entries that `accept` lets through have every word; where no entry at all has, how many nearly do. */
  count(typed: string, accept: Accept): number {
    const words = typedWords(typed);
    if (words.length === 0) return 0;
    this.#tally.count(words, false);
    if (this.#tally.most < words.length) this.#tally.count(words, true);
    if (this.#tally.most < leastWords(words.length)) return 0;
    let count = 0;
    for (const _entry of this.#bestEntries(accept)) count += 1;
    return count;
  }

  #best(accept: Accept, limit: number, fitOf: (entry: number) => Hit['fit']): Hit[] {
    const best = new Best(limit);
    for (const entry of this.#bestEntries(accept)) {
      best.offer(entry, this.#tally.worth(entry) * TIES + this.#tieBreak(entry));
    }
    return best.entries().map((entry) => ({ entry, fit: fitOf(entry) }));
  }

  *#bestEntries(accept: Accept): Generator<number> {
    for (let entry = 0; entry < this.#tally.entries; entry += 1) {
      if (this.#tally.isBest(entry) && accept(entry)) yield entry;
    }
  }
}

/** Of three words or more one may be remembered wrongly. */
const leastWords = (typed: number): number => (typed >= 3 ? typed - 1 : typed);
