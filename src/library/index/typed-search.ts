import { foldedWords } from '../fold.ts';
import { spaced } from './unspaced.ts';

/** What a member asks of the full text: words that stand in it, exact phrases, and what must not be there. */
export interface TypedSearch {
  words: string[];
  phrases: string[];
  without: string[];
}

const PART = /(-?)(?:["“”„«»]([^"“”„«»]*)["“”„«»]?|(\S+))/gu;
const MOST_WORDS = 12;

/** Reads `lamp "went out" -ghost`. Quotation marks of any shape; a hyphen inside a word is part of it. */
export function parseSearch(typed: string): TypedSearch {
  const search: TypedSearch = { words: [], phrases: [], without: [] };
  for (const [, minus, phrase, word] of typed.slice(0, 500).normalize('NFC').matchAll(PART)) {
    const text = phrase ?? word ?? '';
    if (foldedWords(text).length === 0) continue;
    if (minus) search.without.push(text);
    else if (phrase === undefined) search.words.push(text);
    else search.phrases.push(text);
  }
  return { ...search, words: [...new Set(search.words)].slice(0, MOST_WORDS) };
}

/** Words so common that they tell nothing of a text; they count only inside a phrase, or when nothing else was typed. */
const COMMON = new Set(
  `a about all am an and any are as at be been but by can did do for from get gets got had has have he her him his how i if in into is it
  its just me my no not of on one or our out she so some that the their them then there they this to up us was we were what when where which
  who why will with would you your`.split(/\s+/),
);

export const isCommon = (word: string): boolean => COMMON.has(word);

/** What to ask the full text for, in the words of FTS5. */
export interface Expressions {
  /** Narrowest first: all words near one another, then all of them anywhere in a chapter. */
  wanted: string[];
  /** When nothing at all was found: all words but one, since a line is remembered wrongly more often than not. */
  lastResort: string[];
}

export function matchExpressions({ words, phrases, without }: TypedSearch): Expressions {
  const telling = words.filter((word) => !foldedWords(word).every(isCommon));
  const single = telling.length > 0 || phrases.length > 0 ? telling : words;
  const all = [...phrases, ...single].map(quoted);
  if (all.length === 0) return { wanted: [], lastResort: [] };
  const not = without.map((text) => ` NOT ${quoted(text)}`).join('');
  const near = phrases.length === 0 && all.length > 1 ? [`NEAR(${all.join(' ')}, 20)${not}`] : [];
  const but = (wrong: number) => `(${all.filter((_, place) => place !== wrong).join(' AND ')})`;
  const anyWrong = single.map((_, place) => but(phrases.length + place)).join(' OR ');
  return {
    wanted: [...near, `(${all.join(' AND ')})${not}`],
    lastResort: single.length > 2 ? [`(${anyWrong})${not}`] : [],
  };
}

/** FTS5 takes what stands between double quotes as it is and splits it into words by its own rules. */
const quoted = (text: string): string => `"${spaced(text).replace(/["\0]/g, ' ')}"`;
