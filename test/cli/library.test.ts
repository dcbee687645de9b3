import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { runLibrary } from '../../src/cli/library/run.ts';
import { asSaved, BODY, tthText } from '../library/formats/tth-fixture.ts';

const ROW = 'Dracula > Mina-CenteredmothwellFR15821,3431106,99512 Apr 073 Aug 07No';
const PAGE = tthText({
  title: 'The Violin Upstairs',
  summary: 'Summary: Something plays.',
  row: ROW,
  chapter: 'Chapter Two',
});
let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'library-'));
  mkdirSync(join(home, 'texts'));
  writeFileSync(join(home, 'texts', 'a.txt'), PAGE);
});

async function library(...typed: string[]) {
  const out: string[] = [];
  const errors: string[] = [];
  const code = await runLibrary(typed, {
    print: (line) => out.push(line),
    warn: (line) => errors.push(line),
    progress: () => {},
    path: (path) => resolve(home, path),
    libraries: [join(home, 'texts')],
    data: join(home, 'data'),
  });
  return { code, out: out.join('\n'), errors: errors.join('\n') };
}

describe('library show', () => {
  it('prints the documented fields in their order', async () => {
    const { code, out } = await library('show', 'texts/a.txt', '--json');
    expect(code).toBe(0);
    const [story, ...more] = JSON.parse(out);
    expect(more).toEqual([]);
    const order =
      'id title authors summary rating authorRating warnings categories fandoms characters relationships series status published updated words chapterCount counts source files chapters losses problems';
    expect(Object.keys(story).join(' ')).toMatch(new RegExp(`^${order}`));
    expect(Object.keys(story.chapters[0])).toEqual(['number', 'title', 'words', 'notes', 'teaser', 'paragraphs']);
    expect(story).toMatchObject({
      id: 'the-violin-upstairs-mothwell',
      authorRating: null,
      series: null,
      warnings: { state: 'not-stated', list: [] },
      files: ['texts/a.txt'],
    });
  });

  it('keeps the order in which the files were named', async () => {
    writeFileSync(join(home, 'texts', 'c.txt'), PAGE.replaceAll('The Violin Upstairs', 'A Bell Below'));
    for (const files of [
      ['a.txt', 'c.txt'],
      ['c.txt', 'a.txt'],
    ]) {
      const { out } = await library('show', ...files.map((file) => `texts/${file}`), '--json');
      const stories = JSON.parse(out) as { files: string[] }[];
      expect(stories.flatMap((story) => story.files)).toEqual(files.map((file) => `texts/${file}`));
    }
    rmSync(join(home, 'texts', 'c.txt'));
  });

  it('is readable without --json, and obeys nothing that a story says to terminals', async () => {
    writeFileSync(
      join(home, 'texts', 'b.txt'),
      PAGE.replace('Upstairs', '\u001b[2JUpstairs').replace('The lamp', '\u202eThe lamp'),
    );
    const { out } = await library('show', 'texts/b.txt');
    expect(out).toContain('== The Violin [2JUpstairs - mothwell ==');
    expect(out).toContain(BODY);
    expect(out.includes('\u001b') || out.includes('\u202e')).toBe(false);
  });

  it('shows what it can and tells what it cannot', async () => {
    const { code, out, errors } = await library('show', 'texts/a.txt', 'texts/none.txt', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toHaveLength(1);
    expect(errors).toMatch(/^texts\/none\.txt: expected .*, found .*/);
  });

  it('reads folders too, and a catalogue only where it is typed', async () => {
    writeFileSync(join(home, 'texts', 'catalogue.yaml'), 'stories:\n  - title: Another Name\n    files: a.txt\n');
    expect(JSON.parse((await library('show', 'texts', '--json')).out)[0].title).toBe('The Violin Upstairs');
    expect(JSON.parse((await library('show', 'texts/a.txt', 'texts/catalogue.yaml', '--json')).out)[0].title).toBe(
      'Another Name',
    );
  });
});

describe('library check', () => {
  it('lists stories with what is missing', async () => {
    const { code, out } = await library('check');
    expect(code).toBe(0);
    expect(out).toContain('the-violin-upstairs-mothwell: The Violin Upstairs - mothwell (missing: warnings, source)');
  });

  it('fails on a text, a catalogue or a deck that cannot be read, each with file and line', async () => {
    writeFileSync(join(home, 'texts', 'bad.txt'), 'Access denied');
    writeFileSync(join(home, 'texts', 'catalogue.yaml'), 'stories:\n  - title: X\n    status: done\n');
    mkdirSync(join(home, 'texts', 'decks'));
    writeFileSync(join(home, 'texts', 'decks', 'bad.yaml'), 'deck: nonsense\n');
    const { code, out } = await library('check', 'texts');
    expect(code).toBe(1);
    expect(out).toMatch(/^texts\/bad\.txt: expected /m);
    expect(out).toMatch(/^texts\/catalogue\.yaml:3: status: /m);
    expect(out).toMatch(/bad\.yaml:1: /m);
    const report = JSON.parse((await library('check', 'texts', '--json')).out);
    expect(report.unreadable).toHaveLength(1);
    expect(report.stories[0].missing).toEqual(['warnings', 'source']);
  });
});

describe('library import', () => {
  it('copies what it can read, says what it understood, and never overwrites', async () => {
    writeFileSync(join(home, 'texts', 'bad.txt'), 'Access denied');
    const first = await library('import', 'texts', '--to', 'shelf');
    expect(first.code).toBe(1);
    expect(first.out).toContain('The Violin Upstairs - mothwell, chapter "Chapter Two"');
    expect(readdirSync(join(home, 'shelf', 'texts'))).toEqual(['a.txt']);
    expect((await library('import', 'texts/a.txt', '--to', 'shelf/texts')).out).toContain('already there');

    writeFileSync(join(home, 'texts', 'a.txt'), PAGE.replace('Upstairs', 'Below'));
    expect((await library('import', 'texts/a.txt', '--to', 'shelf/texts')).code).toBe(0);
    expect(readdirSync(join(home, 'shelf', 'texts')).sort()).toEqual(['a (2).txt', 'a.txt']);
    expect(readFileSync(join(home, 'shelf', 'texts', 'a.txt'), 'utf8')).toBe(PAGE);
  });
});

describe('library stats and export', () => {
  it('counts', async () => {
    expect(JSON.parse((await library('stats', '--json')).out)).toMatchObject({
      stories: 1,
      chapters: 1,
      fandoms: { Dracula: 1 },
      ratings: { teen: 1 },
      formats: { 'TtH page': 1 },
    });
    expect((await library('stats')).out).toMatch(/stories\s+1/);
  });

  it('exports facts without text, safe for spreadsheets', async () => {
    writeFileSync(
      join(home, 'texts', 'catalogue.yaml'),
      'stories:\n  - title: =SUM(A1)\n    summary: "He said, \\"no\\""\n    series: { name: Nights, part: 2 }\n',
    );
    const { out } = await library('export', '--format', 'csv');
    const [head, ...rows] = out.split('\r\n');
    expect(head).toMatch(/^id,title,authors,/);
    expect(rows.find((row) => row.startsWith('sum'))).toMatch(/^sum-a1,'=SUM\(A1\),,"He said, ""no""",.*Nights #2/);
    const json = JSON.parse((await library('export', '--format', 'json')).out);
    expect(json).toHaveLength(2);
    expect(JSON.stringify(json)).not.toContain('paragraphs');
  });
});

describe('what is typed', () => {
  it.each([
    [[], 2],
    [['--help'], 0],
    [['show', '--help'], 0],
    [['shelve'], 2],
    [['show'], 2],
    [['show', '--shout', 'x'], 2],
    [['import'], 2],
    [['export'], 2],
    [['export', '--format', 'xml'], 2],
  ])('%j ends with %i', async (typed, code) => {
    const result = await library(...typed);
    expect(result.code).toBe(code);
    expect(result.out + result.errors).not.toBe('');
  });

  it('explains the exit codes', async () => {
    expect((await library('--help')).out).toContain('Exit codes: 0 all well; 1 ');
  });
});

it('reads a page as the saving tool left it', async () => {
  writeFileSync(join(home, 'texts', 'a.txt'), asSaved(`${PAGE}\n\n***\n\nThe cellar was cold and smelled of apples.`));
  const [story] = JSON.parse((await library('show', 'texts/a.txt', '--json')).out);
  expect(story.losses).toBe(1);
  expect(story.chapters[0].paragraphs.at(-2)).toEqual({ kind: 'scene-break', text: '' });
});

describe('a folder typed by where it lies', () => {
  it('is imported under its own name, never beside the library', async () => {
    mkdirSync(join(home, 'texts', 'deep'));
    const { code } = await library('import', 'texts/deep/..', '--to', 'mine');
    expect(code).toBe(0);
    expect(readdirSync(home).sort()).toContain('mine');
    expect(readdirSync(join(home, 'mine'))).toEqual(['texts']);
  });
});
