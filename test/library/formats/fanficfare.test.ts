import { describe, expect, it } from 'vitest';
import { epubText } from '../../../src/library/formats/epub.ts';
import { fanFicFareHtml } from '../../../src/library/formats/fanficfare-html.ts';
import { fanFicFareText } from '../../../src/library/formats/fanficfare-text.ts';
import type { SavedPage } from '../../../src/library/saved-page.ts';
import { epub, fixture } from './fixture.ts';

/** FanFicFare's EPUB has the title page, the contents and each chapter in a file of its own. */
function readEpub(html: string): SavedPage {
  const { text } = fixture(html);
  const [top = '', ...chapters] = text.split(/(?=<a name="section)/);
  const heading = /<h1>(.*?)<\/h1>/.exec(top)?.[1] ?? '';
  const fields = [...top.matchAll(/<tr><td>(<b>.*?<\/b>)<\/td><td>(.*?)<\/td><\/tr>/g)].map(
    ([, label, value]) => `${label} ${value}<br />`,
  );
  const pages = chapters.map((chapter) => {
    const title = /<h2>(.*?)<\/h2>/.exec(chapter)?.[1] ?? '';
    return `<body class="fff_chapter"><h3 class="fff_chapter_title">${title}</h3>${chapter.replace(/^.*?<\/h2><\/a>/s, '')}</body>`;
  });
  const titlePage = `<body class="fff_titlepage"><h3>${heading}</h3><div>\n${fields.join('\n')}\n</div></body>`;
  const contents =
    '<body class="fff_tocpage"><div><h3>Table of Contents</h3><a href="file0001.xhtml">1. The First Lamp</a><br /></div></body>';
  const log = '<body class="fff_logpage"><h3>Update Log</h3><p><b>Words:</b> <span>1</span></p></body>';
  return fanFicFareHtml.read(epubText('lamp.epub', epub({ pages: [titlePage, contents, ...pages, log] })));
}

const forms = (name: string): Array<[string, SavedPage]> => [
  ['text', fanFicFareText.read(fixture(`${name}.txt`))],
  ['HTML', fanFicFareHtml.read(fixture(`${name}.html`))],
  ['EPUB', readEpub(`${name}.html`)],
];

describe('a story of two chapters', () => {
  it.each(forms('fanficfare'))('states its facts: %s', (_form, { facts, place }) => {
    expect(facts).toEqual({
      title: "The Lamplighter's Ghost by Night",
      authors: ['marigold_ink', 'tinwhistle'],
      series: { name: 'The Gaslight Papers', part: 2 },
      categories: ['Sherlock Holmes'],
      fandoms: ['Sherlock Holmes'],
      genres: ['Mystery', 'Hurt/Comfort'],
      language: 'English',
      characters: ['Sherlock Holmes', 'John Watson'],
      relationships: ['Mina Harker/Jonathan Harker'],
      status: 'in-progress',
      published: '2014-03-01',
      updated: '2014-04-02',
      rating: 'T',
      chapterCount: 2,
      words: 7526,
      source: 'https://www.fanfiction.net/s/1234567/1/',
      summary:
        'Somebody is putting the lamps out, one street at a time, and Holmes would like very much to know who pays: for the matches and the oil.',
    });
    expect(place.story).toBe('ffn:1234567');
  });

  it.each(forms('fanficfare'))('keeps titles, notes and text apart: %s', (_form, { chapters }) => {
    expect(chapters.map(({ number, title, notes }) => [number, title, notes])).toEqual([
      [1, 'The First Lamp', [{ label: 'A/N', text: 'in which it is dark.' }]],
      [2, 'Chapter 2', [{ label: "Author's Note", text: 'thanks to everyone who wrote!' }]],
    ]);
    expect(chapters[0]?.paragraphs.map(({ kind, text }) => text || kind)).toEqual([
      "The lamp on the corner went out at eleven o'clock sharp, and nobody in the whole of the street remarked upon it until the second one followed.",
      '"Curious," said Holmes, "very curious."',
      'scene-break',
      'It was some time before either of them spoke again, and when they did it was about breakfast.',
    ]);
    expect(chapters[0]?.paragraphs[1]?.emphasis).toEqual([{ from: 25, to: 29, style: 'bold' }]);
    expect(chapters[1]?.paragraphs.map(({ text }) => text)).toEqual(['The second night was worse.', '1. It was wet.']);
  });
});

describe('a story of one chapter', () => {
  it.each(forms('fanficfare-oneshot'))('needs no table of contents: %s', (_form, { facts, chapters, place }) => {
    expect(facts).toMatchObject({
      title: 'Hats',
      authors: ['orphan_account'],
      status: 'complete',
      warnings: { state: 'none-apply', list: [] },
    });
    expect(place.story).toBe('ao3:88');
    expect(chapters).toMatchObject([{ number: 1, title: null }]);
    expect(chapters[0]?.paragraphs.map(({ text }) => text)).toEqual(['Emma had a hat.', '"I never meddle," she said.']);
  });
});

describe('long titles', () => {
  it.each(forms('fanficfare-long'))('are put together where they were wrapped: %s', (_form, { facts, chapters }) => {
    expect(facts).toMatchObject({
      title: 'A Very Long Title of a Story That Goes On and On Until the Line of It Is Wrapped Twice',
      fandoms: ['Dracula', 'Frankenstein'],
      warnings: { state: 'listed', list: ['Major Character Death', 'Violence'] },
      summary: 'A very long title and what came of it: note this.',
    });
    expect(chapters.map(({ title }) => title)).toEqual([
      'Prologue',
      "In which the ship's surgeon keeps a diary and is believed by nobody on board",
      'Chapter 3: The Third',
    ]);
    expect(chapters[2]?.paragraphs.map(({ text }) => text)).toEqual(['Fire.']);
  });
});
