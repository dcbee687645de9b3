import { describe, expect, it } from 'vitest';
import { parseCatalogue } from '../../src/library/catalogue.ts';
import { storiesOf } from '../../src/library/read.ts';
import { chapterAbout, wholePage } from './page-maker.ts';

const parse = (text: string) => parseCatalogue('catalogue.yaml', text);

describe('the catalogue', () => {
  it('reads every field it documents', () => {
    const { entries, problems } = parse(`stories:
  - title: 1984
    authors: [Ada, Bea]
    archive: Twisting the Hellmouth
    source: https://www.example.org/Story-1
    rating: FR13
    warnings: [Violence]
    categories: Gaslight > Holmes-Centered
    fandoms: [Sherlock Holmes]
    characters: Sherlock Holmes
    relationships: [Sherlock Holmes & John Watson]
    genres: [Mystery]
    tags: [Case Fic]
    series: { name: Lamps, part: 2 }
    summary: A lamp goes out.
    status: complete
    published: 2011-04-06
    updated: 2011-04-09
    words: 2491
    chapters: 6
    language: English
    permission: excerpt
    files: [lamp-*.txt]
`);
    expect(problems).toEqual([]);
    expect(entries).toEqual([
      {
        files: ['lamp-*.txt'],
        facts: {
          title: '1984',
          authors: ['Ada', 'Bea'],
          archive: 'Twisting the Hellmouth',
          source: 'https://www.example.org/Story-1',
          rating: 'FR13',
          warnings: { state: 'listed', list: ['Violence'] },
          categories: ['Gaslight > Holmes-Centered'],
          fandoms: ['Sherlock Holmes'],
          characters: ['Sherlock Holmes'],
          relationships: ['Sherlock Holmes & John Watson'],
          genres: ['Mystery'],
          tags: ['Case Fic'],
          series: { name: 'Lamps', part: 2 },
          summary: 'A lamp goes out.',
          status: 'complete',
          published: '2011-04-06',
          updated: '2011-04-09',
          words: 2491,
          chapterCount: 6,
          language: 'English',
          permission: 'excerpt',
        },
      },
    ]);
  });

  it('states nothing that is left out', () => {
    expect(parse('stories:\n  - title: Lamps\n    series: Nights\n    warnings: none-apply').entries).toEqual([
      {
        files: [],
        facts: { title: 'Lamps', series: { name: 'Nights', part: null }, warnings: { state: 'none-apply', list: [] } },
      },
    ]);
  });

  it('reports each fault with its line and keeps the other stories', () => {
    const { entries, problems } = parse(`stories:
  - title: Lamps
  - titel: Fog
    source: javascript:alert(1)
  - title: Rain
    published: 2011-4-6
    status: done
    warnings: maybe
    series: { name: x, part: 0 }
  - just a word
  - title: Snow
`);
    expect(entries.map(({ facts }) => facts.title)).toEqual(['Lamps', 'Snow']);
    expect(problems.map(({ line, message }) => `${line} ${message}`).sort()).toEqual([
      '10 expected a story with at least a title',
      '3 expected a field of a story, found titel',
      '3 title: expected it, found nothing',
      '4 source: expected an address beginning with http:// or https://',
      '6 published: expected a date like 2011-04-06',
      expect.stringMatching(/^7 status: /),
      '8 warnings: expected none-apply, author-chose-not-to-warn, not-stated or a list of warnings',
      '9 series: expected a part from 1 on, as a whole number',
    ]);
  });

  it.each([
    ['nothing', '', 0],
    ['only a heading', 'stories:', 0],
    ['no list', 'stories: Lamps', 1],
    ['no YAML', 'stories: [', 1],
    ['an alias that is nowhere', 'stories:\n  - *lamp', 1],
    ['something else', '- title: Lamps', 1],
  ])('survives %s', (_name, text, faults) => {
    const { entries, problems } = parse(text);
    expect(entries).toEqual([]);
    expect(Math.min(1, problems.length)).toBe(faults);
  });
});

describe('a catalogue that is asked about texts wherever they lie', () => {
  const entries = [{ facts: { title: 'Lamps', authors: ['wren'] }, files: ['lamps.md'], onlyBeside: true }];

  const page = wholePage('here/lamps.md', {}, [chapterAbout('lamps')]);

  it('tells what it knows of a text that is there', () => {
    const [story] = storiesOf([page], { entries, problems: [] });
    expect(story).toMatchObject({ title: 'Lamps', authors: ['wren'] });
  });

  it('lists nothing by itself, and gives way to the library’s own curator', () => {
    expect(storiesOf([], { entries, problems: [] })).toEqual([]);
    const own = { facts: { title: 'Lanterns' }, files: ['lamps.md'] };
    const stories = storiesOf([page], { entries: [own, ...entries], problems: [] });
    expect(stories.map(({ title }) => title)).toEqual(['Lanterns']);
  });
});
