import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audienceOf, DEFAULT_RULES } from '../../../src/library/audience.ts';
import type { FullStory } from '../../../src/library/story.ts';
import { aChapter, aStory } from '../../support/library.ts';
import { indexed } from './indexed.ts';

const everyone = audienceOf(DEFAULT_RULES, false);

const withText = (id: string, ...chapters: string[][]): FullStory =>
  aStory({
    id,
    title: id,
    chapters: chapters.map((paragraphs, place) =>
      aChapter({ number: place + 1, paragraphs: paragraphs.map((text) => ({ kind: 'text', text })) }),
    ),
  });

const library = await indexed([
  withText('bite', ['Rain fell.', 'Lex was bitten by the vampire in the library, and nobody noticed.'], ['Later.']),
  withText('walk', ['Lex walked.'], ['A vampire slept.', 'Much later the library had bitten into the hill.']),
  withText('moon', ['He had bitten Lex. It was not a vampire, that much was clear. “Don’t go,” she said.']),
  withText('katze', ['猫が好きです。', 'Eine Katze saß auf der Straße.']),
  { ...withText('secret', ['Lex was bitten.']), rating: 'Explicit' },
]);
const search = async (typed: string) => {
  const { passages, withheld } = await library.search(typed, {}, everyone, 10);
  return { ids: passages.map(({ story }) => story.id), passages, withheld };
};

describe('search', () => {
  it('puts first where the words stand together, and says which chapter and paragraph that is', async () => {
    const { ids, passages } = await search('lex bitten vampire library');
    expect(ids[0]).toBe('bite');
    expect(passages[0]).toMatchObject({ chapter: 1, paragraph: 1 });
    expect(passages[0]?.passage).toBe('Lex was bitten by the vampire in the library, and nobody noticed.');
  });

  it('does not mind small words and other endings', async () => {
    expect((await search('that one where the vampires walk')).ids).toEqual([]);
    expect((await search('that one where Lex walks')).ids).toEqual(['walk']);
  });

  it('takes a phrase as it stands, whatever the quotation marks', async () => {
    for (const typed of ['"bitten by the vampire"', '“bitten by the vampire”', '"Bitten, by the VAMPIRE"']) {
      expect((await search(typed)).ids).toEqual(['bite']);
    }
    expect((await search('"bitten by the vampires"')).ids).toEqual([]);
    expect((await search('"don\'t go"')).ids).toEqual(['moon']);
  });

  it('leaves out what has a word with a minus before it', async () => {
    expect((await search('bitten -library')).ids).toEqual(['moon']);
    expect((await search('lex -"in the library"')).ids.sort()).toEqual(['moon', 'walk']);
  });

  it('goes on with one word wrong when nothing has all of them', async () => {
    expect((await search('lex bitten vampire zeppelin')).ids).toContain('bite');
    expect((await search('bitten zeppelin')).ids).toEqual([]);
  });

  it('counts what is withheld and does not name it', async () => {
    const { ids, withheld } = await search('lex bitten');
    expect(ids).not.toContain('secret');
    expect(withheld).toBe(1);
  });

  it('finds in scripts without blanks and without accents', async () => {
    expect((await search('好き')).ids).toEqual(['katze']);
    expect((await search('strasse')).ids).toEqual([]);
    expect((await search('straße katze')).ids).toEqual(['katze']);
    expect((await search('sass')).ids).toEqual([]);
  });

  it('asks for nothing when nothing is typed', async () => {
    for (const typed of ['', '   ', '"', '-lex', '***', '-']) expect((await search(typed)).ids).toEqual([]);
  });

  it('answers whatever is typed, and quotes word for word', async () => {
    const bits = fc.constantFrom(
      'lex',
      '"',
      '-',
      '(',
      ')',
      '*',
      'NEAR',
      'AND',
      'OR',
      'NOT',
      ':',
      '^',
      '+',
      '{',
      'bitten',
      ' ',
      '\0',
    );
    const typed = fc.oneof(
      fc.array(bits, { maxLength: 20 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    );
    await fc.assert(
      fc.asyncProperty(typed, async (words) => {
        for (const { story, chapter, passage, paragraph } of (await search(words)).passages) {
          const { paragraphs } = await library.chapter(story.id, chapter);
          expect(paragraphs[paragraph]?.text).toContain(passage);
        }
      }),
    );
  });

  it('cuts a passage out of a long paragraph around the words', async () => {
    const filler = 'The road went on and on. '.repeat(40);
    const long = await indexed([withText('long', [`${filler}Then a zeppelin crossed the moon. ${filler}`])]);
    const { passages } = await long.search('zeppelin moon', {}, everyone, 5);
    expect(passages[0]?.passage).toContain('a zeppelin crossed the moon.');
    expect(passages[0]?.passage.length).toBeLessThanOrEqual(280);
    expect(passages[0]?.passage).toMatch(/^The road/);
  });
});

describe('moreLike', () => {
  const pairing = ['Mina Harker/Jonathan Harker'];
  const oneShot = [aChapter()];

  it('is led by what is rarely shared, and says why', async () => {
    const apart = { authors: ['B. Writer'], genres: [], tags: [] };
    const others = Array.from({ length: 20 }, (_, number) => aStory({ id: `other-${number}`, chapters: oneShot }));
    const like = await indexed([
      aStory({ id: 'model', relationships: pairing, chapters: oneShot }),
      aStory({ id: 'same-pairing', ...apart, relationships: ['Jonathan Harker/Mina Harker'], chapters: oneShot }),
      ...others,
    ]);
    const [first] = await like.moreLike('model', everyone, 5);
    expect(first?.story.id).toBe('same-pairing');
    expect(first?.why).toMatch(/^same pairing; .*both one-shots/);
  });

  it('goes by distinctive words where names say nothing', async () => {
    const bare = { fandoms: [], characters: [], relationships: [], genres: [], tags: [], authors: [] };
    const keeper = 'The lighthouse stood. The lighthouse keeper saw the lighthouse again.';
    const plain = Array.from({ length: 60 }, (_, number) => ({
      ...withText(`plain-${number}`, ['Nothing at all.']),
      ...bare,
    }));
    const like = await indexed([
      { ...withText('model', [keeper]), ...bare },
      { ...withText('other', ['No lighthouse was ever built here.']), ...bare },
      ...plain,
    ]);
    const found = await like.moreLike('model', everyone, 5);
    expect(found.map(({ story }) => story.id)).toEqual(['other']);
    expect(found[0]?.why).toContain('lighthouse');
  });

  it('never gives the story itself or one that is withheld', async () => {
    const like = await indexed([
      aStory({ id: 'model' }),
      aStory({ id: 'red', rating: 'NC-17' }),
      aStory({ id: 'blue' }),
    ]);
    expect((await like.moreLike('model', everyone, 5)).map(({ story }) => story.id)).toEqual(['blue']);
    expect(await like.moreLike('no-such-story', everyone, 5)).toEqual([]);
  });
});
