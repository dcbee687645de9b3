import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Audience, audienceOf, DEFAULT_RULES } from '../../../src/library/audience.ts';
import { foldedWords } from '../../../src/library/fold.ts';
import { aStory } from '../../support/library.ts';
import { indexed } from './indexed.ts';

const afterDark = audienceOf(DEFAULT_RULES, true);
const everyone: Audience = audienceOf(DEFAULT_RULES, false);

const TITLES = [
  'The Lamp',
  'Lamp',
  'The Lamp of the Vampires',
  'Night Visitors',
  'Visitors in the Night',
  'Čarodějův učeň',
  'Красная лампа',
  '魔法少女の夜',
  "The Watcher's Fire",
  'Straße der Träume',
];
const library = await indexed(
  TITLES.map((title, number) =>
    aStory({
      id: `story-${number}`,
      title,
      authors: ['Quill'],
      fandoms: ['Buffy the Vampire Slayer'],
      characters: ['Lex'],
    }),
  ),
);
const titles = (typed: string, audience = afterDark) => library.suggest(typed, audience, 25).map(({ title }) => title);

describe('suggest', () => {
  it.each([
    ['the beginning of a word', 'visi', 'Night Visitors'],
    ['words in any order', 'night vis', 'Visitors in the Night'],
    ['a title without its accents', 'carodejuv ucen', 'Čarodějův učeň'],
    ['another alphabet', 'красн', 'Красная лампа'],
    ['a part of a script without blanks', '少女', '魔法少女の夜'],
    ['an apostrophe left out', 'watchers fire', "The Watcher's Fire"],
    ['letters spelt out', 'strasse traume', 'Straße der Träume'],
    ['title and author as in the list', 'Night Visitors - Quill', 'Night Visitors'],
  ])('finds by %s', (_, typed, title) => {
    expect(titles(typed)).toContain(title);
  });

  it('puts the whole title first, then titles that begin so, then the shorter ones', () => {
    expect(titles('lamp').slice(0, 3)).toEqual(['Lamp', 'The Lamp', 'The Lamp of the Vampires']);
    expect(titles('the lamp').slice(0, 2)).toEqual(['The Lamp', 'The Lamp of the Vampires']);
    expect(
      library
        .suggest('lamp', afterDark, 25)
        .map(({ fit }) => fit)
        .slice(0, 2),
    ).toEqual(['title', 'words']);
  });

  it('forgives any one slip in a word of four letters or more', () => {
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
    const slips = [
      (word: string, at: number, other: string) => word.slice(0, at) + other + word.slice(at + 1),
      (word: string, at: number) => word.slice(0, at) + word.slice(at + 1),
      (word: string, at: number, other: string) => word.slice(0, at) + other + word.slice(at),
      (word: string, at: number) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
    ];
    fc.assert(
      fc.property(
        fc.constantFrom('visitors', 'vampires', 'watchers'),
        fc.nat(7),
        letter,
        fc.nat(3),
        (word, at, other, kind) => {
          const typed = slips[kind]?.(word, at, other) ?? '';
          expect(titles(typed).some((title) => foldedWords(title ?? '').includes(word))).toBe(true);
        },
      ),
    );
  });

  it('forgives one wrong word of three, not of two', () => {
    expect(titles('lamp vampires zeppelin')).toContain('The Lamp of the Vampires');
    expect(titles('lamp zeppelin')).toEqual([]);
  });

  it('answers whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        expect(library.suggest(typed, afterDark, 25).length).toBeLessThanOrEqual(25);
        expect(library.withheldSuggestions(typed, everyone)).toBe(0);
      }),
    );
  });
});

describe('suggestNames', () => {
  it('knows fandoms by their initials, words and slips', () => {
    for (const typed of ['btvs', 'slayer', 'bufy', 'vampire the']) {
      expect(library.suggestNames('fandom', typed, everyone, 25)).toEqual(['Buffy the Vampire Slayer']);
    }
  });

  it('gives the names most used for nothing typed', async () => {
    const two = [aStory({ id: 'a', tags: ['Fluff'] }), aStory({ id: 'b', tags: ['fluff', 'Angst', 'Fluff'] })];
    const names = (await indexed(two)).suggestNames('tag', '', everyone, 2);
    expect(names).toEqual(['Fluff', 'Mystery']);
  });
});

describe('filters', () => {
  it('mean all names that have the words typed when no name is just that', () => {
    expect(library.count({ fandom: 'vampire slayer' }, afterDark).shown).toBe(TITLES.length);
    expect(library.count({ fandom: 'zeppelins' }, afterDark).shown).toBe(0);
  });

  it('know a pairing whoever is named first, and love from friendship', async () => {
    const one = await indexed([aStory({ relationships: ['Mina Harker/Jonathan Harker'] })]);
    expect(one.count({ relationship: 'jonathan harker / mina harker' }, everyone).shown).toBe(1);
    expect(one.count({ relationship: 'Mina Harker & Jonathan Harker' }, everyone).shown).toBe(0);
  });
});
