import { foldedWords } from './fold.ts';
import type { Chapter } from './story.ts';

/** Paragraphs of a chapter that are looked at, from its beginning: enough to know it again. */
const PARAGRAPHS = 16;
/** Words of a paragraph that are looked at: formats differ in where they end one, hardly in where they begin it. */
const WORDS = 6;
/** Shorter openings ("Yes.") stand in every story. */
const FEWEST_WORDS = 4;

/** What the paragraphs of a chapter begin with, as hashes: case, accents and punctuation do not count. */
export function printsOf({ paragraphs }: Pick<Chapter, 'paragraphs'>): number[] {
  const prints = new Set<number>();
  for (const { kind, text } of paragraphs) {
    if (prints.size === PARAGRAPHS) break;
    const words = kind === 'text' ? foldedWords(text.slice(0, 120)).slice(0, WORDS) : [];
    if (words.length >= FEWEST_WORDS) prints.add(hash(words.join(' ')));
  }
  return [...prints];
}

/** Whether two chapters are the same text, edited a little or saved by another tool. Without prints nothing is known. */
export function isSameText(one: readonly number[], other: readonly number[]): boolean {
  const known = new Set(one);
  const shared = other.filter((print) => known.has(print)).length;
  return shared > 0 && shared >= Math.min(one.length, other.length) / 2;
}

/** FNV-1a, 32 bits. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}
