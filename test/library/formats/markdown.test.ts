import { describe, expect, it } from 'vitest';
import { StoryFormatError } from '../../../src/errors.ts';
import { markdown } from '../../../src/library/formats/markdown.ts';

const read = (text: string, file = 'lamp.md') => markdown.read({ file, text });

const WHOLE = `---
title: The Lamplighter's Ghost
authors: [A. Reader, B. Writer]
rating: Teen And Up Audiences
author-rating: PG
warnings: [Violence, Moths]
fandoms: [Sherlock Holmes, Dracula]
characters: Sherlock Holmes, Mina Harker
relationships: [Sherlock Holmes & John Watson, Mina Harker/Jonathan Harker]
categories: Gen
genres: [Mystery]
tags: [Case Fic]
series: { name: Lamps, part: 2 }
status: in-progress
published: 2011-04-06
updated: 9 April 2011
words: 2,491
chapters: 2/6
language: English
source: https://archiveofourown.org/works/1234
permission: excerpt
summary: |
  A lamp goes out.

  Nobody has touched it.
notes: Written for Ada.
---

# The Lamplighter's Ghost

## Chapter 1: The First Lamp

> **Author's note:** in which
> it is dark.

The lamp went out at *eleven o'clock* sharp,
and __nobody__ saw.

***

"Curious," said Holmes; 2 * 3 is \\*six\\*.

> Disclaimer: not mine.

## The Second Lamp

> Dear Watson, come at once.

He came.
`;

describe('Markdown with front matter', () => {
  it('reads every field under its own name', () => {
    const { facts, place, problems } = read(WHOLE);
    expect(problems).toEqual([]);
    expect(facts).toEqual({
      title: "The Lamplighter's Ghost",
      authors: ['A. Reader', 'B. Writer'],
      rating: 'Teen And Up Audiences',
      authorRating: 'PG',
      warnings: { state: 'listed', list: ['Violence', 'Moths'] },
      fandoms: ['Sherlock Holmes', 'Dracula'],
      characters: ['Sherlock Holmes', 'Mina Harker'],
      relationships: ['Sherlock Holmes & John Watson', 'Mina Harker/Jonathan Harker'],
      categories: ['Gen'],
      genres: ['Mystery'],
      tags: ['Case Fic'],
      series: { name: 'Lamps', part: 2 },
      status: 'in-progress',
      published: '2011-04-06',
      updated: '2011-04-09',
      words: 2491,
      chapterCount: 2,
      language: 'English',
      source: 'https://archiveofourown.org/works/1234',
      permission: 'excerpt',
      summary: 'A lamp goes out.\n\nNobody has touched it.',
    });
    expect(place).toEqual({ story: 'ao3:1234', page: null, of: null });
  });

  it('keeps notes apart from the text, and a letter in the text', () => {
    const [first, second] = read(WHOLE).chapters;
    expect(first?.title).toBe('The First Lamp');
    expect(first?.notes).toEqual([
      { label: 'Note', text: 'Written for Ada.' },
      { label: "Author's note", text: 'in which it is dark.' },
      { label: 'Disclaimer', text: 'not mine.' },
    ]);
    expect(first?.paragraphs.map(({ kind }) => kind)).toEqual(['text', 'scene-break', 'text']);
    expect(second).toMatchObject({ number: 2, title: 'The Second Lamp', notes: [] });
    expect(second?.paragraphs[0]?.text).toBe('Dear Watson, come at once.');
  });

  it('turns markup into plain text with the emphasis beside it', () => {
    const [first] = read(WHOLE).chapters;
    const text = "The lamp went out at eleven o'clock sharp, and nobody saw.";
    expect(first?.paragraphs[0]).toEqual({
      kind: 'text',
      text,
      emphasis: [
        { from: text.indexOf('eleven'), to: text.indexOf(' sharp'), style: 'italic' },
        { from: text.indexOf('nobody'), to: text.indexOf(' saw'), style: 'bold' },
      ],
    });
    expect(first?.paragraphs[2]?.text).toBe('"Curious," said Holmes; 2 * 3 is *six*.');
  });

  it('reads one chapter of several', () => {
    const page = read('---\ntitle: Visitors\nauthor: kes\nchapter: 2\nchapters: 6\n---\n\n## Arrivals\n\nThey came.\n');
    expect(page.place).toEqual({ story: null, page: 2, of: 6 });
    expect(page.chapters).toMatchObject([{ number: 2, title: 'Arrivals', words: 2 }]);
    expect(read('---\ntitle: V\nchapter: 3\nchapter-title: Gone\n---\nThey left.').chapters).toMatchObject([
      { number: 3, title: 'Gone' },
    ]);
  });

  it.each([
    ['none-apply', { state: 'none-apply', list: [] }],
    ['author-chose-not-to-warn', { state: 'author-chose-not-to-warn', list: [] }],
    ['none', { state: 'none-apply', list: [] }],
    ['Author chose not to warn', { state: 'author-chose-not-to-warn', list: [] }],
    ['Moths, fog', { state: 'listed', list: ['Moths', 'fog'] }],
  ])('reads warnings: %s', (written, warnings) => {
    expect(read(`---\ntitle: T\nwarnings: ${written}\n---\nText.`).facts.warnings).toEqual(warnings);
  });

  it('leaves out what is not stated', () => {
    expect(read('---\ntitle: T\n---\nText.').facts).toEqual({ title: 'T' });
  });

  it('understands a title with a colon, and titles that YAML takes for something else', () => {
    expect(read('---\ntitle: Holmes: The Return\nauthor: A & B\n---\nText.').facts).toEqual({
      title: 'Holmes: The Return',
      authors: ['A', 'B'],
    });
    expect(read('---\ntitle: 007\n---\nText.').facts.title).toBe('007');
    expect(read('---\ntitle: No\n---\nText.').facts.title).toBe('No');
  });

  it('names an unknown field and a wrong permission with their lines', () => {
    const { problems } = read('---\ntitle: T\nraitng: PG\npermission: everything\n---\nText.');
    expect(problems.map(({ line }) => line)).toEqual([3, 4]);
    expect(problems[0]?.message).toContain('raitng');
  });

  it('takes the title from the first heading where there is no front matter', () => {
    const page = read('# Fog\n\nIt was foggy.\n\n## Two\n\nStill.');
    expect(page.facts).toEqual({ title: 'Fog' });
    expect(page.chapters.map(({ title }) => title)).toEqual([null, 'Two']);
  });

  it('refuses front matter that is none, and a file without a story', () => {
    expect(() => read('---\ntitle: [a\n---\nText.')).toThrow(StoryFormatError);
    expect(() => read('---\ntitle: T\n---\n')).toThrow(/found nothing/);
  });
});
