import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkWords, distance, isMeasured, plainMessage } from '../../src/prompts/word-check.ts';

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');

describe('how far off a text is', () => {
  it.each([
    [100, undefined, 'exactly a drabble (100)'],
    [103, undefined, '3 over a drabble (100)'],
    [98, 100, '2 short of a drabble (100)'],
    [60, undefined, '10 over half a drabble (50)'],
    [290, undefined, '10 short of a triple drabble (300)'],
    [100, 200, '100 short of a double drabble (200)'],
    [220, 221, '1 short of 221'],
    [100, 'any' as const, null],
    [0, undefined, '50 short of half a drabble (50)'],
  ])('%d words for %s: %s', (count, target, told) => {
    expect(distance(checkWords(words(count), target))).toBe(told);
  });

  it('lets only measured pieces stand as answers', () => {
    expect([50, 100, 200, 300].every((length) => isMeasured(length, 100))).toBe(true);
    expect(isMeasured(221, 221)).toBe(true);
    expect(isMeasured(103, 100)).toBe(false);
    expect(isMeasured(17, null)).toBe(true);
    expect(isMeasured(0, null)).toBe(false);
  });
});

describe('where counters disagree', () => {
  it('names the kinds, with an example each', () => {
    const check = checkWords('The well-known clock — 3.5 minutes slow--stopped. It was... was—or and/or not.');
    expect(check.differences.map(({ what, example }) => `${what}: ${example}`)).toEqual([
      '1 dash with blanks around it: clock — 3.5',
      '2 dashes without blanks: slow--stopped',
      '1 hyphenated word, counted as one: well-known',
      '1 number with a mark inside, counted in pieces: 3.5',
      '1 place where marks alone part two words: and/or',
    ]);
    expect([check.words, check.byBlanks]).toEqual([15, 12]);
  });

  it('is silent where there is nothing to say', () => {
    expect(checkWords("Nobody's clock stopped.").differences).toEqual([]);
  });
});

describe('the longest sentence', () => {
  it('is found and counted', () => {
    expect(checkWords('Short. This one is the longest of all.\nNo?').longest).toEqual({
      sentence: 'This one is the longest of all.',
      words: 7,
    });
    expect(checkWords('😀').longest).toBeNull();
  });
});

describe('a message', () => {
  it('counts without Discord’s own codes', () => {
    const message = 'Hi <@123456789012345678> <:smile:123456789012345678> at <t:1700000000:R> in <#123456789012345678>';
    expect(checkWords(plainMessage(message)).words).toBe(5);
  });
});

describe('any text', () => {
  it('can be checked, and adding a word adds one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const check = checkWords(text);
        expect(checkWords(`${text} word`).words).toBe(check.words + 1);
        expect(check.longest?.words ?? 0).toBeLessThanOrEqual(check.words);
      }),
    );
  });
});

describe('a file of one endless word', () => {
  // A member may attach half a megabyte of anything; patterns tried from every letter would take hours.
  it.each(['a', '1', 'a-', 'a.', '-', 'a ', "a'", '/'])('of %j is counted at once', (piece) => {
    const began = performance.now();
    checkWords(piece.repeat(200_000));
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
