import { type Dealer, PARTS, type PartName, type Parts } from './dealer.ts';
import { DECK_RATINGS } from './deck-schema.ts';
import type { Identity } from './decks.ts';
import { PLAIN_TERMS, type Terms } from './playable.ts';
import { seedFrom, seedWords } from './seed.ts';
import { SHAPES } from './shapes.ts';

/**
 * A code is a seed in words, then what differs from what the seed alone would deal: "owl-4-velvet" for most prompts,
 * "owl-4-velvet-love-bk3x" for a romantic one whose second character was fixed. So it holds the whole prompt and needs no
 * store, and a deck that grows changes few of the codes given out before.
 */
export interface CodeParts {
  seed: number;
  terms: Terms;
  exceptions: Partial<Parts>;
}

/** The letter before an exception's token; "a" and "b" are the two characters. */
const LETTERS: Record<PartName, string> = {
  shape: 's',
  first: 'a',
  second: 'b',
  setting: 'p',
  spark: 'k',
  constraint: 'c',
};
const NONE = '0';
const ROMANCE = 'love';
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
/** One digit more than needed, so that an entry added later seldom makes an old code ambiguous. */
const MARGIN = 1;

/** The code of these parts, with as few exceptions as the seed leaves. */
export function codeFor(dealer: Dealer, seed: number, terms: Terms, parts: Parts): string {
  const exceptions: Partial<Parts> = {};
  for (const part of PARTS) {
    const dealt = dealer.deal({ seed, terms, fixed: exceptions });
    if (dealt && PARTS.every((other) => dealt[other] === parts[other])) break;
    if (dealt?.[part] !== parts[part]) Object.assign(exceptions, { [part]: parts[part] });
  }
  const tokens = PARTS.filter((part) => part in exceptions).map(
    (part) => LETTERS[part] + token(parts[part], pool(dealer, part, parts)),
  );
  return [seedWords(seed), ...termTokens(terms), ...tokens].join('-');
}

/** What a code says, or undefined when it is no code or names something these decks do not hold. */
export function readCode(dealer: Dealer, code: string): CodeParts | undefined {
  const [creature = '', number = '', stuff = '', ...tokens] = normalised(code).split('-');
  const seed = seedFrom(creature, number, stuff);
  if (seed === undefined) return undefined;
  const read: CodeParts = { seed, terms: { ...PLAIN_TERMS }, exceptions: {} };
  const understood = tokens.every((text) => readTerm(text, read.terms) || readException(dealer, text, read));
  return understood ? read : undefined;
}

/** Codes are typed by hand: capitals, blanks and stray marks are forgiven. */
export function normalised(code: string): string {
  return code
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9~]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

function termTokens({ rating, romance, words }: Terms): string[] {
  return [
    ...(rating === 'general' ? [] : [rating]),
    ...(romance ? [ROMANCE] : []),
    ...(words === null ? [] : [String(words)]),
  ];
}

function readTerm(text: string, terms: Terms): boolean {
  const rating = DECK_RATINGS.find((known) => known === text);
  if (rating) terms.rating = rating;
  else if (text === ROMANCE) terms.romance = true;
  else if (/^[1-9]\d{0,3}$/.test(text)) terms.words = Number(text);
  else return false;
  return true;
}

function readException(dealer: Dealer, text: string, { seed, exceptions }: CodeParts): boolean {
  const part = PARTS.find((name) => LETTERS[name] === text[0]);
  if (!part) return false;
  const rest = text.slice(1);
  if (rest === NONE && (part === 'setting' || part === 'constraint')) {
    Object.assign(exceptions, { [part]: null });
    return true;
  }
  const shape = exceptions.shape ?? dealer.shapeOf(seed);
  const found = rest && shape && bestMatch(pool(dealer, part, { shape }), rest);
  if (found) Object.assign(exceptions, { [part]: found });
  return Boolean(found);
}

/** All entries that a part's token is told apart from. */
function pool(dealer: Dealer, part: PartName, { shape }: Pick<Parts, 'shape'>): readonly Identity[] {
  switch (part) {
    case 'shape':
      return SHAPES;
    case 'first':
    case 'second':
      return dealer.characters;
    case 'setting':
      return dealer.settings;
    case 'spark':
      return dealer.sparksOf(shape);
    case 'constraint':
      return dealer.decks.lists.constraints;
  }
}

/** A beginning of the entry's hash that no other has, as Git shortens its ids. */
function token(entry: Identity | null, others: readonly Identity[]): string {
  if (!entry) return NONE;
  const rivals = others.filter((other) => other.id !== entry.id);
  let length = 1;
  while (length < LONGEST && rivals.some((rival) => beginning(rival, length) === beginning(entry, length))) length += 1;
  const digits = Math.min(length + MARGIN, LONGEST);
  return Array.from({ length: digits }, (_, index) => DIGITS[beginning(entry, index + 1) & 31]).join('');
}

function bestMatch(entries: readonly Identity[], text: string): Identity | undefined {
  const digits = [...text].map((digit) => DIGITS.indexOf(digit));
  if (digits.includes(-1) || digits.length > LONGEST) return undefined;
  const wanted = digits.reduce((number, digit) => number * 32 + digit, 0);
  const found = entries.filter((entry) => beginning(entry, digits.length) === wanted);
  return found.length === 1 ? found[0] : undefined;
}

/** Digits of five bits that a hash of 32 bits holds. */
const LONGEST = 6;

/** The first digits of an entry's hash, as a number. */
function beginning({ hash }: Identity, length: number): number {
  return hash >>> (32 - 5 * length);
}
