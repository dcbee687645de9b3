import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCatalogue } from '../../src/library/catalogue.ts';
import { printsOf } from '../../src/library/fingerprints.ts';
import { markdown } from '../../src/library/formats/markdown.ts';
import { joinStories } from '../../src/library/join.ts';
import { storiesOf } from '../../src/library/read.ts';
import type { SavedPage } from '../../src/library/saved-page.ts';
import { chapterAbout, pageOf, wholePage } from './page-maker.ts';

const NO_CATALOGUE = { entries: [], problems: [] };
const catalogueOf = (yaml: string) => parseCatalogue('catalogue.yaml', yaml);
const LAMPS = { title: 'Lamps', authors: ['Ada'] };

describe('joining pages', () => {
  const pages = [
    pageOf('c.txt', { title: 'Lamps' }, 3, chapterAbout('oil', 3)),
    pageOf('b.txt', { ...LAMPS, updated: '2011-01-02', status: 'in-progress', words: 900 }, 1, chapterAbout('gas', 1)),
    pageOf('a.txt', { ...LAMPS, updated: '2012-01-02', status: 'complete', words: 1500 }, 2, chapterAbout('wax', 2)),
  ];

  it('puts them in order whatever order and names the files have', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(pages, { minLength: 3 }), (shuffled) => {
        const stories = storiesOf(shuffled);
        expect(stories).toHaveLength(1);
        expect(stories[0]?.files).toEqual(['b.txt', 'a.txt', 'c.txt']);
        expect(stories[0]?.chapters.map(({ number }) => number)).toEqual([1, 2, 3]);
      }),
    );
  });

  it('takes what grows from the page that was saved last', () => {
    expect(storiesOf(pages)[0]).toMatchObject({ status: 'complete', updated: '2012-01-02', words: 1500 });
  });

  it('numbers pages by their file names where the headings disagree', () => {
    const twice = [
      pageOf('Story-5-17.txt', LAMPS, 16, chapterAbout('oil', 16)),
      pageOf('Story-5-16.txt', LAMPS, 16, chapterAbout('gas', 16)),
    ];
    const [story] = storiesOf(twice);
    expect(story?.files).toEqual(['Story-5-16.txt', 'Story-5-17.txt']);
    expect(story?.chapters.map(({ number }) => number)).toEqual([16, 17]);
  });

  it('joins pages by the archive’s key, and untitled ones by their file names', () => {
    const keyed = [
      pageOf('x.txt', {}, 2, chapterAbout('oil', 2), 'tth:7'),
      pageOf('y.txt', LAMPS, 1, chapterAbout('gas', 1), 'tth:7'),
    ];
    expect(storiesOf(keyed)).toMatchObject([{ title: 'Lamps', files: ['y.txt', 'x.txt'] }]);
    const named = [
      pageOf('s/lamps 2.txt', {}, 2, chapterAbout('oil', 2)),
      pageOf('s/lamps 1.txt', LAMPS, 1, chapterAbout('gas', 1)),
      pageOf('s/other 1.txt', {}, 1, chapterAbout('tea', 1)),
    ];
    expect(
      storiesOf([...named].map((page) => ({ ...page, facts: page.facts.title ? { title: 'Lamps' } : {} }))),
    ).toHaveLength(2);
    expect(storiesOf(named).map(({ files }) => files)).toEqual([['s/lamps 1.txt', 's/lamps 2.txt'], ['s/other 1.txt']]);
  });

  it('keeps pages of two authors and two keys apart', () => {
    const two = [
      pageOf('x.txt', LAMPS, 1, chapterAbout('oil')),
      pageOf('y.txt', { title: 'Lamps', authors: ['Bea'] }, 2, chapterAbout('gas', 2)),
    ];
    expect(storiesOf(two)).toHaveLength(2);
    const keyed = [
      pageOf('x.txt', LAMPS, 1, chapterAbout('oil'), 'tth:7'),
      pageOf('y.txt', LAMPS, 1, chapterAbout('gas'), 'tth:8'),
    ];
    expect(storiesOf(keyed).map(({ id }) => id)).toEqual(['lamps-ada', 'lamps-ada-8']);
  });

  it('takes two first chapters, or two last pages, of one title for two stories where no author is known', () => {
    const first = [
      pageOf('x.txt', { title: 'Home' }, 1, chapterAbout('oil')),
      pageOf('y.txt', { title: 'Home' }, 1, chapterAbout('gas')),
    ];
    expect(storiesOf(first)).toHaveLength(2);
    const last = first.map((page) => ({
      ...page,
      facts: { ...page.facts, status: 'complete' as const },
      place: { ...page.place, page: null },
    }));
    expect(storiesOf(last)).toHaveLength(2);
    const [one, other] = last;
    expect(one && other && storiesOf([one, { ...other, facts: { title: 'Home' } }])).toHaveLength(1);
  });

  it('puts a prologue first and an epilogue last', () => {
    const titled = (file: string, title: string, about: string) =>
      pageOf(file, LAMPS, null, { ...chapterAbout(about), title });
    const [story] = storiesOf([
      titled('c.txt', 'Epilogue', 'oil'),
      pageOf('b.txt', LAMPS, 1, chapterAbout('gas')),
      titled('a.txt', 'Prologue: Dusk', 'wax'),
    ]);
    expect(story?.files).toEqual(['a.txt', 'b.txt', 'c.txt']);
    expect(story?.chapters.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('has the strictest rating and all warnings of its pages', () => {
    const [story] = storiesOf([
      pageOf(
        'a.txt',
        { ...LAMPS, authorRating: 'PG', warnings: { state: 'none-apply', list: [] } },
        1,
        chapterAbout('oil'),
      ),
      pageOf(
        'b.txt',
        { ...LAMPS, authorRating: 'NC-17', warnings: { state: 'listed', list: ['Violence'] } },
        2,
        chapterAbout('gas', 2),
      ),
    ]);
    expect(story).toMatchObject({ authorRating: 'NC-17', warnings: { state: 'listed', list: ['Violence'] } });
  });
});

describe('what is there twice', () => {
  it('the richer page wins and the other is listed', () => {
    const short = pageOf('short.txt', LAMPS, 1, chapterAbout('oil', 1, 3));
    const long = pageOf('long.txt', LAMPS, 1, chapterAbout('oil', 1, 6));
    for (const pages of [
      [short, long],
      [long, short],
    ]) {
      const [story] = storiesOf(pages);
      expect(story?.files).toEqual(['long.txt']);
      expect(story?.problems).toMatchObject([{ file: 'short.txt', message: expect.stringContaining('long.txt') }]);
    }
  });

  it('a story in two formats is one, with the facts of both', () => {
    const html = wholePage('lamps.html', { ...LAMPS, rating: 'Mature' }, [chapterAbout('oil'), chapterAbout('gas', 2)]);
    const text = wholePage('lamps.txt', { ...LAMPS, genres: ['Mystery'] }, [chapterAbout('oil')]);
    const stories = storiesOf([text, html]);
    expect(stories).toMatchObject([{ files: ['lamps.html'], rating: 'Mature', genres: ['Mystery'] }]);
    expect(stories[0]?.problems.map(({ file }) => file)).toEqual(['lamps.txt']);
  });

  it('two stories of one name are two, each with an id of its own that stays', () => {
    const one = wholePage('one.txt', { ...LAMPS, published: '2010-01-01' }, [chapterAbout('oil')]);
    const other = wholePage('other.txt', { ...LAMPS, published: '2011-01-01' }, [chapterAbout('gas')]);
    const ids = (pages: SavedPage[]) => Object.fromEntries(storiesOf(pages).map(({ id, files }) => [files[0], id]));
    expect(ids([one])).toEqual({ 'one.txt': 'lamps-ada' });
    expect(ids([other, one])['one.txt']).toBe('lamps-ada');
    expect(ids([one, other])).toEqual(ids([other, one]));
  });
});

describe('ids', () => {
  const anyPage = fc
    .record({
      title: fc.option(fc.constantFrom('Lamps', 'The Fog', 'Häuser & Höfe', '月への手紙', '…'), { nil: undefined }),
      author: fc.constantFrom('Ada', 'Bea', undefined),
      about: fc.string({ minLength: 4, maxLength: 8 }),
    })
    .map(({ title, author, about }) =>
      wholePage(`${about}.txt`, { ...(title && { title }), ...(author && { authors: [author] }) }, [
        chapterAbout(about),
      ]),
    );

  it('are unique, and the same whatever the order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyPage, { selector: ({ file }) => file, maxLength: 12 }), (pages) => {
        const ids = storiesOf(pages).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.every((id) => /^[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*$/u.test(id) && id.length <= 100)).toBe(
          true,
        );
        expect(storiesOf([...pages].reverse()).map(({ id }) => id)).toEqual(ids);
      }),
    );
  });

  it('outlive an update of the story', () => {
    const before = pageOf('a.txt', LAMPS, 1, chapterAbout('oil'));
    const after = [before, pageOf('b.txt', LAMPS, 2, chapterAbout('gas', 2))];
    expect(storiesOf(after)[0]?.id).toBe(storiesOf([before])[0]?.id);
  });
});

describe('the catalogue', () => {
  it('overrides what was read of the files it names', () => {
    const [story] = storiesOf(
      [pageOf('in/002_x.txt', { summary: 'Read.' }, 1, chapterAbout('oil'))],
      catalogueOf('stories:\n  - title: Visitors\n    author: K\n    files: 002_*.txt\n    tags: [night]'),
    );
    expect(story).toMatchObject({
      id: 'visitors-k',
      title: 'Visitors',
      authors: ['K'],
      summary: 'Read.',
      tags: ['night'],
    });
  });

  it('makes link-only stories of what has no files', () => {
    const [story] = storiesOf(
      [],
      catalogueOf('stories:\n  - title: Visitors\n    source: https://example.org/1\n    files: [gone.txt]'),
    );
    expect(story).toMatchObject({
      id: 'visitors',
      source: 'https://example.org/1',
      files: [],
      chapters: [],
      status: 'unknown',
      warnings: { state: 'not-stated' },
    });
  });

  it('finds the story it means by archive page, or by title and author', () => {
    const read = wholePage('x.txt', { title: 'Lamps' }, [chapterAbout('oil')]);
    expect(storiesOf([read], catalogueOf('stories:\n  - title: LAMPS\n    author: Ada'))).toMatchObject([
      { title: 'LAMPS', authors: ['Ada'], files: ['x.txt'] },
    ]);
    const keyed = pageOf('y.txt', { title: 'Other name' }, 1, chapterAbout('oil'), 'tth:9');
    expect(
      storiesOf([keyed], catalogueOf('stories:\n  - title: Lamps\n    source: https://www.tthfanfic.org/Story-9')),
    ).toMatchObject([{ title: 'Lamps', files: ['y.txt'] }]);
    expect(
      storiesOf(
        [wholePage('z.txt', { title: 'Lamps', authors: ['Bea'] }, [chapterAbout('oil')])],
        catalogueOf('stories:\n  - title: Lamps\n    author: Ada'),
      ),
    ).toHaveLength(2);
  });
});

describe('joining without the text', () => {
  it('comes to the same stories, and says where each chapter is from', () => {
    const pages = [
      pageOf('b.txt', LAMPS, 2, chapterAbout('gas', 2)),
      pageOf('a.txt', LAMPS, 1, chapterAbout('oil')),
      pageOf('copy.txt', LAMPS, 1, chapterAbout('oil', 1, 3)),
    ];
    const bare = pages.map((page) => ({
      ...page,
      prints: page.chapters.map(printsOf),
      chapters: page.chapters.map((chapter) => ({ ...chapter, paragraphs: [] })),
    }));
    const [joined] = joinStories(bare, NO_CATALOGUE);
    expect(joined?.origins.map(({ page, place }) => [page.file, place])).toEqual([
      ['a.txt', 0],
      ['b.txt', 0],
    ]);
    expect(joined?.story.id).toBe(storiesOf(pages)[0]?.id);
  });
});

describe('a text that begins like a story and says it is tamer', () => {
  const opening = 'The lamp on the landing went out at nine, and the keeper who had slept by it never heard the door.';
  const saved = (file: string, facts: string) =>
    markdown.read({ file, text: `---\ntitle: The Lamp\nauthor: Writer\n${facts}\n---\n\n${opening}\n` });

  it.each([
    ['fandoms: [A, B]\nstatus: complete\nlanguage: English\ntags: [x]\nrating: General\npermission: full'],
    ['rating: General\npermission: full'],
  ])('opens nothing (%#)', (facts) => {
    const real = saved('real.md', 'rating: Explicit\npermission: summary\nstatus: complete');
    for (const pages of [
      [real, saved('copy.md', facts)],
      [saved('copy.md', facts), real],
    ]) {
      const [story, ...others] = storiesOf(pages);
      expect(others).toEqual([]);
      expect(story).toMatchObject({ rating: 'Explicit', permission: 'summary' });
    }
  });
});
