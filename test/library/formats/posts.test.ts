import { describe, expect, it } from 'vitest';
import { headerPost } from '../../../src/library/formats/header-post.ts';
import { htmlPage } from '../../../src/library/formats/html-page.ts';
import { fixture } from './fixture.ts';

const post = (text: string) => headerPost.read({ file: 'post.txt', text });

describe('a post to a journal', () => {
  it('reads the header, the part and the tags, and leaves the comments', () => {
    const { facts, place, chapters } = headerPost.read(fixture('post-journal.txt'));
    expect(facts).toEqual({
      title: 'Lamps Out',
      authors: ['marigold_ink'],
      fandoms: ['Sherlock Holmes'],
      relationships: ['Holmes/Watson', 'Mina/Jonathan'],
      rating: 'PG-13',
      warnings: { state: 'none-apply', list: [] },
      words: 1234,
      summary: 'Somebody is putting the lamps out.',
      tags: ['fic', 'holmes/watson', 'fog'],
    });
    expect(place).toEqual({ story: null, page: 2, of: 12 });
    expect(chapters).toMatchObject([{ number: 2, title: null }]);
    expect(chapters[0]?.notes).toEqual([
      { label: 'Rating', text: 'PG-13 for fog' },
      { label: 'Disclaimer', text: 'They belong to the public, and I am only borrowing them for a walk in the fog.' },
      { label: "Author's Notes", text: 'Written for Ada.\n\nIt got long. Sorry!' },
      { label: 'Beta', text: 'tinwhistle' },
    ]);
    expect(chapters[0]?.paragraphs.map(({ kind }) => kind)).toEqual(['text', 'text', 'scene-break', 'text', 'text']);
    expect(chapters[0]?.paragraphs.at(-1)?.text).toBe('TBC');
  });

  it('reads the same from the web page, with its emphasis and address', () => {
    const { facts, place, chapters } = htmlPage.read(fixture('post-journal.html'));
    expect(facts).toMatchObject({
      title: 'Lamps Out',
      authors: ['marigold_ink'],
      rating: 'R',
      source: 'https://gaslight-fic.livejournal.com/1234.html',
    });
    expect(place).toMatchObject({ page: 1, of: 2 });
    expect(chapters[0]?.paragraphs.map(({ kind, text }) => text || kind)).toEqual([
      "The lamp on the corner went out at eleven o'clock sharp, and nobody in the whole of the street remarked.",
      '"Curious," said Holmes.',
      'scene-break',
      'It rained.',
      'scene-break',
      'And rained.',
    ]);
    expect(chapters[0]?.paragraphs[0]?.emphasis).toEqual([{ from: 28, to: 31, style: 'italic' }]);
  });

  it('reads dashes for colons, joined labels and a chapter in the title', () => {
    const { facts, place, chapters } = headerPost.read(fixture('post-dashes.txt'));
    expect(facts).toMatchObject({
      title: 'The Third Lamp',
      authors: ['Mary K.', 'tinwhistle'],
      fandoms: ['Dracula', 'Frankenstein'],
      rating: 'R',
    });
    expect(facts.relationships).toBeUndefined();
    expect(place.page).toBe(15);
    expect(chapters).toMatchObject([{ number: 15, title: 'It Shines Not Forever' }]);
    expect(chapters[0]?.notes.map(({ label }) => label)).toContain('Feedback');
    expect(chapters[0]?.paragraphs[0]?.text).toMatch(/^The third lamp/);
  });

  it('finds title and author above the header', () => {
    const { facts, chapters } = headerPost.read(fixture('post-printer.txt'));
    expect(facts).toMatchObject({
      title: 'How They Put Out Lamps',
      authors: ['annalamp'],
      rating: '15+',
      status: 'in-progress',
      chapterCount: 5,
      updated: '2011-03-25',
    });
    expect(chapters.map(({ title }) => title)).toEqual(['When the Lamps Went']);
  });
});

describe('a message to a mailing list', () => {
  it('takes title, author and date from its head', () => {
    const { facts, place, chapters } = headerPost.read(fixture('post-mail.txt'));
    expect(facts).toEqual({ title: 'Lamps Out', authors: ['Mary Ann'], published: '2000-07-09', rating: 'PG' });
    expect(place).toMatchObject({ page: 1, of: 3 });
    expect(chapters[0]?.paragraphs.map(({ text }) => text)).toEqual([
      'The lamp on the corner went out at eleven, and nobody in the street remarked upon it until the second one followed.',
      '"Curious," said Holmes.',
    ]);
  });

  it('is refused when it answers another one', () => {
    expect(() =>
      post('Subject: Re: [LAMPS] an idea\nFrom: J\nDate: 6/9/1999\n\nWho in the cast would use a lamp?'),
    ).toThrow(/an answer to a message/);
  });
});

describe('several texts in one post', () => {
  const drabble = 'The lamp went out and nobody but he saw it. '.repeat(9);
  it('are chapters with titles of their own, under the strictest rating', () => {
    const { facts, chapters } = post(
      `Two Drabbles\n\nTitle: Out\nRating: PG\n\n${drabble}\n\nTitle: In\nRating: R\nWarnings: moths\n\n${drabble}`,
    );
    expect(facts).toEqual({ title: 'Two Drabbles', rating: 'R', warnings: { state: 'listed', list: ['moths'] } });
    expect(chapters.map(({ number, title, words }) => [number, title, words])).toEqual([
      [1, 'Out', 90],
      [2, 'In', 90],
    ]);
  });

  it('are parts where they name one story', () => {
    const { facts, chapters } = post(
      `Title: Lamps (1/2)\nAuthor: Ada\n\n${drabble}\n\nTitle: Lamps (2/2)\n\n${drabble}`,
    );
    expect(facts).toMatchObject({ title: 'Lamps', authors: ['Ada'] });
    expect(chapters.map(({ number, title }) => [number, title])).toEqual([
      [1, null],
      [2, null],
    ]);
  });
});

describe('single lines', () => {
  const facts = (line: string) => post(`Title: T\nAuthor: A\n${line}\n\nThe lamp went out.`).facts;
  it.each([
    ['Rating: PG-13, I think', 'PG-13'],
    ['Rating: R/NC-17 (violence)', 'R/NC-17'],
    ['Rated: FRT-13', 'FRT-13'],
    ['Rating: PG now, NC-17 later', 'PG now, NC-17 later'],
    ['Rating: Teen And Up Audiences', 'Teen And Up Audiences'],
  ])('%s', (line, rating) => expect(facts(line).rating).toBe(rating));

  it.each([
    ['Warnings: none', 'none-apply'],
    ['Warning(s): No Archive Warnings Apply', 'none-apply'],
    ['Warnings: Author chose not to warn.', 'author-chose-not-to-warn'],
    ['Warnings: Character death, fog', 'listed'],
  ])('%s', (line, state) => expect(facts(line).warnings?.state).toBe(state));

  it('says nothing of warnings where the header does not', () => expect(facts('Rating: G').warnings).toBeUndefined());
});
