import type { Chapter, FullStory } from '../../src/library/story.ts';

/** A story of two short chapters, rated for all; tests name what matters to them. */
export function aStory(overrides: Partial<FullStory> = {}): FullStory {
  const chapters = overrides.chapters ?? [aChapter(), aChapter({ number: 2, title: 'The Answer' })];
  return {
    id: 'the-lamp-a-reader',
    title: 'The Lamp',
    authors: ['A. Reader'],
    summary: 'A lamp goes out, and nobody has touched it.',
    rating: 'General Audiences',
    authorRating: null,
    warnings: { state: 'none-apply', list: [] },
    categories: [],
    fandoms: ['Sherlock Holmes'],
    characters: ['Sherlock Holmes', 'John Watson'],
    relationships: ['Sherlock Holmes & John Watson'],
    genres: ['Mystery'],
    tags: ['Case Fic'],
    series: null,
    status: 'complete',
    published: '2011-04-06',
    updated: '2011-04-09',
    words: chapters.reduce((sum, chapter) => sum + chapter.words, 0),
    chapterCount: chapters.length,
    counts: { recommendations: null, reviews: null, hits: null },
    language: 'English',
    source: 'https://www.example.org/stories/1',
    permission: null,
    files: ['the-lamp.txt'],
    losses: 0,
    problems: [],
    ...overrides,
    chapters,
  };
}

export function aChapter(overrides: Partial<Chapter> = {}): Chapter {
  return {
    number: 1,
    title: 'The Question',
    words: 18,
    notes: [],
    teaser: null,
    paragraphs: [
      { kind: 'text', text: 'The lamp on the landing went out at nine.' },
      { kind: 'text', text: '"Nobody touched it," said the landlady, and shut the door.' },
    ],
    ...overrides,
  };
}

/** A story that can be found and recommended but not read here. */
export function aLinkOnlyStory(overrides: Partial<FullStory> = {}): FullStory {
  return aStory({
    id: 'far-lamp-b-writer',
    title: 'Far Lamp',
    authors: ['B. Writer'],
    chapters: [],
    files: [],
    ...overrides,
  });
}
