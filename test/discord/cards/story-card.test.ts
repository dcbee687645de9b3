import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptBlocks, pageBlocks, whereLine } from '../../../src/discord/cards/chapter-card.ts';
import { measure, message } from '../../../src/discord/cards/layout.ts';
import {
  credit,
  lengthLine,
  ratingLine,
  statusLine,
  storyBlocks,
  storyCard,
  warningLine,
} from '../../../src/discord/cards/story-card.ts';
import { privately } from '../../../src/discord/reply.ts';
import type { FullStory } from '../../../src/library/story.ts';
import { aChapter, aLinkOnlyStory, aStory } from '../../support/library.ts';
import { buttonsOf, textOf } from '../../support/replies.ts';

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .constantFrom('*', '漢', '<@1>', '\\', 'word ', '"', '👩‍👩‍👧')
    .chain((one) => fc.integer({ min: 1, max: 7000 }).map((times) => one.repeat(times))),
);
const names = fc.array(words, { maxLength: 60 });

/** Stories as large and as odd as no archive has them. */
const anyStory: fc.Arbitrary<FullStory> = fc
  .record({
    title: fc.option(words),
    authors: names,
    summary: fc.option(words),
    rating: fc.option(words),
    authorRating: fc.option(words),
    warnings: fc.record({
      state: fc.constantFrom('listed', 'none-apply', 'author-chose-not-to-warn', 'not-stated'),
      list: names,
    }),
    fandoms: names,
    relationships: names,
    characters: names,
    genres: names,
    series: fc.option(fc.record({ name: words, part: fc.option(fc.nat()) })),
    source: fc.option(fc.oneof(fc.webUrl(), words)),
    words: fc.option(fc.nat()),
  })
  .map((facts) => aStory(facts));

describe('storyCard', () => {
  it('says everything a reader decides by', () => {
    const story = aStory({ rating: 'FR13', authorRating: 'PG', words: 2491, chapterCount: 1, chapters: [aChapter()] });
    expect(textOf(privately(storyCard(story)))).toBe(
      [
        '### The Lamp',
        'by A. Reader',
        '**Fandoms:** Sherlock Holmes',
        '**Relationships:** Sherlock Holmes & John Watson',
        '**Characters:** Sherlock Holmes, John Watson',
        '**Genres:** Mystery',
        '**Rating:** FR13, PG by its author (teen)',
        '**Warnings:** no warnings apply',
        '**Status:** complete, 9 Apr 2011',
        '**Length:** 1 chapter, 2,491 words, about 10 min to read',
        'A lamp goes out, and nobody has touched it.',
        '-# At its home: [example.org](https://www.example.org/stories/1)',
      ].join('\n'),
    );
  });

  it('is a message Discord takes, whatever the story is like, with an excerpt beside it', () => {
    fc.assert(
      fc.property(anyStory, words, (story, opening) => {
        const blocks = storyBlocks(story);
        const size = measure(blocks).text;
        expect(size).toBeLessThanOrEqual(3900);
        const excerpt = excerptBlocks(blocks, [{ kind: 'text', text: opening }], true);
        const { components } = message([...blocks, ...excerpt]);
        expect(Buffer.byteLength(JSON.stringify(components))).toBeLessThan(10_000);
      }),
      { numRuns: 60 },
    );
  });

  it('names what is missing instead of leaving it out', () => {
    const bare = aStory({
      ...{ title: null, authors: [], summary: null, rating: null, source: null, fandoms: [], words: null },
      ...{ status: 'unknown', updated: null, published: null, warnings: { state: 'not-stated', list: [] } },
      ...{ chapters: [], chapterCount: null, series: null, genres: [], characters: [], relationships: [] },
    });
    expect(textOf(privately(storyCard(bare)))).toBe(
      [
        '### Untitled',
        'by author not stated',
        '**Fandoms:** not stated',
        '**Rating:** not stated',
        '**Warnings:** not stated',
        '**Status:** not stated',
        '**Length:** the text is at its home only',
      ].join('\n'),
    );
  });

  it('offers what leads somewhere', () => {
    expect(buttonsOf(privately(storyCard(aStory())))).toEqual(['Read', 'More like this', 'Share', 'Save for later']);
    expect(buttonsOf(privately(storyCard(aStory(), { shared: true })))).toEqual([
      'Read',
      'More like this',
      'Save for later',
    ]);
    expect(buttonsOf(privately(storyCard(aLinkOnlyStory())))).toEqual(['More like this', 'Share', 'Save for later']);
    expect(buttonsOf(privately(storyCard(aStory(), { permission: 'summary' })))).toEqual([
      'More like this',
      'Share',
      'Save for later',
    ]);
    expect(buttonsOf(privately(storyCard(aStory(), { permission: 'excerpt' })))).toContain('Read the opening');
  });
});

describe('the lines of a card', () => {
  it.each([
    [{ state: 'listed', list: ['Violence', 'Grief'] }, 'Violence, Grief'],
    [{ state: 'none-apply', list: [] }, 'no warnings apply'],
    [{ state: 'author-chose-not-to-warn', list: [] }, 'the author chose not to warn'],
    [{ state: 'not-stated', list: [] }, 'not stated'],
  ] as const)('keeps the four states of warnings apart: %j', ({ state, list }, line) => {
    expect(warningLine({ state, list: [...list] })).toBe(line);
  });

  it.each([
    ['Explicit', null, 'Explicit'],
    ['General Audiences', null, 'General Audiences'],
    ['Teen And Up Audiences', null, 'Teen And Up Audiences'],
    ['FR18', null, 'FR18 (mature)'],
    [null, 'PG', 'PG by its author (general)'],
    ['Not Rated', null, 'Not Rated'],
    ['???', null, '??? (not rated)'],
  ])('shows the rating as printed with the level it counts as: %s, %s', (rating, authorRating, line) => {
    expect(ratingLine(aStory({ rating, authorRating }))).toBe(line);
  });

  it.each([
    ['complete', '2011-04-09', 'complete, 9 Apr 2011'],
    ['in-progress', '2010-11-14', 'in progress, last chapter 14 Nov 2010'],
    ['unknown', '2010-11-14', 'not stated, last chapter 14 Nov 2010'],
  ] as const)('never guesses the status: %s', (status, updated, line) => {
    expect(statusLine(aStory({ status, updated }))).toBe(line);
  });

  it('tells how much of a longer story is here', () => {
    expect(lengthLine(aStory({ chapterCount: 6, words: 30_000 }))).toBe(
      '6 chapters (2 of them here), 30,000 words, about 2 h to read',
    );
  });

  it('credits the author as far as one is known', () => {
    expect(credit(aStory({ authors: ['Anonymous'], source: null }))).toBe('**The Lamp** by Anonymous');
    expect(credit(aStory({ authors: [], source: null }))).toBe('**The Lamp** by author not stated');
  });
});

describe('a page', () => {
  const chapter = aChapter({ number: 2, title: 'Tides', words: 2400 });

  it('says where one is', () => {
    const story = aStory({ chapterCount: 12 });
    expect(whereLine(story, chapter, { number: 2, of: 7 })).toBe(
      'Chapter 2 of 12, “Tides”, page 2 of 7, about 9 min left',
    );
    expect(whereLine(aStory({ chapters: [chapter], chapterCount: 1 }), chapter, { number: 1, of: 1 })).toBe(
      'One chapter, “Tides”, about 10 min to read',
    );
  });

  it('fits into a message even when the text was cut for more room than it takes once escaped', () => {
    const hostile = { kind: 'text', text: '*_~ '.repeat(2000) } as const;
    const blocks = pageBlocks(aStory(), 'here', [hostile, hostile]);
    expect(() => message(blocks)).not.toThrow();
    expect(textOf(privately(message(blocks)))).toMatch(/…$/);
  });
});
