import { lengthOf } from './numbers.ts';
import { type Reading, readings } from './slips.ts';
import { Texts } from './texts.ts';
import { FIELDS, type WordIndexParts } from './word-index.ts';

/** What a word is worth by the field it was found in; typed to its end it is worth a little more, with a slip less. */
const WORTH = [40, 26, 16, 16] as const;
const WHOLE_WORD = 6;
const SLIP = -12;
/** The leading text begins with the words typed, in their order; it has no other words. */
const BEGINS = 24;
const ENTIRE = 40;

/**
 * Counts, for one query after the other, which of the words typed each entry has and what that is worth. Plain arrays of
 * numbers by entry: a query that matches half of a large library is still counted in a millisecond or two.
 */
export class Tally {
  readonly #parts: WordIndexParts;
  readonly #list: Texts;
  readonly #matched: Uint8Array;
  readonly #worth: Uint16Array;
  /** The last word credited to the entry, from 1, and what it was worth. */
  readonly #last: Uint8Array;
  readonly #lastWorth: Uint8Array;
  #words: readonly { typed: string; readings: Reading[] }[] = [];
  /** How many of the words the best entries have. */
  most = 0;

  constructor(parts: WordIndexParts) {
    const entries = parts.leads.starts.length - 1;
    this.#parts = parts;
    this.#list = new Texts(parts.words);
    this.#matched = new Uint8Array(entries);
    this.#worth = new Uint16Array(entries);
    this.#last = new Uint8Array(entries);
    this.#lastWorth = new Uint8Array(entries);
  }

  get entries(): number {
    return this.#matched.length;
  }

  /** Starts anew with these words. `forgiving`: one slip of the keys in each of them is allowed. */
  count(words: readonly string[], forgiving: boolean): void {
    for (const column of [this.#matched, this.#worth, this.#last, this.#lastWorth]) column.fill(0);
    this.#words = words.map((typed) => ({ typed, readings: readings(this.#list, typed, forgiving) }));
    this.most = 0;
    for (const [index, word] of this.#words.entries()) {
      for (const reading of word.readings) this.#enter(reading, index + 1);
    }
  }

  /** Whether the entry is among those with the most words. */
  isBest(entry: number): boolean {
    return this.#matched[entry] === this.most;
  }

  worth(entry: number): number {
    const worth = this.#worth[entry] ?? 0;
    if (!this.#begins(entry)) return worth;
    return worth + BEGINS + (this.isEntire(entry) ? ENTIRE : 0);
  }

  /** Whether the words typed are the whole leading text, to the letter. */
  isEntire(entry: number): boolean {
    const { leads } = this.#parts;
    if (lengthOf(leads, entry) !== this.#words.length) return false;
    const first = leads.starts[entry] ?? 0;
    return this.#words.every(({ typed, readings: [exact] }, at) => {
      if (!exact || exact.slip || !this.#list.endsAt(exact.range.from, typed.length)) return false;
      return leads.values[first + at] === exact.range.from;
    });
  }

  /** Whether the leading text begins with the words typed. Asked of every match, so it makes no new objects. */
  #begins(entry: number): boolean {
    const { starts, values } = this.#parts.leads;
    const first = starts[entry] ?? 0;
    if (first + this.#words.length > (starts[entry + 1] ?? 0)) return false;
    for (let at = 0; at < this.#words.length; at += 1) {
      const word = values[first + at] ?? 0;
      if (!this.#words[at]?.readings.some(({ range }) => range.from <= word && word < range.to)) return false;
    }
    return true;
  }

  #enter({ range, length, slip }: Reading, word: number): void {
    const { starts, values } = this.#parts.places;
    const whole = this.#list.endsAt(range.from, length) ? (starts[range.from + 1] ?? 0) : 0;
    const end = starts[range.to] ?? 0;
    for (let at = starts[range.from] ?? 0; at < end; at += 1) {
      const place = values[at] ?? 0;
      const worth = (WORTH[place % FIELDS] ?? 0) + (at < whole ? WHOLE_WORD : 0) + (slip ? SLIP : 0);
      this.#credit((place / FIELDS) | 0, word, worth);
    }
  }

  /** A word counts once an entry, at its best. */
  #credit(entry: number, word: number, worth: number): void {
    const again = this.#last[entry] === word;
    const before = again ? (this.#lastWorth[entry] ?? 0) : 0;
    if (!again) this.#countWord(entry);
    if (worth <= before) return;
    this.#last[entry] = word;
    this.#lastWorth[entry] = worth;
    this.#worth[entry] = (this.#worth[entry] ?? 0) + worth - before;
  }

  #countWord(entry: number): void {
    const matched = (this.#matched[entry] ?? 0) + 1;
    this.#matched[entry] = matched;
    if (matched > this.most) this.most = matched;
  }
}
