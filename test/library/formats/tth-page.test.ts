import { describe, expect, it } from 'vitest';
import { StoryFormatError } from '../../../src/errors.ts';
import { readSource } from '../../../src/library/formats/index.ts';
import { asSaved, BANNERS, BODY, TABS, type TthPage, tthText } from './tth-fixture.ts';

function read(page: TthPage | string, file = 'page.txt') {
  const saved = readSource({ file, text: typeof page === 'string' ? page : tthText(page) });
  expect(saved.format).toBe('TtH page');
  const [chapter] = saved.chapters;
  if (!chapter) throw new Error('no chapter');
  return { ...saved, chapter, notes: chapter.notes.map(({ label, text }) => `${label}: ${text}`) };
}

const FULL: TthPage = {
  banners: BANNERS,
  title: 'The Violin Upstairs',
  tabs: true,
  series:
    'This story is No. 2 in the series "Baker Street Nights". You may wish to read the series introduction and the preceeding stories first.',
  summary: 'Summary: Something plays in an empty room. (Holmes/Adler)',
  columns: true,
  categories: ['Dracula > Multiple Pairings'],
  row: 'Sherlock Holmes > Watson-CenteredfogwalkerFR15821,3431106,99512\u00a0Apr\u00a0073\u00a0Aug\u00a007No',
  awards: 'CoA Winner CoA Winner',
  chapter: 'Chapter Three: The Landing',
  header: 'Disclaimer: Sir Arthur’s, not mine.\n\nA/N: Late again, sorry to everyone who had to wait!',
};

/** The archive's own words, apart so that no line of a real text stands here. */
const UNFINISHED = 'This story is incomplete and the last chapter';

describe('the page of a chapter', () => {
  it('gives everything the archive prints above it', () => {
    const { facts, place, chapter, notes, problems } = read(FULL);
    expect(facts).toMatchObject({
      title: 'The Violin Upstairs',
      authors: ['fogwalker'],
      summary: 'Something plays in an empty room. (Holmes/Adler)',
      series: { name: 'Baker Street Nights', part: 2 },
      categories: ['Dracula > Multiple Pairings', 'Sherlock Holmes > Watson-Centered'],
      fandoms: ['Dracula', 'Sherlock Holmes'],
      rating: 'FR15',
      chapterCount: 8,
      words: 21343,
      counts: { recommendations: 1, reviews: 10, hits: 6995 },
      published: '2007-04-12',
      updated: '2007-08-03',
      status: 'in-progress',
    });
    expect(place).toEqual({ story: null, page: 3, of: 8 });
    expect(chapter).toMatchObject({ number: 3, title: 'Chapter Three: The Landing' });
    expect(notes).toEqual([
      'Disclaimer: Sir Arthur’s, not mine.',
      'A/N: Late again, sorry to everyone who had to wait!',
    ]);
    expect(chapter.paragraphs.map(({ text }) => text).join('\n\n')).toBe(BODY);
    expect(problems).toEqual([]);
  });

  const leadingLines: (keyof TthPage)[] = [
    'banners',
    'title',
    'tabs',
    'series',
    'summary',
    'columns',
    'categories',
    'awards',
    'chapter',
    'header',
  ];
  it.each(leadingLines)('is read without its %s', (part) => {
    const { [part]: _missing, ...rest } = FULL;
    const { chapter, facts } = read(rest);
    expect(chapter.paragraphs.map(({ text }) => text).join('\n\n')).toBe(BODY);
    expect(facts.title).toBe(part === 'title' ? undefined : 'The Violin Upstairs');
    expect(facts.summary).toBe(part === 'summary' ? undefined : 'Something plays in an empty room. (Holmes/Adler)');
    expect(facts.authors).toEqual(['fogwalker']);
  });

  it('takes a summary without its label for one where the table stands below it', () => {
    const { facts } = read({
      ...FULL,
      summary: 'Something plays in a room that has been empty for a year, and Watson goes up.',
    });
    expect(facts).toMatchObject({ title: 'The Violin Upstairs', summary: expect.stringMatching(/^Something plays/) });
  });

  it('takes no headline of the archive for a title that was lost', () => {
    const page = `${BANNERS}\nIs your email address still valid?\n\n\n${TABS}\n\nSummary: One lamp.\n\nDracula > Mina-Centered\n\nChapter Two\n\n${BODY}`;
    expect(read(page).facts.title).toBeUndefined();
  });

  it('skips the notices about ratings and keeps the rating', () => {
    const notice =
      'NOTE: This story is rated FR21 which is above your chosen filter level. You can change it.\n\nScroll down if you still wish to read it.';
    const { facts, chapter } = read({
      title: 'The Violin Upstairs',
      summary: 'Summary: One lamp.',
      categories: ['Dracula > Mina-Centered'],
      header: `${notice}\n\nChapter 7`,
    });
    expect(facts.rating).toBe('FR21');
    expect(chapter.title).toBe('Chapter 7');
  });

  it.each([
    ['Dracula > Mina-Centered > Pairing: OtherCaledragon', 'Dracula > Mina-Centered > Pairing: Other', 'Caledragon'],
    [
      'Stargate > Xander-Centered > Pairing: Rodney McKayCaledragon',
      'Stargate > Xander-Centered > Pairing: Rodney McKay',
      'Caledragon',
    ],
    ['BtVS/AtS Non-Crossover > Drama(Current Donor)mothwell', 'BtVS/AtS Non-Crossover > Drama', 'mothwell'],
    ['Dracula > Mina-Centered(Past Moderator)Moth Well', 'Dracula > Mina-Centered', 'Moth Well'],
    ['Anita Blake > GeneralMothWell', 'Anita Blake > General', 'MothWell'],
    ['Dracula > Mina-Centered+ 1 othermothwell', 'Dracula > Mina-Centered', 'mothwell'],
    ['Dracula > Multiple Pairingsmothwell', 'Dracula > Multiple Pairings', 'mothwell'],
    [
      'Multiple Crossings > Xander-Centered > Theme: Halloweenmothwell',
      'Multiple Crossings > Xander-Centered > Theme: Halloween',
      'mothwell',
    ],
  ])('parts category and author in %s', (glued, category, author) => {
    const { facts } = read({ ...FULL, categories: [], row: `${glued}FR15821,3431106,99512 Apr 073 Aug 07No` });
    expect(facts).toMatchObject({ categories: [category], authors: [author] });
  });

  it('leaves the author open where nothing parts it from the category, and says so', () => {
    const { facts, problems } = read({
      ...FULL,
      categories: [],
      row: 'Dracula > Mina-Centered > Pairing: Lord Ruthvenmothwell' + 'FR15821,3431106,99512 Apr 073 Aug 07No',
    });
    expect(facts.authors).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(/no border/);
  });

  it('finds the border by the name the author signs with, or by a line of its own', () => {
    const row = 'Dracula > Pairing: Lord RuthvenMothWellFR15821,3431106,99512 Apr 073 Aug 07No';
    expect(read({ ...FULL, categories: [], row, header: 'Author: mothwell' }).facts).toMatchObject({
      authors: ['MothWell'],
      categories: ['Dracula > Pairing: Lord Ruthven'],
    });
    expect(read({ ...FULL, row: 'mothwellFR15821,3431106,99512 Apr 073 Aug 07No' }).facts).toMatchObject({
      authors: ['mothwell'],
      categories: ['Dracula > Multiple Pairings'],
    });
  });
});

describe('the title of a chapter', () => {
  it.each([
    ['Chapter One', 1],
    ['Chapter 16 – Approaching Normal', 16],
    ['Chapter #8: Need to Know', 8],
    ['THREE: Mina', 3],
    ['Twenty-One: Lucy, Arthur', 21],
    ['Part IX: The First House', 9],
    ['Not Titled Yet', 1],
    ['In the Attic', 1],
  ])('%s', (title, number) => {
    const { chapter } = read({ summary: 'Summary: One lamp.', chapter: title });
    expect(chapter).toMatchObject({ title, number });
    expect(chapter.paragraphs[0]?.text).toMatch(/^The lamp on the landing/);
  });

  it.each([
    ['To be a Lamp', 'To Be a Lamp'],
    ['The Wheel Turns', 'Chapter 2: The Wheel Turns'],
    ['Hide and Seek', '1, Hide and Seek'],
    ['Chapter 17', 'Chapter 16'],
  ])('is one title though "%s" stands below the notes as "%s"', (title, again) => {
    const { chapter, notes } = read({
      summary: 'Summary: One lamp.',
      chapter: title,
      header: `Author’s note:\n\nSome words about why this took me so long.\n\nAnd some more of the same.\n\n${again}`,
    });
    expect(chapter.title).toBe(title);
    expect(notes).toEqual(['Author’s note: Some words about why this took me so long.\n\nAnd some more of the same.']);
    expect(chapter.paragraphs[0]?.text).toMatch(/^The lamp on the landing/);
  });

  it('is none in a story of one chapter, where a heading is the author’s own', () => {
    const row = 'Dracula > Mina-CenteredmothwellFR1312,494041,3726 Apr 116 Apr 11Yes';
    const body = Array.from({ length: 40 }, () => BODY).join('\n\n');
    const { chapter, facts } = read({
      title: 'The Violin Upstairs',
      summary: 'Summary: One lamp.',
      row,
      header: 'The Violin Upstairs\n\nBaker Street, After Midnight',
      body,
    });
    expect(facts.chapterCount).toBe(1);
    expect(chapter.title).toBeNull();
    expect(chapter.paragraphs[0]?.text).toBe('Baker Street, After Midnight');
  });
});

describe('the author’s header', () => {
  it('gives facts beside the archive’s, and notes for all the rest', () => {
    const header = [
      'Title: The Violin Upstairs',
      'Author: Moth Well',
      'Fandom(s): Sherlock Holmes, Dracula',
      'Pairing(s): Holmes/Adler, Mina/Jonathan (later on.)',
      'Ratings: PG-13 for language',
      'Squicks - rats',
      'Spoilers – none to speak of',
      'Summery: A noise in the night.',
      'Disclamer: None of it is mine.',
      'Concrit: yes please',
      'A/N2: This one is for Ada.',
    ];
    const { facts, notes, chapter } = read({ summary: 'Summary: Something plays.', header: header.join('\n\n') });
    expect(facts).toMatchObject({
      title: 'The Violin Upstairs',
      authors: ['Moth Well'],
      summary: 'Something plays.',
      fandoms: ['Sherlock Holmes', 'Dracula'],
      relationships: ['Holmes/Adler', 'Mina/Jonathan'],
      authorRating: 'PG-13',
      warnings: { state: 'listed', list: ['rats'] },
    });
    expect(facts.rating).toBeUndefined();
    expect(notes).toEqual([
      'Spoilers: none to speak of',
      'Disclamer: None of it is mine.',
      'Concrit: yes please',
      'A/N2: This one is for Ada.',
      'Summary: A noise in the night.',
    ]);
    expect(chapter.paragraphs).toHaveLength(4);
  });

  it('reads what a joined label says of each', () => {
    const header =
      'Pairings/Warnings/Rating- This is mostly a Holmes/Adler story. No warnings apart from one rude word. Rating is PG.';
    const { facts, notes } = read({ ...FULL, header });
    expect(facts).toMatchObject({ rating: 'FR15', authorRating: 'PG', relationships: ['Holmes/Adler'] });
    expect(facts.warnings?.state).toBe('listed');
    expect(notes).toHaveLength(1);
  });

  it.each([
    [
      'chat before the labels',
      'So I had this idea on the bus.\n\nTimeline- after the Falls.\n\nDisclaimer- Not mine, none of it.',
      3,
    ],
    ['chat and a gap', 'My very first fic ever, please review and be kind, ok? Enjoy!', 1],
    [
      'a legal line without a label',
      'Dracula and everything in it is copyright of somebody else, infringement not intended.',
      1,
    ],
    ['a pointer to another chapter', 'Disclaimers, warnings and so on can be found with chapter one.', 1],
    ['fragments of lost lines', 'Author: Moth Well\n\nlike the series.\n\ndisclaimer: I own nobody here.', 2],
  ])('keeps %s out of the text', (_name, header, count) => {
    const { chapter, notes } = read({
      summary: 'Summary: One lamp.',
      chapter: 'In the Attic',
      header: `${header}\n\n`,
    });
    expect(notes).toHaveLength(count);
    expect(chapter.paragraphs.map(({ text }) => text).join('\n\n')).toBe(BODY);
  });

  it('is never the whole page', () => {
    const body =
      'Thank you all for reviewing, I hope you enjoyed this story and its chapters!\n\nThis fic will be back when my beta is.';
    const { chapter } = read({
      summary: 'Summary: One lamp.',
      chapter: 'Chapter Five',
      header: 'Disclaimer: not mine',
      body,
    });
    expect(chapter.paragraphs).toHaveLength(2);
    expect(chapter.notes).toHaveLength(1);
  });

  it('ends where a story begins that is told by an I', () => {
    const body = 'I had not meant to go up. My lamp was nearly out, and I am no hero.\n\nBut I went.';
    const { chapter, notes } = read({
      summary: 'Summary: One lamp.',
      chapter: 'In the Attic',
      header: 'Disclaimer: not mine',
      body,
    });
    expect(notes).toEqual(['Disclaimer: not mine']);
    expect(chapter.paragraphs).toHaveLength(2);
  });

  it('keeps the rating of a chapter that its notes mention', () => {
    expect(
      read({ ...FULL, header: 'Warning: this chapter is rated FR-21, so mind the step on your way down into it.' })
        .facts,
    ).toMatchObject({ rating: 'FR15', authorRating: 'FR-21' });
  });
});

describe('the end of a page', () => {
  const DONE = 'You have reached the end of "The Violin Upstairs". This story is complete.';
  const SO_FAR = `You have reached the end of "The Violin Upstairs" – so far. ${UNFINISHED} was posted on 14\u00a0Nov\u00a010.`;

  it('says whether the story is complete; without it nothing is known', () => {
    const page = { summary: 'Summary: One lamp.', chapter: 'In the Attic' };
    expect(read({ ...page, footer: DONE }).facts).toMatchObject({ title: 'The Violin Upstairs', status: 'complete' });
    expect(read({ ...page, footer: SO_FAR }).facts).toMatchObject({ status: 'in-progress', updated: '2010-11-14' });
    expect(read(page).facts.status).toBeUndefined();
  });

  it('keeps teaser, closing words and notes out of the text', () => {
    const footer = `The End?\n\nA/N: Thank you all for reading so far!\n\nNext time on “The Violin Upstairs”:\n\nThe Cellar\n\n“Down,” said Holmes, and went.\n\nThe End\n\n${DONE}`;
    const { chapter, notes } = read({ summary: 'Summary: One lamp.', chapter: 'In the Attic', footer });
    expect(chapter.paragraphs.map(({ text }) => text).join('\n\n')).toBe(BODY);
    expect(chapter.teaser).toBe('The Cellar\n\n“Down,” said Holmes, and went.');
    expect(notes).toEqual(['A/N: Thank you all for reading so far!']);
  });

  it('names the story where neither title nor footer is there', () => {
    const { facts } = read({
      summary: 'Summary: One lamp.',
      chapter: 'In the Attic',
      footer: 'Next time on "The Violin Upstairs":\n\nThe Cellar\n\nIt was dark.',
    });
    expect(facts.title).toBe('The Violin Upstairs');
  });
});

describe('what the saving tool lost', () => {
  it('is a scene break between paragraphs, a word between two speeches, and counted', () => {
    const body = `${BODY}\n\n***\n\nThe cellar was cold and smelled of apples.\n\n“Is that all?” asked Watson.\n\n“Apples.”\n\n“I see that it is apples.”`;
    const { chapter, losses } = read(
      asSaved(tthText({ summary: 'Summary: One lamp.', chapter: 'In the Attic', body })),
    );
    expect(losses).toBe(2);
    expect(chapter.paragraphs.map(({ kind }) => kind)).toEqual([
      ...Array(4).fill('text'),
      'scene-break',
      'text',
      'text',
      'loss',
      'text',
    ]);
  });

  it('is marked where a word in front of an apostrophe is gone', () => {
    const { chapter } = read({
      summary: 'Summary: One lamp.',
      chapter: 'In the Attic',
      body: `“It is,'re not going to like it,” he said.\n\n${BODY}`,
    });
    expect(chapter.paragraphs[0]?.text).toBe("“It is,[…]'re not going to like it,” he said.");
  });
});

describe('pages of the archive that are no chapters', () => {
  it.each([
    [
      'a challenge',
      'Twisting The Hellmouth Awards - Results\n\nChallenge Details\n\nChallenge IssuerMoth\nChallenge NameLamps\n\nWrite something.',
    ],
    [
      'a list of stories',
      'Twisting The Hellmouth\n\nThe Violin Upstairs • Moth • Chapters [3] • Words [1,234]\n\nAnother One • Moth • Chapters [1] • Words [234]',
    ],
  ])('%s is refused', (_name, text) => {
    expect(() => readSource({ file: 'page.txt', text })).toThrow(StoryFormatError);
  });
});
