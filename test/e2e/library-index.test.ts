import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Home, storyFile } from './bot.ts';

const ENTRY = join(import.meta.dirname, '..', '..', 'dist', 'src', 'cli', 'library.js');
const lamp = storyFile(
  { title: 'The Lamp', author: 'A. Reader', fandoms: ['Dracula'] },
  'A zeppelin crossed the moon at nine.',
);

let home: Home;

beforeAll(async () => {
  home = await Home.make();
  await home.write('lamp.md', lamp);
  await home.write('empty.txt', '');
});
afterAll(() => home.remove());

function library(...typed: string[]): Promise<{ code: number; out: string; errors: string }> {
  const env = { PATH: process.env.PATH, LIBRARY_DIR: home.folder, STORE_URL: home.store };
  return new Promise((resolve) => {
    execFile(process.execPath, [ENTRY, ...typed], { env, cwd: tmpdir() }, (error, out, errors) => {
      resolve({ code: Number(error?.code ?? 0), out, errors });
    });
  });
}

describe('library index', () => {
  it('makes the index that the bot begins with, and reads nothing twice', async () => {
    const first = await library('index', '--json');
    expect(JSON.parse(first.out)).toMatchObject({
      read: 2,
      stories: 1,
      unreadable: [],
      problems: [{ file: 'empty.txt' }],
    });
    expect(first.code).toBe(1);
    expect(existsSync(join(home.folder, 'data', 'library.sqlite'))).toBe(true);
    const again = await library('index');
    expect(again).toMatchObject({ code: 0, errors: '' });
    expect(again.out).toMatch(/^0 files read/);
  });

  it('tries a folder without leaving anything behind', async () => {
    const { out } = await library('index', home.folder);
    expect(out).toMatch(/^2 files read/);
    expect((await library('index', '/no/such/folder')).errors).toContain('cannot be read');
  });
});

describe('library search', () => {
  it('finds a remembered line', async () => {
    const { out, code } = await library('search', 'zeppelin', 'moon');
    expect(code).toBe(0);
    expect(out).toContain('the-lamp-a-reader, chapter 1: The Lamp - A. Reader');
    expect(out).toContain('A zeppelin crossed the moon at nine.');
    const [found] = JSON.parse((await library('search', '"crossed the moon"', '--fandom', 'dracula', '--json')).out);
    expect(found).toMatchObject({ id: 'the-lamp-a-reader', chapter: 1, paragraph: 0 });
    expect((await library('search', 'zeppelin', '--fandom', 'sherlock')).out).toBe('Nothing found.\n');
  });

  it('asks for words when there are none', async () => {
    expect(await library('search')).toMatchObject({ code: 2, errors: expect.stringContaining('What is to be found') });
  });
});
