import { hash } from './fingerprints.ts';
import { foldedWords } from './fold.ts';

/** What the id of a story is made from. */
export interface Identity {
  title: string | null;
  authors: readonly string[];
  published: string | null;
  /** The archive's own key of it ("tth:22183"). */
  key: string | null;
  /** What its text begins with; empty for a link-only story. */
  prints: readonly number[];
}

interface Claimant {
  story: Identity;
  index: number;
  slug: string;
}

/**
 * One id a story, in their order. Of several stories with one title and author the first published keeps the plain
 * slug, so that a newer story does not take it; the others carry a mark made of what is their own.
 */
export function assignIds(stories: readonly Identity[]): string[] {
  const ids = new Array<string>(stories.length);
  const others: Claimant[] = [];
  const taken = new Set<string>();
  for (const [slug, namesakes] of bySlug(stories)) {
    const [first, ...rest] = namesakes.sort(byClaim);
    if (!first) continue;
    others.push(...rest);
    if (first.story.title === null) {
      others.push(first);
      continue;
    }
    ids[first.index] = slug;
    taken.add(slug);
  }
  for (const { story, index, slug } of others) {
    let id = `${slug}-${markOf(story)}`;
    for (let copy = 2; taken.has(id); copy += 1) id = `${slug}-${markOf(story)}-${copy}`;
    taken.add(id);
    ids[index] = id;
  }
  return ids;
}

function bySlug(stories: readonly Identity[]): Map<string, Claimant[]> {
  const groups = new Map<string, Claimant[]>();
  for (const [index, story] of stories.entries()) {
    const slug = slugOf(story);
    const group = groups.get(slug);
    if (group) group.push({ story, index, slug });
    else groups.set(slug, [{ story, index, slug }]);
  }
  return groups;
}

const LONGEST = { title: 48, author: 24 };

function slugOf({ title, authors }: Identity): string {
  const parts = [slug(title ?? '', LONGEST.title) || 'untitled', slug(authors.slice(0, 2).join(' '), LONGEST.author)];
  return parts.filter((part) => part !== '').join('-');
}

/** Whole words, as many as have room; a single longer one is cut. */
function slug(text: string, room: number): string {
  const [first = '', ...more] = foldedWords(text);
  let result = first.slice(0, room);
  for (const word of more) {
    if (result.length + 1 + word.length > room) break;
    result += `-${word}`;
  }
  return result;
}

/** Earlier publication first, then what no other story has any part in. */
function byClaim(one: Claimant, other: Claimant): number {
  return claim(one.story) < claim(other.story) ? -1 : 1;
}

const claim = ({ published, key, prints }: Identity): string => [published ?? '9999', key ?? '~', ...prints].join(' ');

/** "22183" of "tth:22183", else a hash of what the text begins with. */
function markOf({ key, prints, authors }: Identity): string {
  const number = key?.split(':').at(-1);
  return number
    ? slug(number, 20)
    : hash([...prints, ...authors].join(' '))
        .toString(36)
        .padStart(7, '0');
}
