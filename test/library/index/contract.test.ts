import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Audience } from '../../../src/library/audience.ts';
import type { StoryFilter } from '../../../src/library/library.ts';
import { NAME_KINDS } from '../../../src/library/library.ts';
import { type FullStory, PERMISSIONS, RATING_LEVELS, STATUSES } from '../../../src/library/story.ts';
import { aChapter, aStory } from '../../support/library.ts';
import { ListLibrary } from '../../support/list-library.ts';
import { indexed } from './indexed.ts';

const some = <T>(...values: T[]) => fc.subarray(values);
const word = fc.constantFrom('lamp', 'Lämp', 'night', 'nights', 'of', 'Красный', '魔法少女', "Watcher's", 'x');

const anyStory: fc.Arbitrary<FullStory> = fc
  .record({
    title: fc.option(fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))),
    authors: some('Ann Other', 'Zoë Quill', 'moon_writer'),
    rating: fc.constantFrom('General Audiences', 'FR13', 'Mature', 'NC-17', null),
    fandoms: some('Sherlock Holmes', 'SHERLOCK HOLMES', 'Dracula', 'Der Zauberberg'),
    characters: some('Mina Harker', 'John Watson', 'Irène Adler'),
    relationships: some('John Watson/Mina Harker', 'Mina Harker & Irène Adler'),
    genres: some('Mystery'),
    tags: some('Case Fic', 'Slow Burn'),
    status: fc.constantFrom(...STATUSES),
    published: fc.constantFrom(null, '2011-04-06', '2012-04-06', '2019-12-31'),
    words: fc.option(fc.integer({ min: 0, max: 5_000 })),
    permission: fc.option(fc.constantFrom(...PERMISSIONS)),
  })
  .map((facts) => aStory({ ...facts, updated: null }));
const anyStories = fc
  .array(anyStory, { maxLength: 12 })
  .map((stories) => stories.map((story, number) => ({ ...story, id: `story-${String((number * 7) % 12)}` })));

const anyAudience: fc.Arbitrary<Audience> = fc.record({
  levels: fc.subarray([...RATING_LEVELS]).map((levels) => new Set(levels)),
  ageRestricted: fc.boolean(),
  defaultPermission: fc.constantFrom(...PERMISSIONS),
});

const perhaps = <T>(...values: T[]) => fc.constantFrom<T | undefined>(undefined, ...values);
const anyFilter: fc.Arbitrary<StoryFilter> = fc.record({
  fandom: perhaps('sherlock holmes', 'Dracula'),
  withFandom: perhaps('dracula'),
  character: perhaps('irene adler'),
  relationship: perhaps('john watson/mina harker'),
  author: perhaps('zoe quill'),
  tag: perhaps('case fic', 'mystery'),
  ratingUpTo: perhaps(...RATING_LEVELS),
  status: perhaps(...STATUSES),
  minWords: perhaps(100),
  maxWords: perhaps(3_000),
  publishedOn: perhaps('04-06'),
});

describe('the index keeps the contract a plain list keeps', () => {
  it('for what a filter and an audience let through', async () => {
    await fc.assert(
      fc.asyncProperty(anyStories, anyFilter, anyAudience, async (stories, filter, audience) => {
        const [index, list] = [await indexed(stories), new ListLibrary(stories)];
        expect(index.size).toBe(list.size);
        expect(index.ids(filter, audience)).toEqual(list.ids(filter, audience));
        expect(index.count(filter, audience)).toEqual(list.count(filter, audience));
        for (const { id } of stories) expect(index.story(id)).toEqual(list.story(id));
      }),
    );
  });

  it('for the overview', async () => {
    await fc.assert(
      fc.asyncProperty(anyStories, anyAudience, async (stories, audience) => {
        const [index, list] = [
          (await indexed(stories)).overview(audience),
          new ListLibrary(stories).overview(audience),
        ];
        expect({ ...index, byFandom: [], newest: index.newest.length }).toEqual({
          ...list,
          byFandom: [],
          newest: list.newest.length,
        });
      }),
    );
  });

  it('for what is suggested: all that has the words typed, none that is withheld', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyStories,
        anyAudience,
        fc.array(word, { minLength: 1, maxLength: 2 }),
        async (stories, audience, words) => {
          const typed = words.join(' ');
          const [index, list] = [await indexed(stories), new ListLibrary(stories)];
          const found = index.suggest(typed, audience, 25);
          const exact = found.filter(({ fit }) => fit !== 'near').map(({ id }) => id);
          expect(exact.sort()).toEqual(
            list
              .suggest(typed, audience, 25)
              .map(({ id }) => id)
              .sort(),
          );
          const shown = new Set(list.ids({}, audience));
          expect(found.every(({ id }) => shown.has(id))).toBe(true);
        },
      ),
    );
  });

  it('for names: only those of stories that are shown', async () => {
    await fc.assert(
      fc.asyncProperty(anyStories, anyAudience, fc.constantFrom(...NAME_KINDS), async (stories, audience, kind) => {
        const [index, list] = [await indexed(stories), new ListLibrary(stories)];
        const folded = (names: string[]) => [...new Set(names.map((name) => name.toLowerCase()))].sort();
        expect(folded(index.suggestNames(kind, '', audience, 25))).toEqual(
          folded(list.suggestNames(kind, '', audience, 25)),
        );
      }),
    );
  });

  it('for full text: only what may be read is quoted, only what is withheld is counted', async () => {
    const chapters = [aChapter({ paragraphs: [{ kind: 'text', text: 'A zeppelin crossed the moon.' }] })];
    await fc.assert(
      fc.asyncProperty(anyStories, anyFilter, anyAudience, async (plain, filter, audience) => {
        const stories = plain.map((story) => ({ ...story, chapters }));
        const [index, list] = [await indexed(stories), new ListLibrary(stories)];
        const ids = ({ passages, withheld }: Awaited<ReturnType<typeof index.search>>) => ({
          ids: passages.map(({ story }) => story.id).sort(),
          withheld,
        });
        const search = async (library: typeof index) => ids(await library.search('zeppelin', filter, audience, 25));
        expect(await search(index)).toEqual(await search(list));
      }),
    );
  });
});
