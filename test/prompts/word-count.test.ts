import { describe, expect, it } from 'vitest';
import { countWords } from '../../src/library/words.ts';

/** The archive's rule, case by case. README states it; this is what it means. */
const CASES: [text: string, words: number][] = [
  ['', 0],
  ['   \n\t ', 0],
  ['one', 1],
  ['one two', 2],
  ['one\ntwo\n\nthree', 3],
  ['one\u00a0two', 2],
  // Dashes part words, with blanks around them or without.
  ['one--two', 2],
  ['one---two', 2],
  ['one—two', 2],
  ['one – two', 2],
  ['a — b', 2],
  ['one -- two', 2],
  ['one―two', 2],
  ['--', 0],
  ['— And then?', 2],
  ['“Wait—”', 1],
  ['1914–1918', 2],
  // Hyphens and apostrophes do not.
  ['well-known', 1],
  ['mother-in-law', 1],
  ['twenty-one', 1],
  ['one - two', 2],
  ['non\u2011breaking', 1],
  ['co\u2010operate', 1],
  ['hy\u00adphen', 1],
  ["don't", 1],
  ['don’t', 1],
  ["rock 'n' roll", 3],
  ['’tis', 1],
  ["the dogs' bowls", 3],
  ["James's", 1],
  ["o'clock", 1],
  ['‘quoted words’', 2],
  // Full stops, slashes and other marks part words.
  ['e.g.', 2],
  ['U.S.A.', 3],
  ['Mr. Holmes', 2],
  ['wait...what', 2],
  ['wait…what', 2],
  ['…', 0],
  ['and/or', 2],
  ['Yes!No?', 2],
  ['“Hello,” she said.', 3],
  ['*emphasis* and **more**', 3],
  ['snake_case', 1],
  ['#hashtag @name', 2],
  ['R&B', 2],
  ['C++', 1],
  // Numbers are words; a mark inside makes them two.
  ['42', 1],
  ['3.14', 2],
  ['1,000', 2],
  ['10:30', 2],
  ['50%', 1],
  ['£5', 1],
  ['1st', 1],
  ['221B Baker Street', 3],
  ['½', 0],
  ['5 + 3 = 8', 3],
  // Addresses are counted by their pieces.
  ['https://example.org/a-b', 4],
  ['reader@example.org', 3],
  // Emoji and signs are no words.
  ['😀', 0],
  ['👩‍👩‍👧 family', 1],
  ['love ❤️ you', 2],
  ['→ ★ ©', 0],
  // Every script's letters count, accents belong to their letter.
  ['naïve café', 2],
  ['e\u0301te\u0301', 1],
  ['Привет, мир', 2],
  ['Καλημέρα κόσμε', 2],
  ['नमस्ते दुनिया', 2],
  ['مرحبا بالعالم', 2],
  ['안녕 하세요', 2],
  // Where a script writes no blanks, a dictionary finds the words.
  ['私は学生です', 4],
  ['我爱北京', 3],
  ['สวัสดีครับ', 2],
  ['Tokyo 東京 tower', 3],
  ['はい。', 1],
];

describe('the archive’s count', () => {
  it('is stated on at least sixty cases', () => expect(CASES.length).toBeGreaterThanOrEqual(60));

  it.each(CASES)('%j has %d', (text, words) => expect(countWords(text)).toBe(words));
});
