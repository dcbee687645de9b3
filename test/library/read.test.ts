import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readBytes, readStoryFile, storiesOf } from '../../src/library/read.ts';
import { tthText } from './formats/tth-fixture.ts';

const PAGE = tthText({
  title: 'The Violin Upstairs',
  summary: 'Summary: Something plays.',
  categories: ['Dracula > Mina-Centered'],
  chapter: 'Chapter Two',
});

describe('reading a file', () => {
  it('gives its page with prints of its chapters', () => {
    const { pages, troubles } = readBytes('a.txt', Buffer.from(PAGE));
    expect(troubles).toEqual([]);
    expect(pages).toMatchObject([{ file: 'a.txt', format: 'TtH page', facts: { title: 'The Violin Upstairs' } }]);
    expect(pages[0]?.prints?.[0]?.length).toBeGreaterThan(1);
  });

  it('reads other encodings, and reports those it doubts', () => {
    expect(readBytes('a.txt', iconv.encode(PAGE, 'windows-1252')).pages[0]).toMatchObject({
      problems: [],
      chapters: [{ words: readBytes('a.txt', Buffer.from(PAGE)).pages[0]?.chapters[0]?.words }],
    });
    const broken = Buffer.concat([Buffer.from(PAGE), iconv.encode('\n\n“Well?”', 'windows-1252')]);
    expect(readBytes('a.txt', broken).pages[0]?.problems).toMatchObject([
      { file: 'a.txt', message: expect.stringContaining('windows-1252') },
    ]);
  });

  it('reads what is good in an archive and lists what is not', () => {
    const zip = zipSync({
      'lamps/a.txt': strToU8(PAGE),
      'lamps/b.txt': strToU8('404 Not Found'),
      'lamps/c.txt': new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7]),
    });
    const { pages, troubles } = readBytes('lamps.zip', zip);
    expect(pages.map(({ file }) => file)).toEqual(['lamps.zip/lamps/a.txt']);
    expect(troubles.map(({ file }) => file)).toEqual(['lamps.zip/lamps/b.txt', 'lamps.zip/lamps/c.txt']);
  });

  it.each([
    ['an empty file', new Uint8Array()],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806', 'hex')],
    ['half an archive', zipSync({ 'a.txt': strToU8(PAGE) }).subarray(0, 60)],
    ['a text of blanks', Buffer.from(' \n\t\n')],
  ])('never throws: %s', (_name, bytes) => {
    const { pages, troubles } = readBytes('x', bytes);
    expect(pages).toEqual([]);
    expect(troubles).toMatchObject([{ file: 'x', expected: expect.any(String), found: expect.any(String) }]);
  });

  it('says which file is not there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'read-'));
    await writeFile(join(folder, 'a.txt'), PAGE);
    expect((await readStoryFile(join(folder, 'a.txt'), 'shown.txt')).pages[0]?.file).toBe('shown.txt');
    expect((await readStoryFile(join(folder, 'b.txt'), 'gone.txt')).troubles).toMatchObject([{ file: 'gone.txt' }]);
  });

  it('has nothing stated that no text says', () => {
    const [story] = storiesOf(readBytes('a.txt', Buffer.from(PAGE)).pages);
    expect(story).toMatchObject({
      authors: [],
      rating: null,
      warnings: { state: 'not-stated', list: [] },
      status: 'unknown',
      words: null,
      counts: { recommendations: null, reviews: null, hits: null },
      source: null,
      permission: null,
      series: null,
    });
  });
});
