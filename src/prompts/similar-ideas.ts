import { foldedWords } from '../library/fold.ts';
import { ideaText } from './idea-pool.ts';
import type { Idea } from './records.ts';

/** Words that every other idea has. */
const COMMON = new Set(
  'a an and are as at be but by for from had has have he her him his how in into is it its me meet meets my not of off on one or our she so that the their them they this to up was we what when where who will with you'.split(
    ' ',
  ),
);
/** The share of words in common from which two ideas are taken to be one. */
const ALIKE = 0.5;
const SHOWN = 3;

type Wording = Pick<Idea, 'who' | 'where' | 'what' | 'fandoms'>;

/** The ideas that say much the same, the most alike first. */
export function similarIdeas<T extends Wording>(idea: Wording, others: Iterable<T>): T[] {
  const words = significant(idea);
  const alike = [...others].map((other) => ({ other, share: shared(words, significant(other)) }));
  return alike
    .filter(({ share }) => share >= ALIKE)
    .sort((left, right) => right.share - left.share)
    .slice(0, SHOWN)
    .map(({ other }) => other);
}

function significant(idea: Wording): Set<string> {
  return new Set(foldedWords(ideaText(idea)).filter((word) => !COMMON.has(word)));
}

/** Words in common, measured by the shorter of the two: a sentence added makes no new idea. */
function shared(some: Set<string>, others: Set<string>): number {
  const common = [...some].filter((word) => others.has(word)).length;
  return common / Math.max(1, Math.min(some.size, others.size));
}
