import { describe, expect, it } from 'vitest';
import { isStatsRow, readStatsRow } from '../../../src/library/formats/stats-row.ts';

const NOTHING = { chapter: null, ownWords: null };
const read = (row: string, evidence = NOTHING) => {
  const result = readStatsRow(row, evidence);
  return result && [result.chapters, result.words, ...Object.values(result.counts), result.published].join(' ');
};

describe('the squashed row', () => {
  // Numbers as the archive printed them; the names in front are left out.
  it.each([
    ['FR1312,491041,3726\u00a0Apr\u00a0116\u00a0Apr\u00a011Yes', '1 2491 0 4 1372 2011-04-06'],
    ['FR1354,70402010,54219 Jul 0528 Feb 08No', '5 4704 0 20 10542 2005-07-19'],
    ['FR181028,45134119,4906 Jun 1118 Sep 12No', '10 28451 3 41 19490 2011-06-06'],
    ['FR1565,08429714,18226 Jan 128 Feb 12Yes', '6 5084 2 97 14182 2012-01-26'],
    ['FR131166,0492816236,50527 Aug 0819 Jan 09Yes', '11 66049 28 162 36505 2008-08-27'],
    ['FR212946,3071323877,97621 Apr 1023 Dec 12No', '29 46307 13 238 77976 2010-04-21'],
    ['FR712,394075,11219 Aug 1119 Aug 11Yes', '1 2394 0 7 5112 2011-08-19'],
    ['FR131668011,59620 Mar 0720 Mar 07No', '1 668 0 1 1596 2007-03-20'],
    ['FR1317631102,35428 Oct 0328 Oct 03Yes', '1 763 1 10 2354 2003-10-28'],
    ['FR1531,836021,99024 Mar 086 Jan 09No', '3 1836 0 2 1990 2008-03-24'],
    ['FR1563196,03740683210,80823 Oct 1212 Jan 15No', '63 196037 40 683 210808 2012-10-23'],
    ['FR18315,00036022,8179 Jul 0713 Feb 08No', '3 15000 3 60 22817 2007-07-09'],
  ])('%s', (row, expected) => {
    expect(read(row)).toBe(expected);
    expect(read(`Dracula > Mina-Centeredmoth${row}`)).toBe(expected);
  });

  it('reads a day that the hits run into by the order of the two dates', () => {
    expect(read('FR131500016419 Nov 119 Nov 11Yes')).toBe('1 500 0 1 641 2011-11-09');
  });

  it('reads numbers without commas as two and recommendations never with one', () => {
    expect(read('FR1576341,0001691326687,4841 Jan 111 Feb 12No')).toBe('76 341000 169 1326 687484 2011-01-01');
  });

  it('believes the page: its chapter number and its own count of words', () => {
    const row = 'FR15112,6000450120 Jan 081 Feb 08No';
    expect(readStatsRow(row, { chapter: null, ownWords: 12_550 })).toMatchObject({ chapters: 1, words: 12_600 });
    expect(readStatsRow(row, { chapter: 9, ownWords: 240 })).toMatchObject({ chapters: 11, words: 2600 });
  });

  it('keeps rating, dates, status and the names in front whatever the digits leave open', () => {
    const row = readStatsRow('Dracula > Mina-CenteredmothFR151487,169172353374,80813 Sep 055 Apr 06Yes', NOTHING);
    expect(row).toMatchObject({
      before: 'Dracula > Mina-Centeredmoth',
      rating: 'FR15',
      chapters: 14,
      words: 87169,
      published: '2005-09-13',
      updated: '2006-04-05',
      complete: true,
    });
    expect(row?.counts).toEqual({ recommendations: null, reviews: null, hits: null });
  });

  it('reads cells that blanks part', () => {
    expect(read('Dracula > Mina-Centered moth FR13 1 2,491 0 4 1,372 6 Apr 11 6 Apr 11 Yes')).toBe(
      '1 2491 0 4 1372 2011-04-06',
    );
  });

  it.each([
    'FR1312,491041,3726 Apr 116 Apr 11',
    'FR1412,491041,3726 Apr 116 Apr 11Yes',
    'He was FR13 on 6 Apr 11. Yes',
    '',
  ])('is not %j', (line) => {
    expect(isStatsRow(line)).toBe(false);
    expect(readStatsRow(line, NOTHING)).toBeNull();
  });

  it('has no reading where every one breaks a rule', () => {
    expect(readStatsRow('FR130000000,00031 Feb 116 Apr 11Yes', NOTHING)).toMatchObject({
      chapters: null,
      words: null,
      published: null,
    });
  });
});
