import { describe, expect, it } from 'vitest';
import { ao3Html } from '../../../src/library/formats/ao3-html.ts';
import { ao3Text } from '../../../src/library/formats/ao3-text.ts';
import { ao3Web } from '../../../src/library/formats/ao3-web.ts';
import { ao3WebText } from '../../../src/library/formats/ao3-web-text.ts';
import type { SavedPage } from '../../../src/library/saved-page.ts';
import { ao3Epub, fixture } from './fixture.ts';

/** One work in every form: as downloaded, as EPUB, and turned into text by the two programs named html2text and by hand. */
const forms = (work: string): Array<[string, SavedPage]> => [
  ['HTML', ao3Html.read(fixture(`ao3-${work}.html`))],
  ['EPUB', ao3Html.read(ao3Epub(`ao3-${work}.html`))],
  ['starred text', ao3Text.read(fixture(`ao3-${work}-starred.txt`))],
  ['Markdown text', ao3Text.read(fixture(`ao3-${work}-markdown.txt`))],
  ['plain text', ao3Text.read(fixture(`ao3-${work}-plain.txt`))],
];
const plain = (text: string) => text.replaceAll(/[“”]/g, '"').replaceAll(/\s+/g, ' ');
const texts = (page: SavedPage, chapter = 0) =>
  page.chapters[chapter]?.paragraphs.map(({ kind, text }) => (kind === 'text' ? plain(text) : kind));

describe('a work of several chapters', () => {
  it.each(forms('full'))('states its facts: %s', (_form, { facts, place }) => {
    expect({ ...facts, summary: plain(facts.summary ?? '') }).toEqual({
      title: "The Lamplighter's Ghost",
      authors: ['marigold_ink', 'Tin Whistle (oldharbour)'],
      summary:
        'Somebody is putting the lamps out, one street at a time. Holmes would like to know who pays for the matches.',
      source: 'http://archiveofourown.org/works/1234567',
      rating: 'Teen And Up Audiences',
      warnings: { state: 'listed', list: ['Graphic Depictions Of Violence', 'Major Character Death'] },
      categories: ['F/M', 'Gen'],
      fandoms: ['Sherlock Holmes & Related Fandoms', 'Dracula - Bram Stoker'],
      relationships: ['Mina Harker/Jonathan Harker', 'Sherlock Holmes & John Watson'],
      characters: ['Mina Harker', 'John Watson (Sherlock Holmes)', 'Sherlock Holmes'],
      tags: ['Fog', 'Canon-Typical Violence', 'Hurt/Comfort', "Don't copy to another site"],
      language: 'English',
      series: { name: 'The Gaslight Papers', part: 2 },
      published: '2014-03-01',
      updated: '2014-04-02',
      words: 7526,
      chapterCount: 3,
      status: 'in-progress',
    });
    expect(place.story).toBe('ao3:1234567');
  });

  it.each(forms('full'))('keeps the text and only the text: %s', (form, page) => {
    expect(page.chapters.map(({ number, title }) => [number, title])).toEqual([
      [1, 'The First Lamp'],
      [2, null],
      [3, '1. What Mina Counted'],
    ]);
    const first = texts(page) ?? [];
    expect(first.slice(0, 6)).toEqual([
      "The lamp on the corner of Harbour Street went out at eleven o'clock sharp, and nobody in the whole of the street remarked upon it until the second one followed.",
      '"Curious," said Holmes, "very curious."',
      'scene-break',
      'It was some time before either of them spoke again, and when they did it was about breakfast and the price of eggs.',
      'scene-break',
      'Morning came, and with it a letter that nobody had posted.',
    ]);
    expect(first.slice(6).join(' ')).toBe('Dear Watson, come at once if convenient; if the fog is in, come anyway.');
    expect(texts(page, 1)?.at(-1)).toMatch(/It rained\.$/);
    if (form === 'HTML' || form === 'EPUB' || form === 'Markdown text') {
      expect(page.chapters[0]?.paragraphs[0]?.emphasis).toEqual([{ from: 53, to: 73, style: 'italic' }]);
    }
  });

  it.each(forms('full'))('keeps the notes apart: %s', (_form, { chapters }) => {
    expect(chapters.map(({ notes }) => notes.map(({ label, text }) => [label, text]))).toEqual([
      [
        ['Notes', 'For Ada, who asked for fog.'],
        ['Chapter Summary', 'In which it is dark.'],
        ['Notes', 'Warning for moths.'],
        ['End Notes', 'No moths were harmed.'],
      ],
      [],
      [
        ['Notes', 'Unbetaed.'],
        ['End Notes', 'Thanks for reading!'],
      ],
    ]);
  });
});

describe('a work of one chapter', () => {
  it.each(forms('oneshot'))('has no chapter title and states little: %s', (_form, page) => {
    expect(page.facts).toEqual({
      title: 'Saved by Grace & Other Errors',
      authors: ['Anonymous'],
      source: 'https://archiveofourown.org/works/88',
      rating: 'General Audiences',
      warnings: { state: 'none-apply', list: [] },
      fandoms: ['Emma - Jane Austen'],
      characters: ['Emma Woodhouse'],
      language: 'English',
      published: '2019-12-25',
      words: 312,
      chapterCount: 1,
      status: 'complete',
    });
    expect(page.chapters).toMatchObject([{ number: 1, title: null, notes: [] }]);
    expect(texts(page)).toEqual(['It was a truth Emma did not acknowledge at all.', '"I never meddle," she said.']);
  });
});

describe('a work brought in from another archive', () => {
  it.each(forms('imported'))('names its author, not the archivist: %s', (_form, page) => {
    expect(page.facts).toMatchObject({
      authors: ['Serafina'],
      rating: 'Not Rated',
      warnings: { state: 'author-chose-not-to-warn', list: [] },
      series: { name: 'Ice', part: 11 },
      updated: '2004-01-02',
      words: 10030,
      status: 'complete',
    });
    expect(page.chapters.map(({ title, notes }) => [title, notes.map(({ text }) => text)])).toEqual([
      ['Arrivals', []],
      ['Departures', ['The end!', 'First posted to a list.']],
    ]);
  });
});

describe('a page of a work', () => {
  const pages: Array<[string, SavedPage]> = [
    ['saved by a browser', ao3Web.read(fixture('ao3-web.html'))],
    ['as starred text', ao3WebText.read(fixture('ao3-web-starred.txt'))],
    ['as Markdown text', ao3WebText.read(fixture('ao3-web-markdown.txt'))],
  ];
  it.each(pages)('reads like a download: %s', (_form, page) => {
    expect(page.facts).toMatchObject({
      title: "The Lamplighter's Ghost",
      authors: ['marigold_ink'],
      summary: 'Somebody is putting the lamps out.',
      warnings: { state: 'author-chose-not-to-warn', list: [] },
      fandoms: ['Sherlock Holmes - Doyle', 'Dracula'],
      series: { name: 'The Gaslight Papers', part: 2 },
      updated: '2014-04-02',
      status: 'complete',
      counts: { recommendations: null, reviews: null, hits: 1234 },
    });
    expect(page.chapters.map(({ title }) => title)).toEqual(['The First Lamp', null]);
    expect(texts(page)).toEqual(['The lamp went out.', 'It rained.']);
    expect(page.chapters.map(({ notes }) => notes.map(({ text }) => text))).toEqual([
      ['For Ada.', 'In the dark.', 'No moths.'],
      ['Thanks!'],
    ]);
  });

  it('may hold the header of an older archive', () => {
    const { facts, chapters } = ao3WebText.read(fixture('ao3-web-plain.txt'));
    expect(facts).toMatchObject({ title: 'Lex Lamps, Ace Reporter', authors: ['Serafina'], rating: 'NC-17' });
    expect(chapters[0]?.notes.map(({ label }) => label)).toEqual(['Disclaimer']);
    expect(chapters[0]?.paragraphs[0]?.text).toMatch(/^"Lamps, get in here!"/);
  });
});
