import { countWords } from '../library/words.ts';

/** The lengths that have a name. */
export const FORMS = {
  50: 'half a drabble',
  100: 'a drabble',
  200: 'a double drabble',
  300: 'a triple drabble',
} as const;
const LENGTHS = Object.keys(FORMS).map(Number);

export interface WordCheck {
  words: number;
  /** Null where any length will do. */
  target: number | null;
  /** How many words there are too many; below nought: too few. */
  over: number;
  /** What a counter says that only looks at blanks, as many editors do. */
  byBlanks: number;
  /** Where the text makes counters differ. */
  differences: Difference[];
  longest: { sentence: string; words: number } | null;
}

export interface Difference {
  /** "2 dashes with blanks around them" */
  what: string;
  example: string;
  /** What other counters make of each of them. */
  others: string;
}

/** `target` "any" wants no length; left out, it is the named length that is nearest. */
export function checkWords(text: string, target?: number | 'any'): WordCheck {
  const words = countWords(text);
  const wanted = target === 'any' ? null : (target ?? nearestLength(words));
  return {
    words,
    target: wanted,
    over: wanted === null ? 0 : words - wanted,
    byBlanks: text.split(/\s+/).filter((piece) => piece !== '').length,
    differences: DIFFERENCES.flatMap((difference) => found(difference, text)),
    longest: longestSentence(text),
  };
}

/** "exactly a drabble (100)", "3 over a drabble (100)", "2 short of 221" */
export function distance({ target, over }: WordCheck): string | null {
  if (target === null) return null;
  const name = named(target);
  if (over === 0) return `exactly ${name}`;
  return over > 0 ? `${over} over ${name}` : `${-over} short of ${name}`;
}

/** A piece that may stand as an answer to a prompt: of a named length, or of the one that was asked for. */
export function isMeasured(words: number, asked: number | null): boolean {
  return words === asked || LENGTHS.includes(words) || (asked === null && words > 0 && words <= 300);
}

function named(length: number): string {
  const form = Object.entries(FORMS).find(([words]) => Number(words) === length)?.[1];
  return form === undefined ? String(length) : `${form} (${length})`;
}

function nearestLength(words: number): number {
  return LENGTHS.reduce((best, length) => (Math.abs(words - length) < Math.abs(words - best) ? length : best));
}

/**
 * Single marks of which there may be one or several; the first example is shown. Each pattern begins where a word does:
 * tried from every letter of half a megabyte without a blank, it would stop the bot for hours.
 */
const DIFFERENCES = [
  {
    pattern: /(?<!\S)\S+\s+(?:--+|[–—―-])\s+\S+/g,
    one: 'dash with blanks around it',
    several: 'dashes with blanks around them',
    others: 'counters that split at blanks take each for a word',
  },
  {
    pattern: /(?<![\p{L}\p{N}])[\p{L}\p{N}]+(?:--+|[–—―])[\p{L}\p{N}]+/gu,
    one: 'dash without blanks',
    several: 'dashes without blanks',
    others: 'counters that split at blanks make one word of the two',
  },
  {
    pattern: /(?<![\p{L}\p{N}])[\p{L}\p{N}]+(?:[-‐‑][\p{L}\p{N}]+)+/gu,
    one: 'hyphenated word, counted as one',
    several: 'hyphenated words, each counted as one',
    others: 'some counters split them',
  },
  {
    pattern: /(?<!\d)\d+(?:[.,:/]\d+)+/g,
    one: 'number with a mark inside, counted in pieces',
    several: 'numbers with a mark inside, counted in pieces',
    others: 'most counters take each for one word',
  },
  {
    pattern: /(?<!\p{L})\p{L}+(?:\.{2,}|…|\/)\p{L}+/gu,
    one: 'place where marks alone part two words',
    several: 'places where marks alone part two words',
    others: 'counters that split at blanks make one word of the two',
  },
];

function found({ pattern, one, several, others }: (typeof DIFFERENCES)[number], text: string): Difference[] {
  const places = text.match(pattern) ?? [];
  const [example] = places;
  if (example === undefined) return [];
  return [
    { what: `${places.length} ${places.length === 1 ? one : several}`, example: example.replace(/\s+/g, ' '), others },
  ];
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
/** Beyond this the segmenter grows slow, and nobody looks for a sentence in so much text. */
const SEARCHED = 20_000;

function longestSentence(text: string): WordCheck['longest'] {
  let longest: WordCheck['longest'] = null;
  for (const { segment } of sentences.segment(text.slice(0, SEARCHED))) {
    const words = countWords(segment);
    if (words > (longest?.words ?? 0)) longest = { sentence: segment.trim().replace(/\s+/g, ' '), words };
  }
  return longest;
}

/** What a message says, without Discord's own codes: an emoji is no word, and a mention is one. */
export function plainMessage(content: string): string {
  return content
    .replace(/<a?:\w+:\d+>|<t:-?\d+(?::\w)?>/g, ' ')
    .replace(/<(?:@[!&]?|#)\d+>/g, 'somebody')
    .replace(/<\/([^:>]+):\d+>/g, '$1');
}
