import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { shippedLibrary } from '../../src/config.ts';
import { parseCatalogue } from '../../src/library/catalogue.ts';
import { readBytes } from '../../src/library/read.ts';
import type { FullStory } from '../../src/library/story.ts';
import { f1, LAYOUTS, passagesOf, repeatable, scoreLayout } from '../bench/reading.ts';
import { areThere, realStories, realTexts, textsOf } from './real-texts.ts';

const named = (title: string | null): FullStory | undefined => realStories().find((story) => story.title === title);
/** Closed by an end mark, or open because the saving tool lost what came next. */
const CLOSED = /(?:[.!?…]|\[…\])[”"’)]*(?: […])?$/;

describe.skipIf(!areThere)('the three real texts', () => {
  it('are three stories with nothing wrong in them', () => {
    const stories = realStories();
    expect(stories.map(({ title }) => title)).toEqual(['Eventually', 'Hero Talk', null]);
    expect(stories.flatMap(({ problems }) => problems)).toEqual([]);
  });
});

describe.skipIf(!areThere)('Hero Talk', () => {
  it('is known by its footer only', () => {
    expect(named('Hero Talk')).toMatchObject({
      authors: [],
      status: 'in-progress',
      updated: '2010-11-14',
      rating: null,
      words: null,
      chapterCount: null,
      losses: 11,
    });
  });

  it('has one chapter, titled once, with note and teaser apart', () => {
    const [chapter, ...more] = named('Hero Talk')?.chapters ?? [];
    expect(more).toEqual([]);
    expect(chapter?.title).toBe('To be a Hero');
    expect(chapter?.notes.map(({ label, text }) => [label, text.split('\n\n').length])).toEqual([["Author's note", 2]]);
    expect(chapter?.teaser).toMatch(/^The Request\n\n/);
    expect(textsOf(named('Hero Talk')).some((text) => /^To be a hero$/i.test(text))).toBe(false);
  });

  it('has its paragraphs back, and none broken in mid-sentence except at a loss', () => {
    const texts = textsOf(named('Hero Talk'));
    expect(texts[0]).toMatch(/^Illyria overlooked/);
    expect(Math.abs(texts.length - 50)).toBeLessThanOrEqual(2);
    expect(texts.filter((text) => !CLOSED.test(text))).toEqual([]);
    expect(texts.filter((text) => text.endsWith('[…]'))).toHaveLength(9);
    expect(named('Hero Talk')?.chapters[0]?.paragraphs.filter(({ kind }) => kind === 'loss')).toHaveLength(2);
  });
});

describe.skipIf(!areThere)('Eventually', () => {
  it('has all facts of its squashed row and header', () => {
    expect(named('Eventually')).toMatchObject({
      authors: ['SlayerFest'],
      rating: 'FR13',
      authorRating: 'PG',
      categories: ['Smallville > Buffy-Centered'],
      chapterCount: 1,
      words: 2491,
      counts: { recommendations: 0, reviews: 4, hits: 1372 },
      published: '2011-04-06',
      updated: '2011-04-06',
      status: 'complete',
      relationships: ['Buffy/Lex'],
    });
  });

  it('has the author’s header in notes and not in the text', () => {
    const [chapter] = named('Eventually')?.chapters ?? [];
    expect(chapter?.notes.map(({ label }) => label)).toEqual([
      'Note',
      'Timeline',
      'Pairings/Warnings/Rating',
      'Art creds',
      'Disclaimer',
    ]);
    expect(textsOf(named('Eventually'))[0]).toMatch(/^He leaned over the rail/);
    expect(textsOf(named('Eventually')).at(-1)).toMatch(/Eventually\.$/);
  });

  it('has its own count of words and its scene breaks', () => {
    const [chapter] = named('Eventually')?.chapters ?? [];
    expect(Math.abs((chapter?.words ?? 0) - 2374)).toBeLessThanOrEqual(2374 * 0.05);
    expect(chapter?.paragraphs.filter(({ kind }) => kind === 'scene-break')).toHaveLength(7);
    expect(chapter?.title).toBeNull();
  });
});

describe.skipIf(!areThere)('the untitled page', () => {
  it('has no title, a chapter and a disclaimer', () => {
    const story = named(null);
    expect(story).toMatchObject({ title: null, authors: [], status: 'unknown' });
    expect(story?.chapters).toMatchObject([{ number: 1, title: 'Chapter One', notes: [{ label: 'Disclaimer' }] }]);
    expect(textsOf(story)[0]).toMatch(/^Buffy kicked a stone/);
  });

  it('becomes Visitors by the shipped catalogue', () => {
    const file = join(shippedLibrary(), 'catalogue.yaml');
    const stories = realStories(parseCatalogue(file, readFileSync(file, 'utf8')));
    expect(stories.find(({ title }) => title === 'Visitors')).toMatchObject({
      authors: ['kesificus'],
      files: ['002_c13bd65c2e2722de.txt'],
      chapters: [{ title: 'Chapter One' }],
    });
    expect(stories.filter(({ title }) => title === 'Eventually' || title === 'Hero Talk')).toHaveLength(2);
  });
});

describe.skipIf(!areThere)('the real texts laid out anew', () => {
  it.each(LAYOUTS.slice(0, 2).concat(LAYOUTS.slice(3, 4)))('$name: F1 of .97', (how) => {
    const passages = realStories().flatMap((story) =>
      passagesOf(textsOf(story).map((text) => text.replaceAll(' […]', ''))),
    );
    expect(f1(scoreLayout(passages, how, repeatable(11)))).toBeGreaterThanOrEqual(0.97);
  });

  it.each([
    ['CRLF', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['windows-1252', (text: string) => iconv.encode(text, 'windows-1252')],
    ['UTF-16', (text: string) => iconv.encode(text, 'utf-16le', { addBOM: true })],
  ])('read the same as %s', (_name, encode) => {
    for (const { file, text } of realTexts()) {
      const pages = readBytes(file, encode(text)).pages.map(({ prints: _prints, ...page }) => page);
      expect(pages).toEqual(readBytes(file, Buffer.from(text)).pages.map(({ prints: _prints, ...page }) => page));
    }
  });
});
