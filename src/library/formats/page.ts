import { StoryFormatError } from '../../errors.ts';
import type { SavedPage, StatedFacts } from '../saved-page.ts';
import type { Chapter, Problem } from '../story.ts';
import { fieldNames } from './fields.ts';
import { isStricter, splitRating } from './rating-text.ts';
import { storyKey } from './story-keys.ts';

/** What a reader found; the rest of a `SavedPage` follows from it. */
export interface PageParts {
  format: string;
  facts: StatedFacts;
  chapters: Chapter[];
  story?: string | null;
  page?: number | null;
  of?: number | null;
  problems?: Problem[];
}

/** @throws {StoryFormatError} when there is no text of a story in the chapters. */
export function savedPage(file: string, parts: PageParts): SavedPage {
  if (parts.chapters.every(({ paragraphs }) => paragraphs.every(({ kind }) => kind !== 'text'))) {
    throw new StoryFormatError({
      file,
      line: null,
      expected: `the text of a story below the heading (${parts.format})`,
      found: 'none; was the page saved in full?',
    });
  }
  const authorRating = parts.facts.authorRating ?? ratingInNotes(parts.chapters, parts.facts.rating ?? null);
  return {
    file,
    format: parts.format,
    facts: authorRating ? { ...parts.facts, authorRating } : parts.facts,
    place: {
      story: parts.story ?? storyKey(parts.facts.source),
      page: parts.page ?? null,
      of: parts.of ?? null,
    },
    chapters: parts.chapters,
    losses: 0,
    problems: parts.problems ?? [],
  };
}

/** The strictest rating that the author's notes state and the archive does not: the gate has to know it. */
function ratingInNotes(chapters: readonly Chapter[], stated: string | null): string | null {
  const own = chapters
    .flatMap(({ notes }) => notes)
    .filter(({ label }) => fieldNames(label).includes('rating'))
    .flatMap(({ text }) => splitRating(text)?.rating ?? [])
    .filter((rating) => rating.toLowerCase() !== stated?.toLowerCase());
  return own.reduce<string | null>(
    (first, rating) => (first === null || isStricter(rating, first) ? rating : first),
    null,
  );
}
