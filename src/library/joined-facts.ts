import { mergeFacts } from './formats/facts.ts';
import { ratingLevel } from './ratings.ts';
import type { SavedPage, StatedFacts } from './saved-page.ts';
import { RATING_LEVELS } from './story.ts';

/** What changes while a story grows: the page that was saved last knows best. */
const GROWING = ['status', 'updated', 'words', 'chapterCount', 'counts'] as const;

/** What the pages of one story, in reading order, state together. The first page that states a fact counts. */
export function factsOfPages(pages: readonly SavedPage[]): StatedFacts {
  const facts: StatedFacts = {};
  const latestFirst = [...pages].sort((one, other) => compare(other.facts.updated ?? '', one.facts.updated ?? ''));
  for (const page of latestFirst)
    mergeFacts(
      facts,
      only(page.facts, (name) => GROWING.some((growing) => growing === name)),
    );
  for (const page of pages)
    mergeFacts(
      facts,
      only(page.facts, (name) => GROWING.every((growing) => growing !== name)),
    );
  const rating = strictest(pages.flatMap((page) => page.facts.authorRating ?? []));
  const warnings = allWarnings(pages);
  return { ...facts, ...(rating && { authorRating: rating }), ...(warnings && { warnings }) };
}

function only(facts: StatedFacts, wanted: (name: string) => boolean): StatedFacts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => wanted(name)));
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Authors rate chapters: the whole story is as its strictest one. */
function strictest(ratings: readonly string[]): string | undefined {
  const level = (rating: string) => RATING_LEVELS.indexOf(ratingLevel(rating));
  return [...ratings].sort((one, other) => level(other) - level(one))[0];
}

/** Chapters carry warnings of their own; the story has them all. */
function allWarnings(pages: readonly SavedPage[]): StatedFacts['warnings'] {
  const stated = pages.flatMap(({ facts }) => facts.warnings ?? []);
  const list = [...new Set(stated.flatMap((warnings) => warnings.list))];
  if (list.length > 0) return { state: 'listed', list };
  return (
    stated.find(({ state }) => state === 'author-chose-not-to-warn') ??
    stated.find(({ state }) => state !== 'not-stated') ??
    stated[0]
  );
}
