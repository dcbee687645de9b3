import { indexWords, plainWords } from './index-words.ts';
import { type Lists, listsOf, Numbers } from './numbers.ts';
import { Texts, type TextsParts } from './texts.ts';

/**
 * Which entries hold which words. An entry is a handful of short texts: the first leads (a title, a name) and keeps the
 * order of its words; the others only say where a word was found.
 */
export interface WordIndexParts {
  words: TextsParts;
  /** By word: entry * FIELDS + field, ascending. */
  places: Lists;
  /** By entry: the words of its leading text. */
  leads: Lists;
}

/** How many fields an entry can have; a later one is a weaker reason to be found. */
export const FIELDS = 4;

/** Takes entries one by one, in the order of their numbers. */
export class WordIndexBuilder {
  readonly #numbers = new Map<string, number>();
  readonly #placeWords = new Numbers();
  readonly #places = new Numbers();
  readonly #leadEntries = new Numbers();
  readonly #leads = new Numbers();
  #entries = 0;

  add(fields: readonly (readonly string[])[]): void {
    const seen = new Set<number>();
    for (const word of (fields[0] ?? []).flatMap(plainWords)) {
      this.#leadEntries.push(this.#entries);
      this.#leads.push(this.#number(word));
    }
    for (const [field, texts] of fields.entries()) {
      for (const text of texts) for (const word of indexWords(text)) this.#place(this.#number(word), field, seen);
    }
    this.#entries += 1;
  }

  #place(word: number, field: number, seen: Set<number>): void {
    if (seen.has(word)) return;
    seen.add(word);
    this.#placeWords.push(word);
    this.#places.push(this.#entries * FIELDS + field);
  }

  finish(): WordIndexParts {
    const sorted = [...this.#numbers.keys()].sort();
    const rank = new Uint32Array(sorted.length);
    for (const [index, word] of sorted.entries()) rank[this.#numbers.get(word) ?? 0] = index;
    const ranked = (numbers: Numbers) => numbers.view().map((number) => rank[number] ?? 0);
    return {
      words: Texts.of(sorted).parts,
      places: listsOf(ranked(this.#placeWords), this.#places.view(), sorted.length),
      leads: listsOf(this.#leadEntries.view(), ranked(this.#leads), this.#entries),
    };
  }

  #number(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(word, number);
    return number;
  }
}
