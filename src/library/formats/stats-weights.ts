import type { Reading } from './stats-row.ts';

/** What a page says by itself about the numbers in its row. */
export interface Evidence {
  /** The highest chapter number seen in the page. */
  chapter: number | null;
  /** Our own count of the page's text. */
  ownWords: number | null;
}

/** The usual size of a ratio and how far it strays, both as natural logarithms: what TtH's stories have in common. */
interface Usual {
  middle: number;
  spread: number;
}

const CHAPTERS: Usual = { middle: Math.log(6), spread: 1.4 };
const WORDS_A_CHAPTER: Usual = { middle: Math.log(2500), spread: 0.85 };
const WORDS_TO_OWN: Usual = { middle: 0, spread: 0.75 };
const HITS_A_CHAPTER: Usual = { middle: Math.log(2500), spread: 0.9 };
const REVIEWS_A_HIT: Usual = { middle: Math.log(0.0035), spread: 0.85 };
const RECOMMENDATIONS_A_REVIEW: Usual = { middle: Math.log(0.08), spread: 1.2 };

/** How plausible a reading is; only the ratio of two weights means anything. */
export function weightOf(reading: Reading, { ownWords }: Evidence): number {
  const wordsAChapter = reading.words / reading.chapters;
  let cost =
    distance(reading.chapters, CHAPTERS) +
    distance(wordsAChapter, WORDS_A_CHAPTER) +
    distance(reading.hits / reading.chapters, HITS_A_CHAPTER);
  if (ownWords !== null && reading.chapters > 1) cost += distance(wordsAChapter / Math.max(50, ownWords), WORDS_TO_OWN);
  cost += distance((reading.reviews + 0.3) / (reading.hits + 30), REVIEWS_A_HIT);
  cost += distance((reading.recommendations + 0.1) / (reading.reviews + 1), RECOMMENDATIONS_A_REVIEW);
  if (reading.recommendations > reading.reviews) cost += 4;
  if (reading.chapters === 1 && reading.published !== reading.updated) cost += 1.5;
  return Math.exp(-cost);
}

/** The negative logarithm of a normal distribution, without its constant. */
const distance = (ratio: number, { middle, spread }: Usual): number =>
  ((Math.log(Math.max(ratio, 1e-9)) - middle) / spread) ** 2 / 2;
