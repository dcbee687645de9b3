import type { Chapter, Problem, Story } from './story.ts';

/** The facts a text can state about its story; what it does not state is left out. */
export type StatedFacts = Partial<Omit<Story, 'id' | 'files' | 'chapters' | 'losses'>>;

/**
 * What one saved text says: a whole story (an AO3 download) or one page of it (a TtH chapter page, part 2/12 of a post).
 * Pages of one story find each other by `place`, then by title and author.
 */
export interface SavedPage {
  file: string;
  /** The format's name, as shown by `library check` ("TtH page", "AO3 HTML"). */
  format: string;
  facts: StatedFacts;
  place: {
    /** The archive's own key of the story where the text or its name gives one ("tth:22183", "ao3:1234"). */
    story: string | null;
    /** Which page or part of the story this is, from 1; null when it is the whole or nothing says so. */
    page: number | null;
    /** Of how many, where stated. */
    of: number | null;
  };
  /** Numbered within the page's story where the text says so, else from 1. */
  chapters: Chapter[];
  /** For each chapter what its paragraphs begin with, as hashes: lets the same text be recognised where the text itself is gone. */
  prints?: number[][];
  losses: number;
  problems: Problem[];
}
