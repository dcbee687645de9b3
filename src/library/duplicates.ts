import { isSameText } from './fingerprints.ts';
import { foldName } from './fold.ts';
import { mergeFacts } from './formats/facts.ts';
import type { Draft } from './join.ts';
import { levelOf } from './ratings.ts';
import type { StatedFacts } from './saved-page.ts';
import { PERMISSIONS, type Permission, RATING_LEVELS } from './story.ts';

/** Chapters of two stories that are compared: the same one may not be saved of both. */
const CHAPTERS = 5;

/** Of a story that is there twice, as from two archives or in two formats, the richer one; it takes over facts it lacks. */
export function leaveOutCopies(drafts: readonly Draft[]): Draft[] {
  const byPrint = new Map<number, Draft[]>();
  const left = new Set<Draft>();
  for (const draft of drafts) {
    const twin = candidates(byPrint, draft).find((other) => !left.has(other) && isSameStory(other, draft));
    if (twin) {
      const [better, worse] = isRicher(draft, twin) ? [draft, twin] : [twin, draft];
      takeOver(better, worse);
      left.add(worse);
    }
    for (const print of openings(draft)) byPrint.set(print, [...(byPrint.get(print) ?? []), draft]);
  }
  return drafts.filter((draft) => !left.has(draft));
}

/** How many other stories with the same opening words are looked at. */
const MOST = 20;

function candidates(byPrint: ReadonlyMap<number, Draft[]>, draft: Draft): Draft[] {
  return [...new Set(openings(draft).flatMap((print) => byPrint.get(print)?.slice(-MOST) ?? []))];
}

const openings = ({ chapters }: Draft): number[] =>
  chapters.slice(0, CHAPTERS).flatMap(({ prints }) => prints.slice(0, 4));

function isSameStory(one: Draft, other: Draft): boolean {
  const titles = [one.facts.title, other.facts.title].map((title) => foldName(title ?? ''));
  if (titles.every((title) => title !== '') && titles[0] !== titles[1]) return false;
  if (one.entry && other.entry) return false;
  return one.chapters
    .slice(0, CHAPTERS)
    .some(({ prints }) => other.chapters.slice(0, CHAPTERS).some((chapter) => isSameText(prints, chapter.prints)));
}

function isRicher(one: Draft, other: Draft): boolean {
  const worth = ({ entry, chapters, facts, losses, files }: Draft): (number | string)[] => [
    entry ? 1 : 0,
    chapters.length,
    Object.keys(facts).length,
    -losses,
    files[0] ?? '',
  ];
  const [mine, theirs] = [worth(one), worth(other)];
  const at = mine.findIndex((value, index) => value !== theirs[index]);
  const [my = 0, their = 0] = [mine[at], theirs[at]];
  return at >= 0 && my > their;
}

/**
 * Of two copies the stricter rating and the narrower permission count, whichever is the richer: otherwise a member's text with
 * another story's opening would open that story to everybody.
 */
function strictestGate(
  one: StatedFacts,
  other: StatedFacts,
): Pick<StatedFacts, 'rating' | 'authorRating' | 'permission'> {
  const [strict] = [one, other].sort((a, b) => strictness(b) - strictness(a));
  const [narrow] = [one, other].flatMap(({ permission }) => permission ?? []).sort((a, b) => rank(a) - rank(b));
  return {
    ...(strict &&
      strictness(strict) >= 0 && { rating: strict.rating ?? null, authorRating: strict.authorRating ?? null }),
    ...(narrow && { permission: narrow }),
  };
}

/** -1 where no rating is stated: that a copy says nothing makes the other no stricter. */
function strictness({ rating = null, authorRating = null }: StatedFacts): number {
  return rating === null && authorRating === null ? -1 : RATING_LEVELS.indexOf(levelOf({ rating, authorRating }));
}

const rank = (permission: Permission): number => PERMISSIONS.indexOf(permission);

function takeOver(better: Draft, worse: Draft): void {
  const gate = strictestGate(better.facts, worse.facts);
  mergeFacts(better.facts, worse.facts);
  Object.assign(better.facts, gate);
  better.key ??= worse.key;
  const found = better.files.join(', ');
  for (const file of worse.files) {
    better.problems.push({
      file,
      line: null,
      message: `expected each story once, found the same in ${found}, which holds more`,
    });
  }
}
