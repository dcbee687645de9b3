import { describe, expect, it } from 'vitest';
import { byFileName, fileMatcher, numberedName } from '../../src/library/file-names.ts';

describe('numbers in file names', () => {
  it.each([
    ['Story-22183-2.txt', 'story-22183', 2],
    ['in/Hero Talk page 12.txt', 'in/hero talk page', 12],
    ['Hero Talk/chapter 3.txt', 'Hero Talk/', 3],
    ['Hero Talk/4.html', 'Hero Talk/', 4],
    ['hero3.txt', 'hero', 3],
    ['Visitors_Ch10.txt', 'visitors_ch', 10],
  ])('%s', (file, stem, number) => expect(numberedName(file)).toEqual({ stem, number }));

  it.each(['lamps.txt', '000_08ddae8be7f1fcc7.txt', 'chapter 3.txt', '3.txt'])(
    '%s says nothing of other files',
    (file) => expect(numberedName(file)).toBeNull(),
  );

  it('are counted, not spelt', () => {
    expect(['p 10', 'p 9', 'P 2'].sort(byFileName)).toEqual(['P 2', 'p 9', 'p 10']);
  });
});

describe('file patterns', () => {
  it.each([
    ['a.txt', 'in/a.txt', true],
    ['a.txt', 'in/ba.txt', false],
    ['in/a.txt', 'lib/in/A.TXT', true],
    ['in/a.txt', 'a.txt', false],
    ['002_*.txt', 'in/002_c13.txt', true],
    ['002_*.txt', '1002_c13.txt', false],
    ['in/*.txt', 'in/deep/a.txt', false],
    ['in/**', 'in/deep/a.txt', true],
    ['**/a?.txt', 'x/y/a1.txt', true],
    ['a (1+2).txt', 'a (1+2).txt', true],
    ['[a].*', '[a].txt', true],
    ['in\\a.txt', 'in/a.txt', true],
  ])('%s means %s: %s', (pattern, file, expected) => expect(fileMatcher(pattern)(file)).toBe(expected));
});
