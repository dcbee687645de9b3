import { foldedWords } from '../fold.ts';
import type { Paragraph } from '../story.ts';
import { isCommon } from './typed-search.ts';

/** How many words of a text are looked up, and how many of them speak for it. */
const LOOKED_UP = 40;
const KEPT = 8;
/** A word in a larger share of all texts than this tells nothing of one of them. */
const TOO_COMMON = 0.05;
/** Enough of a text to know what it is about. */
const ENOUGH = 40_000;

/** The words that tell a text from others: used often here and seldom elsewhere. */
export function distinctiveWords(
  paragraphs: readonly Paragraph[],
  texts: number,
  textsWith: (word: string) => number,
): string[] {
  const counts = new Map<string, number>();
  let length = 0;
  for (const { text } of paragraphs) {
    for (const word of foldedWords(text)) {
      if (word.length >= 4 && !isCommon(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    length += text.length;
    if (length > ENOUGH) break;
  }
  const often = [...counts].filter(([, count]) => count > 1).sort((a, b) => b[1] - a[1]);
  const weighed = often.slice(0, LOOKED_UP).flatMap(([word, count]) => {
    const elsewhere = textsWith(word);
    const telling = elsewhere > 1 && elsewhere <= Math.max(2, texts * TOO_COMMON);
    return telling ? [{ word, weight: count * Math.log(texts / elsewhere) }] : [];
  });
  return weighed
    .sort((a, b) => b.weight - a.weight)
    .slice(0, KEPT)
    .map(({ word }) => word);
}
