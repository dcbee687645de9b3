import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorNames } from '../../../src/library/formats/authors.ts';
import { titleAndAuthor } from '../../../src/library/formats/bylines.ts';
import { chapterNumber, chapterTitle, isChapterHeading } from '../../../src/library/formats/chapter-titles.ts';
import { dateOrderOf, isoDate } from '../../../src/library/formats/dates.ts';
import { chapterFacts, factsOf, statusOf } from '../../../src/library/formats/facts.ts';
import { fieldNames } from '../../../src/library/formats/fields.ts';
import { placedTitle } from '../../../src/library/formats/part-marks.ts';
import { isSceneBreak } from '../../../src/library/formats/scene-breaks.ts';
import { seriesOf } from '../../../src/library/formats/series-text.ts';
import { storyKey } from '../../../src/library/formats/story-keys.ts';
import { genresOf, splitList, titleText, wholeNumber } from '../../../src/library/formats/values.ts';

describe('dates', () => {
  it.each([
    ['2014-03-01', '2014-03-01'],
    ['2015-01-01 10:00:00', '2015-01-01'],
    ['8/6/2012', '2012-08-06'],
    ['9/23/2007', '2007-09-23'],
    ['25/12/2009', '2009-12-25'],
    ['12-25-09', '2009-12-25'],
    ['6 April 2011', '2011-04-06'],
    ['6 Apr 11', '2011-04-06'],
    ['April 6th, 2011', '2011-04-06'],
    ['Sun, 9 Jul 2000 09:44:00', '2000-07-09'],
    ['the 1st of May, 1999', '1999-05-01'],
    ['31/02/2009', null],
    ['2014-13-01', null],
    ['3 hours ago', null],
    ['', null],
  ])('%j is %s', (text, date) => expect(isoDate(text)).toBe(date));

  it('follow the order that one of them shows', () => {
    const order = dateOrderOf(['07/01/2011', '25/12/2010']);
    expect(isoDate('07/01/2011', order)).toBe('2011-01-07');
  });

  it('are in the calendar whatever is read', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1971-01-01'), max: new Date('2069-12-31'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10);
          expect(isoDate(iso)).toBe(iso);
          expect(
            isoDate(
              date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
            ),
          ).toBe(iso);
          expect(isoDate(date.toLocaleDateString('en-US', { timeZone: 'UTC' }))).toBe(iso);
        },
      ),
    );
  });
});

describe('authors', () => {
  it.each([
    ['by A. Reader and B. Writer', ['A. Reader', 'B. Writer']],
    ['A, B & C', ['A', 'B', 'C']],
    ['[info]marigold', ['marigold']],
    ['[personal profile] marigold', ['marigold']],
    ['lj user marigold', ['marigold']],
    ['<lj user="marigold">', ['marigold']],
    ['Ada <ada@example.org>', ['Ada']],
    ['Ada (ada@example.org)', ['Ada']],
    ['Tin Whistle (oldharbour)', ['Tin Whistle (oldharbour)']],
    ['orphan_account', ['orphan_account']],
    ['Anonymous', ['Anonymous']],
    ['Salt & Pepper & Salt', ['Salt', 'Pepper']],
    ['', []],
  ])('%j', (line, names) => expect(authorNames(line)).toEqual(names));

  it('joined by an archive may have an "and" in them', () => {
    expect(authorNames('Salt and Pepper, Mary', 'commas')).toEqual(['Salt and Pepper', 'Mary']);
  });
});

describe('titles', () => {
  it.each([
    ['"Lamps"', 'Lamps'],
    ['“Lamps”', 'Lamps'],
    ['*Lamps*', 'Lamps'],
    ['"Out," he said, "in"', '"Out," he said, "in"'],
    ['  Two   Lamps ', 'Two Lamps'],
    ['', null],
  ])('%j is %j', (text, title) => expect(titleText(text)).toBe(title));

  it.each([
    ['Lamps (2/12)', { title: 'Lamps', part: 2, of: 12 }],
    ['Lamps [2/?]', { title: 'Lamps', part: 2, of: null }],
    ['Lamps, Part 3', { title: 'Lamps', part: 3, of: null }],
    ['Lamps - Chapter 15 - It Shines', { title: 'Lamps', part: 15, partTitle: 'It Shines' }],
    ['Lamps 1/3', { title: 'Lamps', part: 1, of: 3 }],
    ['Lamps of 1984', { title: 'Lamps of 1984', part: null }],
    ['9/10 Lamps', { title: '9/10 Lamps', part: null }],
  ])('%j', (text, placed) => expect(placedTitle(text)).toMatchObject(placed));

  it.each([
    ['A Lamp by the Sea by Ada L.', { title: 'A Lamp by the Sea', authors: ['Ada L.'] }],
    ['Lamps by A and B', { title: 'Lamps', authors: ['A', 'B'] }],
    ['A Lamp by the Door', null],
    ['He stood by the lamp.', null],
  ])('%j', (line, read) => expect(titleAndAuthor(line)).toEqual(read));
});

describe('chapters', () => {
  it.each([
    ['Chapter 3: The Storm', 3, 'The Storm'],
    ['3. The Storm', 3, 'The Storm'],
    ['Chapter 16 – Approaching Normal', 16, 'Approaching Normal'],
    ['Chapter #8: Need to Know', 8, 'Need to Know'],
    ['Chapter Three', 3, 'Chapter Three'],
    ['Chapter 16', 17, 'Chapter 16'],
    ['Part IV - Ice', 4, 'Ice'],
    ['Epilogue', 9, 'Epilogue'],
  ])('%j as number %i is %j', (heading, number, title) => expect(chapterTitle(heading, number)).toBe(title));

  it.each([
    ['Part Two', 2],
    ['Chapter IV', 4],
    ['Chapter Twenty-One', 21],
    ['Prologue', null],
    ['Chapter', null],
  ])('%j has number %s', (heading, number) => expect(chapterNumber(heading)).toBe(number));

  it.each(['Chapter 3', 'CHAPTER THREE: The Storm', '~ Part 2 ~', 'Epilogue', 'Prologue: Ice', 'Part 2/5'])(
    '%j is a heading',
    (line) => expect(isChapterHeading(line)).toBe(true),
  );
  it.each(['Part of him wanted to go.', 'Chapter and verse, she knew it.', 'Parting is sweet', 'I', ''])(
    '%j is none',
    (line) => expect(isChapterHeading(line)).toBe(false),
  );
});

describe('scene breaks', () => {
  it.each([
    '***',
    '* * *',
    '~*~',
    '-----',
    'oOo',
    'xXx',
    '-x-',
    '~o~O~o~',
    '#',
    '[line break]',
    '--- Scene Break ---',
    '◊',
    '_____',
    'o0o0o',
  ])('%j is one', (line) => expect(isSceneBreak(line)).toBe(true));
  it.each(['...', '…', '?!', '"..."', 'xoxo', 'Ooo.', 'X', 'no', '42', 'Oxo cubes', ''])('%j is text', (line) =>
    expect(isSceneBreak(line)).toBe(false),
  );
});

describe('labelled values', () => {
  const of = (label: string, value: string) => factsOf([{ label, value }]);
  it('of joined labels are shared out', () => {
    expect(of('Rating/Warnings', 'R (language), moths, fog')).toMatchObject({ rating: 'R' });
    expect(of('Pairing/Characters', 'Holmes/Watson, Mina')).toEqual({
      relationships: ['Holmes/Watson'],
      characters: ['Mina'],
    });
    expect(fieldNames('Pairings/Warnings/Rating')).toEqual(['relationships', 'warnings', 'rating']);
  });

  it('in sentences stay whole', () => {
    expect(of('Warnings', 'There are moths here, a great many. You have been told.').warnings?.list).toHaveLength(1);
    expect(of('Warnings', 'moths, fog; lamps').warnings?.list).toEqual(['moths', 'fog', 'lamps']);
  });

  it('are divided as people divide them', () => {
    expect(of('Fandoms', 'Dracula/Emma, Fate/stay night').fandoms).toEqual(['Dracula', 'Emma', 'Fate/stay night']);
    expect(of('Characters', 'Emma, Harriet and Mr. Knightley').characters).toEqual([
      'Emma',
      'Harriet',
      'Mr. Knightley',
    ]);
    expect(of('Pairing(s)', 'Holmes/Watson (eventually, I promise) and Mina/Lucy').relationships).toEqual([
      'Holmes/Watson',
      'Mina/Lucy',
    ]);
    expect(of('Pairing', 'none').relationships).toBeUndefined();
    expect(genresOf('Romance/Hurt/Comfort, Action/Adventure')).toEqual(['Romance', 'Hurt/Comfort', 'Action/Adventure']);
    expect(splitList('Ten (Doctor Who, 2005), Rose')).toEqual(['Ten (Doctor Who, 2005)', 'Rose']);
  });

  it.each([
    ['Part 2 of The Papers', { name: 'The Papers', part: 2 }],
    ['Part 2 of A, B, and C, Part 1 of D', { name: 'A, B, and C', part: 2 }],
    ['The Papers [2]', { name: 'The Papers', part: 2 }],
    ['The Papers, part 2', { name: 'The Papers', part: 2 }],
    ['The Papers #2', { name: 'The Papers', part: 2 }],
    ['The Papers', { name: 'The Papers', part: null }],
    ['None', null],
  ])('series %j', (text, series) => expect(seriesOf(text)).toEqual(series));

  it.each([
    ['3/3', 'complete'],
    ['3/?', 'in-progress'],
    ['3/5', 'in-progress'],
    ['3 of 3', 'complete'],
    ['12', undefined],
  ])('chapters %j', (text, status) => expect(chapterFacts(text).status).toBe(status));
  it.each([
    ['Completed', 'complete'],
    ['In-Progress', 'in-progress'],
    ['WIP', 'in-progress'],
    ['No', 'in-progress'],
    ['Incomplete', 'in-progress'],
    ['maybe', 'unknown'],
  ])('status %j', (text, status) => expect(statusOf(text)).toBe(status));
  it.each([
    ['7,526', 7526],
    ['about 1 200 words', 1200],
    ['4.5k', 4500],
    ['12.345', 12345],
    ['none', null],
  ])('number %j', (text, number) => expect(wholeNumber(text)).toBe(number));
  it.each([
    ['http://archiveofourown.org/works/12/chapters/3', 'ao3:12'],
    ['https://archiveofourown.org/collections/x/works/12', 'ao3:12'],
    ['https://m.fanfiction.net/s/55/2/', 'ffn:55'],
    ['https://www.example.org/fics/viewstory.php?sid=9&chapter=1', 'example.org:9'],
    ['https://example.org/', null],
    [null, null],
  ])('key of %j', (address, key) => expect(storyKey(address)).toBe(key));
});
