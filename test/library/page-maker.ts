import type { SavedPage, StatedFacts } from '../../src/library/saved-page.ts';
import type { Chapter } from '../../src/library/story.ts';
import { countWords } from '../../src/library/words.ts';

/** A chapter of so many paragraphs that no other `about` shares a word with. */
export function chapterAbout(about: string, number = 1, paragraphs = 5): Chapter {
  const texts = Array.from(
    { length: paragraphs },
    (_value, index) => `${about} ${index} went out before anybody had thought of ${about} at all.`,
  );
  return {
    number,
    title: null,
    words: texts.reduce((sum, text) => sum + countWords(text), 0),
    notes: [],
    teaser: null,
    paragraphs: texts.map((text) => ({ kind: 'text', text })),
  };
}

/** A whole story in one text. */
export function wholePage(file: string, facts: StatedFacts, chapters: Chapter[]): SavedPage {
  return {
    file,
    format: 'AO3 HTML',
    facts,
    place: { story: null, page: null, of: null },
    chapters,
    losses: 0,
    problems: [],
  };
}

/** One page of several. */
export function pageOf(
  file: string,
  facts: StatedFacts,
  page: number | null,
  chapter: Chapter,
  story: string | null = null,
): SavedPage {
  return {
    file,
    format: 'TtH page',
    facts,
    place: { story, page, of: null },
    chapters: [chapter],
    losses: 0,
    problems: [],
  };
}
