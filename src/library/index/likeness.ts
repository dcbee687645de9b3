import { NAME_KINDS, type NameKind } from '../library.ts';
import type { Story } from '../story.ts';
import { Best } from './best.ts';
import type { Register, Test } from './register.ts';
import { namesOf } from './register-parts.ts';

/** What it is worth that two stories share a name, before its rarity: a pairing says more than a fandom. */
const WORTH: Record<NameKind, number> = { relationship: 5, character: 2, tag: 1.5, author: 1, fandom: 1 };
/** What the likeness of their words is worth, for the story most alike. */
const WORDS_WORTH = 8;

/** The entries most like a story by the names they share, the rarer the better, and by the words of their texts. */
export function mostAlike(
  register: Register,
  story: Story,
  byWords: readonly number[],
  accept: Test,
  limit: number,
): number[] {
  const score = new Float32Array(register.size);
  const add = (entry: number, worth: number) => {
    score[entry] = (score[entry] ?? 0) + worth;
  };
  for (const kind of NAME_KINDS) {
    const table = register.names[kind];
    for (const name of namesOf(story, kind)) {
      const known = table.exactly(name);
      const carriers = known === undefined ? [] : table.stories(known);
      const worth = WORTH[kind] * Math.log(1 + register.size / (carriers.length + 1));
      for (const entry of carriers) add(entry, worth);
    }
  }
  for (const [place, entry] of byWords.entries()) add(entry, (WORDS_WORTH * (byWords.length - place)) / byWords.length);
  const best = new Best(limit);
  for (let entry = 0; entry < score.length; entry += 1) {
    const worth = score[entry] ?? 0;
    if (worth > 0 && best.wants(worth) && accept(entry)) best.offer(entry, worth);
  }
  return best.entries();
}
