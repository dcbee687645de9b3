import type { Random } from '../../src/ports.ts';
import type { GeneratedStory } from './generated-story.ts';
import { pick } from './vocabulary.ts';

/** What a member types who has one certain story in mind. */
export interface Query {
  typed: string;
  meant: number;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Words begun: a title from its beginning and broken off, its words in another order, or a word of it and the author's
 * name; always enough for a person to be sure what is meant (eight letters or the whole title).
 */
export function prefixQuery(random: Random, stories: readonly GeneratedStory[]): Query {
  const story = pick(random, stories);
  const words = wordsOf(story.title);
  const typed = pick(random, [
    () => brokenOff(random, words.join(' ')),
    () => brokenOff(random, words.join(' ')),
    () => brokenOff(random, shuffled(random, words).join(' ')),
    () => brokenOff(random, `${longest(words)} ${story.author}`),
  ])();
  return { typed, meant: story.number };
}

/** The same with one slip of the keys: a letter wrong, left out, too many, or two swapped, in a word of four or more. */
export function typoQuery(random: Random, stories: readonly GeneratedStory[]): Query {
  for (;;) {
    const query = prefixQuery(random, stories);
    const words = query.typed.split(' ');
    const long = [...words.keys()].filter((place) => (words[place]?.length ?? 0) >= 4);
    if (long.length === 0) continue;
    const place = pick(random, long);
    words[place] = slip(random, words[place] ?? '');
    return { typed: words.join(' '), meant: query.meant };
  }
}

function slip(random: Random, word: string): string {
  const at = random.below(word.length);
  const letter = LETTERS.charAt(random.below(LETTERS.length));
  return pick(random, [
    () => word.slice(0, at) + letter + word.slice(at + 1),
    () => word.slice(0, at) + word.slice(at + 1),
    () => word.slice(0, at) + letter + word.slice(at),
    () => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  ])();
}

const wordsOf = (title: string): string[] =>
  title
    .toLowerCase()
    .replace(/'/g, '')
    .match(/[a-z0-9]+/g) ?? [title];
const longest = (words: readonly string[]): string => [...words].sort((a, b) => b.length - a.length)[0] ?? '';

function brokenOff(random: Random, text: string): string {
  const least = Math.min(8, text.length);
  return text.slice(0, least + random.below(text.length - least + 1)).trim();
}

function shuffled(random: Random, words: readonly string[]): string[] {
  const left = [...words];
  return words.map(() => left.splice(random.below(left.length), 1)[0] ?? '');
}
