import { describe, expect, it } from 'vitest';
import { efiction } from '../../../src/library/formats/efiction.ts';
import { fanFictionNet } from '../../../src/library/formats/fanfiction-net.ts';
import { htmlPage } from '../../../src/library/formats/html-page.ts';
import { plainText } from '../../../src/library/formats/plain-text.ts';
import { fixture } from './fixture.ts';

describe('FanFiction.net', () => {
  it('reads the stats line and what stands above it', () => {
    const { facts, place, chapters } = fanFictionNet.read(fixture('ffn.txt'));
    expect(facts).toEqual({
      title: 'Lamps Out',
      authors: ['marigold ink'],
      summary: 'Somebody is putting the lamps out, one street at a time. Holmes wants to know who pays. H/W',
      rating: 'T',
      language: 'English',
      genres: ['Mystery', 'Hurt/Comfort'],
      characters: ['Holmes', 'Watson', 'Mina H.'],
      relationships: ['Holmes/Watson'],
      fandoms: ['Sherlock Holmes'],
      chapterCount: 10,
      words: 78549,
      counts: { recommendations: null, reviews: 1204, hits: null },
      updated: '2012-08-06',
      published: '2007-09-23',
      status: 'complete',
    });
    expect(place.story).toBe('ffn:3799452');
    expect(chapters[0]?.notes).toEqual([{ label: 'A/N', text: 'thanks to everyone who reviewed!' }]);
    expect(chapters[0]?.paragraphs.map(({ text }) => text)).toEqual([
      "The lamp on the corner went out at eleven o'clock sharp.",
      '"Curious," said Holmes.',
    ]);
  });

  it('knows from the page which chapter it shows', () => {
    const { facts, place, chapters } = htmlPage.read(fixture('ffn.html'));
    expect(facts).toMatchObject({
      title: 'Lamps Out',
      authors: ['marigold'],
      summary: 'Somebody is putting the lamps out.',
      chapterCount: 10,
    });
    expect(facts.status).toBeUndefined();
    expect(place).toEqual({ story: 'ffn:3799452', page: 2, of: 10 });
    expect(chapters).toMatchObject([{ number: 2, title: 'The Second Lamp' }]);
    expect(chapters[0]?.paragraphs.map(({ kind }) => kind)).toEqual(['text', 'scene-break', 'text']);
  });

  it('reads an older, wrapped line and a crossover of two fandoms', () => {
    const { facts, chapters } = fanFictionNet.read(fixture('ffn-old.txt'));
    expect(facts).toMatchObject({
      title: 'The Ball',
      fandoms: ['Dracula', 'Emma'],
      genres: ['Humor', 'Parody'],
      characters: ['Emma W.', 'Dracula'],
      updated: '2009-12-25',
      status: 'complete',
    });
    expect(chapters.map(({ title, notes }) => [title, notes.length])).toEqual([
      ['The Invitation', 1],
      ['The Dance', 1],
    ]);
  });

  it('reads labelled lines around the stats', () => {
    const { facts, place, chapters } = fanFictionNet.read(fixture('ffn-labelled.txt'));
    expect(facts).toMatchObject({
      title: 'The Ball',
      authors: ['Mary Ann'],
      rating: 'M',
      source: 'https://www.fanfiction.net/s/55/1/The-Ball',
    });
    expect(place.story).toBe('ffn:55');
    expect(chapters[0]?.paragraphs).toHaveLength(2);
  });
});

describe('eFiction', () => {
  it('reads the printer page', () => {
    const { facts, place, chapters } = efiction.read(fixture('efiction.txt'));
    expect(facts).toEqual({
      title: 'Other Lamps',
      authors: ['rmarie'],
      summary: 'Life goes on. It is nearly ten years since the lamps went out.\n\nAnd here is a second paragraph.',
      categories: ['General Fics', 'Serial Fics'],
      genres: ['Action', 'Angst', 'Romance'],
      warnings: { state: 'listed', list: ['Adult Language', 'Violence'] },
      chapterCount: 2,
      status: 'in-progress',
      words: 36605,
      counts: { recommendations: null, reviews: null, hits: 8034 },
      published: '2011-07-10',
      updated: '2012-01-22',
      source: 'http://example.org/archive/viewstory.php?sid=37038',
    });
    expect(place.story).toBe('example.org:37038');
    expect(chapters.map(({ title, paragraphs }) => [title, paragraphs.map(({ text }) => text)])).toEqual([
      ['Introduction, Chapter 1 part 1', ["The lamp on the corner went out at eleven o'clock sharp."]],
      ['Chapter 1 Part 2', ['It went on raining.']],
    ]);
  });

  it('lets one date tell the order of the others', () => {
    expect(efiction.read(fixture('efiction-notes.txt')).facts).toMatchObject({
      published: '2005-05-11',
      updated: '2005-06-25',
    });
    expect(htmlPage.read(fixture('efiction.html')).facts).toMatchObject({
      published: '2010-12-25',
      updated: '2011-01-07',
    });
  });

  it('keeps the notes of story and chapters, and a "by" in the title', () => {
    const { facts, chapters } = efiction.read(fixture('efiction-notes.txt'));
    expect(facts).toMatchObject({
      title: 'A Lamp by the Sea',
      authors: ['Ada L.'],
      series: { name: 'The Sea Road', part: null },
      status: 'complete',
    });
    expect(chapters.map(({ title, notes }) => [title, notes.map(({ label }) => label)])).toEqual([
      ['The First Night', ['Story Notes']],
      ['Chapter 2', ["Author's Notes", 'End Notes']],
      ['The Third Night', []],
    ]);
  });

  it('keeps the emphasis of the web page', () => {
    const { chapters } = htmlPage.read(fixture('efiction.html'));
    expect(chapters).toMatchObject([{ title: null, notes: [{ label: "Author's Notes", text: 'Be gentle.' }] }]);
    expect(chapters[0]?.paragraphs[0]).toEqual({
      kind: 'text',
      text: 'The lamp went out.',
      emphasis: [{ from: 14, to: 17, style: 'italic' }],
    });
  });
});

describe('plain text', () => {
  it('reads title, authors and chapters', () => {
    const { facts, chapters } = plainText.read(fixture('plain.txt'));
    expect(facts).toEqual({ title: 'A Lamp by the Door', authors: ['Mary Ann', 'J. Doe'] });
    expect(chapters.map(({ number, title }) => [number, title])).toEqual([
      [1, 'Out'],
      [2, 'Chapter Two'],
    ]);
  });

  it('counts a prologue as a chapter', () => {
    const { facts, chapters } = plainText.read(fixture('plain-untitled-chapters.txt'));
    expect(facts).toEqual({ title: 'THE SEA ROAD', authors: ['Ada L.'], rating: 'PG' });
    expect(chapters.map(({ number, title }) => [number, title])).toEqual([
      [1, 'PROLOGUE'],
      [2, 'PART ONE'],
      [3, 'PART TWO'],
    ]);
  });

  it('takes long lines for paragraphs', () => {
    const { facts, chapters } = plainText.read(fixture('plain-long-lines.txt'));
    expect(facts).toEqual({ title: 'Emma and the Count' });
    expect(chapters[0]?.paragraphs).toHaveLength(3);
  });

  it('does not take a text that begins in the middle', () => {
    expect(
      plainText.recognise({
        file: 'x',
        text: 'and then he went home, because it was late and there was\nnothing else to do.\n\nIt rained.',
      }),
    ).toBe(0);
  });
});
