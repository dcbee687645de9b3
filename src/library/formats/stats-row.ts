import { isoDate } from './dates.ts';
import { type Evidence, weightOf } from './stats-weights.ts';

export type { Evidence } from './stats-weights.ts';

/** One way to read the digits of a row. */
export interface Reading {
  chapters: number;
  words: number;
  recommendations: number;
  reviews: number;
  hits: number;
  published: string;
  updated: string;
}

/** What the squashed row of a TtH page says; what its digits leave open is null. */
export interface StatsRow {
  /** What stands before the rating: the last category and the author, glued together. */
  before: string;
  rating: string;
  chapters: number | null;
  words: number | null;
  counts: { recommendations: number | null; reviews: number | null; hits: number | null };
  published: string | null;
  updated: string;
  complete: boolean;
}

const BLANK = '[ \\u00a0\\u202f]';
const DATE = `${BLANK}(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)${BLANK}\\d{2}`;
const RATED = '^(.{0,400}?)(FR(?:7|13|15|18|21))';
const ROW = new RegExp(`${RATED}([\\d,]{5,40})(${DATE})(\\d{1,2}${DATE})(Yes|No)\\s*$`);
/** The same with blanks between its cells, as other tools save it. */
const CELLS = new RegExp(
  `${RATED}${'\\s+([\\d,]+)'.repeat(5)}\\s+(\\d{1,2}${DATE})\\s+(\\d{1,2}${DATE})\\s+(Yes|No)\\s*$`,
);

/** How sure a reading must be before its chapters and words, or its other counts, are believed. */
const SURE = { size: 0.75, counts: 0.9 };

/** Reads a row as well as its digits and the evidence of the page allow; null when the line is none. */
export function readStatsRow(line: string, evidence: Evidence): StatsRow | null {
  const match = ROW.exec(line) ?? CELLS.exec(line);
  if (!match) return null;
  const [, before = '', rating = ''] = match;
  const updated = isoDate(match.at(-2) ?? '');
  if (updated === null) return null;
  const readings =
    match.length > 7 ? [cells(match, updated)] : readingsOf(match[3] ?? '', match[4] ?? '', updated, evidence);
  const row = { before: before.trim(), rating, updated, complete: match.at(-1) === 'Yes' };
  return { ...row, ...agreed(readings.map((reading) => ({ reading, weight: weightOf(reading, evidence) }))) };
}

export function isStatsRow(line: string): boolean {
  return /(?:Yes|No)\s*$/.test(line.slice(-8)) && (ROW.test(line) || CELLS.test(line));
}

function cells(match: readonly string[], updated: string): Reading {
  const [chapters = 0, words = 0, recommendations = 0, reviews = 0, hits = 0] = match
    .slice(3, 8)
    .map((cell) => Number(cell.replaceAll(',', '')));
  return { chapters, words, recommendations, reviews, hits, published: isoDate(match[8] ?? '') ?? updated, updated };
}

interface Weighed {
  reading: Reading;
  weight: number;
}

/** The best reading's values, each where the readings that agree on it outweigh the others clearly. */
function agreed(weighed: readonly Weighed[]): Pick<StatsRow, 'chapters' | 'words' | 'counts' | 'published'> {
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const best = weighed.reduce<Weighed | null>(
    (most, one) => (most && most.weight >= one.weight ? most : one),
    null,
  )?.reading;
  const share = (same: (one: Reading, best: Reading) => boolean) =>
    best ? weighed.reduce((sum, { reading, weight }) => sum + (same(reading, best) ? weight : 0), 0) / (total || 1) : 0;
  const keep = <K extends 'recommendations' | 'reviews' | 'hits'>(name: K) =>
    best && share((one) => one[name] === best[name]) >= SURE.counts ? best[name] : null;
  const size = share((one) => one.chapters === best?.chapters && one.words === best.words) >= SURE.size;
  return {
    chapters: best && size ? best.chapters : null,
    words: best && size ? best.words : null,
    counts: { recommendations: keep('recommendations'), reviews: keep('reviews'), hits: keep('hits') },
    published: best && share((one) => one.published === best.published) >= SURE.counts ? best.published : null,
  };
}

/** Every split of the digits that breaks no rule. `digits` are glued to the day of the first date. */
function readingsOf(digits: string, monthAndYear: string, updated: string, evidence: Evidence): Reading[] {
  return [1, 2].flatMap((days) => {
    const published = plainNumber(digits.slice(-days)) === null ? null : isoDate(digits.slice(-days) + monthAndYear);
    if (published === null || published > updated) return [];
    return splits(digits.slice(0, -days))
      .map((counts) => ({ ...counts, published, updated }))
      .filter((reading) => isPossible(reading, evidence));
  });
}

type Counts = Omit<Reading, 'published' | 'updated'>;

function splits(digits: string): Counts[] {
  const found: Counts[] = [];
  for (const [chapters, afterChapters] of heads(digits, plainNumber, 3)) {
    for (const [words, afterWords] of heads(afterChapters, groupedNumber, 9)) {
      for (const [recommendations, afterRecommendations] of heads(afterWords, plainNumber, 4)) {
        for (const [reviews, rest] of heads(afterRecommendations, plainNumber, 5)) {
          const hits = groupedNumber(rest);
          if (hits !== null) found.push({ chapters, words, recommendations, reviews, hits });
        }
      }
    }
  }
  return found;
}

/** All numbers that `digits` may begin with, and what is left behind each. */
function heads(digits: string, numberOf: (text: string) => number | null, longest: number): [number, string][] {
  const found: [number, string][] = [];
  for (let length = 1; length <= Math.min(longest, digits.length - 1); length += 1) {
    const number = numberOf(digits.slice(0, length));
    if (number !== null) found.push([number, digits.slice(length)]);
  }
  return found;
}

/** Chapters, recommendations and reviews never have commas. */
const plainNumber = (text: string): number | null => (/^(?:0|[1-9]\d{0,5})$/.test(text) ? Number(text) : null);

/** Words and hits have a comma before every three digits. */
const groupedNumber = (text: string): number | null =>
  /^(?:0|[1-9]\d{0,2}(?:,\d{3})*)$/.test(text) ? Number(text.replaceAll(',', '')) : null;

/** Words a chapter has at the least; fewer are not posted as one. */
const SHORTEST_CHAPTER = 100;

function isPossible(reading: Reading, { chapter, ownWords }: Evidence): boolean {
  if (reading.chapters < Math.max(1, chapter ?? 1)) return false;
  if (reading.words < SHORTEST_CHAPTER * reading.chapters) return false;
  if (reading.chapters > 1 || ownWords === null) return true;
  return Math.abs(reading.words - ownWords) <= 0.2 * Math.max(reading.words, ownWords);
}
