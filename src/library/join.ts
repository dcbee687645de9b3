import type { Catalogue, CatalogueEntry } from './catalogue.ts';
import { applyCatalogue } from './catalogue-match.ts';
import { leaveOutCopies } from './duplicates.ts';
import { printsOf } from './fingerprints.ts';
import { assignIds } from './ids.ts';
import { factsOfPages } from './joined-facts.ts';
import { groupPages, type PageGroup } from './page-groups.ts';
import { orderPages, pageNumbers } from './page-order.ts';
import type { SavedPage, StatedFacts } from './saved-page.ts';
import type { Chapter, FullStory, Problem } from './story.ts';

/** Where a chapter of a joined story comes from. */
export interface Origin {
  page: SavedPage;
  /** Which of the page's chapters it is, from 0. */
  place: number;
}

/** A story put together from its pages. `origins` runs beside `story.chapters`. */
export interface JoinedStory {
  story: FullStory;
  origins: Origin[];
}

/** A story on its way: everything but its id. */
export interface Draft {
  /** What the curator says of its files. */
  entry: CatalogueEntry | null;
  facts: StatedFacts;
  /** The archive's own key of it. */
  key: string | null;
  files: string[];
  chapters: DraftChapter[];
  losses: number;
  problems: Problem[];
}

export interface DraftChapter {
  origin: Origin;
  number: number;
  prints: readonly number[];
}

/**
 * All stories that the pages and the catalogue hold, in the order of their ids. Pages without paragraphs will do where
 * they carry prints of them.
 */
export function joinStories(pages: readonly SavedPage[], catalogue: Catalogue): JoinedStory[] {
  const drafts = groupPages(pages.map(withPrints), catalogue.entries).map(draftOf);
  const complete = applyCatalogue(leaveOutCopies(drafts), catalogue.entries);
  const ids = assignIds(complete.map(identityOf));
  const stories = complete.map((draft, index) => ({
    story: storyOf(ids[index] ?? '', draft),
    origins: draft.chapters.map(({ origin }) => origin),
  }));
  return stories.sort((one, other) => (one.story.id < other.story.id ? -1 : 1));
}

function withPrints(page: SavedPage): SavedPage {
  return page.prints ? page : { ...page, prints: page.chapters.map(printsOf) };
}

function draftOf({ entry, pages }: PageGroup): Draft {
  const { pages: ordered, problems, left } = orderPages(pages);
  return {
    entry,
    facts: factsOfPages([...ordered, ...left]),
    key: ordered.find(({ place }) => place.story !== null)?.place.story ?? null,
    files: [...new Set(ordered.map(({ file }) => file))],
    chapters: chaptersOf(ordered),
    losses: ordered.reduce((sum, { losses }) => sum + losses, 0),
    problems: [...ordered.flatMap((page) => page.problems), ...problems],
  };
}

/** Numbered as the pages are where that makes an order without gaps in sense; else counted through. */
function chaptersOf(pages: readonly SavedPage[]): DraftChapter[] {
  const numbers = pageNumbers(pages);
  const chapters = pages.flatMap((page) =>
    page.chapters.map((chapter, place) => ({
      origin: { page, place },
      number: page.chapters.length === 1 ? (numbers.get(page) ?? chapter.number) : chapter.number,
      prints: page.prints?.[place] ?? [],
    })),
  );
  const rising = chapters.every(({ number }, index) => number > (chapters[index - 1]?.number ?? 0) && number < 100_000);
  return rising ? chapters : chapters.map((chapter, index) => ({ ...chapter, number: index + 1 }));
}

function identityOf({ facts, key, chapters }: Draft) {
  return {
    title: facts.title ?? null,
    authors: facts.authors ?? [],
    published: facts.published ?? null,
    key,
    prints: chapters[0]?.prints ?? [],
  };
}

function storyOf(id: string, { facts, files, chapters, losses, problems }: Draft): FullStory {
  const whole = chapters.map(({ origin, number }): Chapter[] => {
    const chapter = origin.page.chapters[origin.place];
    return chapter ? [{ ...chapter, number }] : [];
  });
  return {
    ...NOTHING_STATED,
    ...facts,
    id,
    files,
    chapters: whole.flat(),
    losses,
    problems,
  };
}

const NOTHING_STATED: Omit<FullStory, 'id' | 'files' | 'chapters' | 'losses' | 'problems'> = {
  title: null,
  authors: [],
  summary: null,
  rating: null,
  authorRating: null,
  warnings: { state: 'not-stated', list: [] },
  categories: [],
  fandoms: [],
  characters: [],
  relationships: [],
  genres: [],
  tags: [],
  series: null,
  status: 'unknown',
  published: null,
  updated: null,
  words: null,
  chapterCount: null,
  counts: { recommendations: null, reviews: null, hits: null },
  language: null,
  source: null,
  permission: null,
};
