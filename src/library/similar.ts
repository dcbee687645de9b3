import { foldName, foldPairing } from './fold.ts';
import type { Story } from './story.ts';

/** More shared names than this are not listed: a reason is read at a glance. */
const LISTED = 3;
const REASONS = 3;

/** Why one who liked the one story may like the other, in a few words ("same pairing; both one-shots"). */
export function whyAlike(story: Story, other: Story, sharedWords: readonly string[]): string {
  const shared = (names: (of: Story) => readonly string[]) => inBoth(names(story), names(other));
  const pairing = inBoth(story.relationships, other.relationships, foldPairing).length > 0;
  const characters = shared((of) => of.characters);
  const tags = shared((of) => [...of.genres, ...of.tags]);
  const reasons = [
    pairing ? 'same pairing' : listed('also with', characters),
    shared((of) => of.authors).length > 0 ? 'by the same author' : '',
    listed('both tagged', tags),
    bothOneShots(story, other) ? 'both one-shots' : '',
    listed('both tell of', sharedWords),
    pairing || characters.length > 0
      ? ''
      : listed(
          'same fandom:',
          shared((of) => of.fandoms),
        ),
  ];
  return (
    reasons
      .filter((reason) => reason !== '')
      .slice(0, REASONS)
      .join('; ') || 'alike in its words'
  );
}

export function bothOneShots(story: Story, other: Story): boolean {
  return [story, other].every((one) => (one.chapterCount ?? one.chapters.length) === 1);
}

function inBoth(names: readonly string[], others: readonly string[], fold = foldName): string[] {
  const folded = new Set(others.map(fold));
  const shared = names.filter((name) => folded.has(fold(name)));
  // A name may stand among the genres and among the tags, written differently.
  return [...new Map(shared.map((name) => [fold(name), name])).values()];
}

function listed(what: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `${what} ${names.slice(0, LISTED).join(', ')}`;
}
