import { describe, expect, it } from 'vitest';
import { excerptCard, sharedExcerptCard } from '../../../src/discord/cards/excerpt-card.ts';
import { foundCard } from '../../../src/discord/cards/found-card.ts';
import { readerCard } from '../../../src/discord/cards/reader-card.ts';
import { shelfCard } from '../../../src/discord/cards/shelf-card.ts';
import { storyCard } from '../../../src/discord/cards/story-card.ts';
import { contextOf } from '../../support/context.ts';
import { aChapter, aStory, libraryOf } from '../../support/library.ts';

/** As long as ids of stories get, with as many chapters and pages as there ever are. */
const chapters = [9997, 9998, 9999].map((number) => aChapter({ number, notes: [{ label: 'A/N', text: 'x' }] }));
const story = aStory({ id: `${'月'.repeat(48)}-${'花'.repeat(24)}-abcdef`, chapters });
const [, chapter = aChapter()] = chapters;

describe('the controls of every card', () => {
  it('fit into Discord’s custom_id', async () => {
    const place = { story: story.id, chapter: 9999, length: 'medium', page: 998 } as const;
    const excerpt = { paragraphs: chapter.paragraphs, cut: true };
    const leaf = { story, chapter, page: 998, pages: 999, paragraphs: chapter.paragraphs, previous: 9997, next: 9999 };
    const { shelf } = await contextOf({ library: libraryOf([story]) });
    const bookmarks = [{ story: story.id, chapter: 9999, page: 999, at: 0 }];
    expect(() => storyCard(story)).not.toThrow();
    expect(() => storyCard(story, { permission: 'excerpt' })).not.toThrow();
    expect(() => excerptCard(story, place, excerpt, true)).not.toThrow();
    expect(() => sharedExcerptCard(story, place, excerpt, true)).not.toThrow();
    for (const page of [1, 998, 999]) expect(() => readerCard({ ...leaf, page })).not.toThrow();
    expect(() => foundCard('x', [{ story, chapter: 9999, passage: 'x', paragraph: 99_999 }], 0)).not.toThrow();
    expect(() =>
      shelfCard({ bookmarks, later: [], finished: [], favourites: [] }, 'bookmarks', 1, shelf),
    ).not.toThrow();
  });
});
