import { describe, expect, it } from 'vitest';
import { UserFacingError } from '../../src/errors.ts';
import { type Audience, audienceOf, DEFAULT_RULES } from '../../src/library/audience.ts';
import { Shelf } from '../../src/library/shelf.ts';
import { PERMISSIONS, type Permission } from '../../src/library/story.ts';
import { aChapter, aLinkOnlyStory, aStory, libraryOf } from '../support/library.ts';

const everyone = audienceOf(DEFAULT_RULES, false);
const afterDark = audienceOf(DEFAULT_RULES, true);
const explicit = aStory({ id: 'red-lamp', title: 'Red Lamp', rating: 'Explicit' });
const unrated = aStory({ id: 'grey-lamp', title: 'Grey Lamp', rating: null });
const library = libraryOf([aStory(), explicit, unrated, aLinkOnlyStory()]);
const shelf = new Shelf(library, everyone);

const refusal = async (ask: () => unknown): Promise<string> => {
  try {
    await ask();
  } catch (error) {
    if (error instanceof UserFacingError) return error.message;
    throw error;
  }
  return 'no refusal';
};

describe('the gate', () => {
  it('shows what is rated for the channel and withholds the rest without naming it', async () => {
    expect(shelf.story('the-lamp-a-reader').title).toBe('The Lamp');
    for (const id of ['red-lamp', 'grey-lamp']) {
      const message = await refusal(() => shelf.story(id));
      expect(message).toContain('age-restricted channel');
      expect(message).not.toMatch(/red|grey/i);
      expect(await refusal(() => shelf.chapter(explicit, 1))).toBe(message);
      expect(new Shelf(library, afterDark).story(id).id).toBe(id);
    }
  });

  it('takes the stricter of two ratings', async () => {
    const both = libraryOf([aStory({ rating: 'FR13', authorRating: 'NC-17' })]);
    expect(await refusal(() => new Shelf(both, everyone).story('the-lamp-a-reader'))).toContain('withheld');
  });

  it('treats a hidden story as if there were none, in every channel', async () => {
    const hidden = libraryOf([aStory({ permission: 'hidden', rating: 'Explicit' })]);
    const missing = await refusal(() => shelf.story('no-such-story'));
    for (const audience of [everyone, afterDark]) {
      const seen = new Shelf(hidden, audience);
      expect(await refusal(() => seen.story('the-lamp-a-reader'))).toBe(missing);
      expect(await refusal(() => seen.named('lamp'))).not.toContain('withheld');
      expect(seen.count({})).toEqual({ shown: 0, withheld: 0 });
    }
  });
});

describe('permission', () => {
  const allowed = async (permission: Permission | null, audience: Audience = everyone) => {
    const story = aStory({ permission });
    const seen = new Shelf(libraryOf([story]), audience);
    const may = async (ask: () => unknown) => (await refusal(ask)) === 'no refusal';
    return {
      card: await may(() => seen.story(story.id)),
      opening: await may(() => seen.excerpt(story, 1, 100)),
      later: await may(() => seen.excerpt(story, 2, 100)),
      reading: await may(() => seen.chapter(story, 1)),
    };
  };

  it.each([
    ['hidden', { card: false, opening: false, later: false, reading: false }],
    ['summary', { card: true, opening: false, later: false, reading: false }],
    ['excerpt', { card: true, opening: true, later: false, reading: false }],
    ['full', { card: true, opening: true, later: true, reading: true }],
  ] as const)('%s is honoured', async (permission, may) => {
    expect(await allowed(permission)).toEqual(may);
  });

  it("is the server's default where nobody has said a word", async () => {
    for (const defaultPermission of PERMISSIONS) {
      expect(await allowed(null, { ...everyone, defaultPermission })).toEqual(await allowed(defaultPermission));
      expect(await allowed('full', { ...everyone, defaultPermission })).toEqual(await allowed('full'));
    }
  });

  it('does not let a long excerpt stand in for reading on', async () => {
    const long = aChapter({ paragraphs: [{ kind: 'text', text: 'It rained. '.repeat(2000) }] });
    const story = aStory({ permission: 'excerpt', chapters: [long] });
    const excerpt = await new Shelf(libraryOf([story]), everyone).excerpt(story, 1, 1_000_000);
    expect(excerpt.cut).toBe(true);
    expect(excerpt.paragraphs[0]?.text.length).toBeLessThanOrEqual(3000);
  });
});

describe('text that is not there', () => {
  it('says where a link-only story can be read', async () => {
    const story = shelf.story('far-lamp-b-writer');
    expect(await refusal(() => shelf.chapter(story, 1))).toContain('https://www.example.org/stories/1');
    expect(await refusal(() => shelf.excerpt(story, 1, 500))).toContain('https://www.example.org/stories/1');
  });

  it('says which chapters there are', async () => {
    expect(await refusal(() => shelf.chapter(shelf.story('the-lamp-a-reader'), 9))).toContain('chapters 1 to 2');
  });
});

describe('what a member typed instead of picking', () => {
  it('is an id, or words that fit one story', () => {
    expect(shelf.named('the-lamp-a-reader').id).toBe('the-lamp-a-reader');
    expect(shelf.named('far lamp').id).toBe('far-lamp-b-writer');
    expect(shelf.named('Wrîter far').id).toBe('far-lamp-b-writer');
  });

  it('prefers the whole title to words of others', () => {
    const lamps = libraryOf([aStory({ id: 'a', title: 'Lamp' }), aStory({ id: 'b', title: 'Lamp Lit' })]);
    expect(new Shelf(lamps, everyone).named('lamp').id).toBe('a');
  });

  it('names at most five that fit and counts those withheld', async () => {
    const many = Array.from({ length: 8 }, (_, number) =>
      aStory({ id: `lamp-${number}`, title: `Lamp number ${number}` }),
    );
    const message = await refusal(() => new Shelf(libraryOf([...many, explicit]), everyone).named('lamp'));
    expect(message.match(/Lamp number/g)).toHaveLength(5);
    expect(message).toContain('1 match is withheld');
    expect(message).not.toContain('Red');
  });

  it('says so when nothing fits, and when all that fits is withheld', async () => {
    expect(await refusal(() => shelf.named('zeppelin'))).toContain('No story here fits');
    expect(await refusal(() => shelf.named('grey'))).toMatch(/^1 match is withheld/);
    expect(await refusal(() => shelf.named('red-lamp'))).toContain('withheld');
  });
});
