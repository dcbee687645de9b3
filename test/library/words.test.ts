import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords } from '../../src/library/words.ts';

describe('counting words as AO3 does', () => {
  it.each([
    ['one--two', 2],
    ['a — b', 2],
    ['a - b', 2],
    ["don't well-known o’clock rock ‘n’ roll", 6],
    ['…', 0],
    ['', 0],
    ['3.14 and 2,491', 5],
    ['Éowyn naïve', 2],
    ['snake_case', 1],
    ['Привет, мир', 2],
    ['I ❤️ you 👩‍👩‍👧', 2],
    ['three---four', 2],
  ])('%j has %i', (text, words) => expect(countWords(text)).toBe(words));

  it('asks a dictionary where a script has no blanks', () => {
    expect(countWords('我喜欢读书')).toBeGreaterThan(1);
    expect(countWords('私は猫が好きです。')).toBeGreaterThan(3);
    expect(countWords('Sherlock は猫 Watson')).toBe(4);
  });

  it('counts a text without blanks in linear time', () => {
    const started = performance.now();
    countWords('猫が好きです'.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(1500);
  });

  it('counts plain English prose as any other text', () => {
    const letter = fc.constantFrom(..."ab9_ '’‘-–—“”…`.,!\n\u00a0");
    fc.assert(
      fc.property(
        fc.array(letter).map((letters) => letters.join('')),
        (prose) => {
          expect(countWords(prose)).toBe(countWords(`${prose} é`) - 1);
        },
      ),
    );
  });

  it('counts joined texts as the sum of both', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        (one, two) => countWords(`${one}\n\n${two}`) === countWords(one) + countWords(two),
      ),
    );
  });
});
