import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import Database from 'libsql';
import { chanceFrom } from '../../src/daily/chance.ts';
import { audienceOf, DEFAULT_RULES } from '../../src/library/audience.ts';
import { openLibrary } from '../../src/library/index/open.ts';
import { readBytes } from '../../src/library/read.ts';
import { pick } from './vocabulary.ts';

/** What is measured in a process of its own, so that the memory of one task does not count for the next. */
export interface Figures {
  [name: string]: number | number[];
}

const everyone = audienceOf(DEFAULT_RULES, true);
const open = (folder: string, index: string) => openLibrary({ folders: [folder], index, quiet: 0 });

/** A cold start: everything is read. The delay of the event loop says how well the bot would have answered meanwhile. */
async function cold(folder: string, index: string): Promise<Figures> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const start = performance.now();
  const library = await open(folder, index);
  while (library.size === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  const took = performance.now() - start;
  await library.close();
  const peak = process.resourceUsage().maxRSS * 1024;
  return { took, peak, delay: delay.percentile(99.9) / 1e6, longestDelay: delay.max / 1e6 };
}

/** The same texts into a bare FTS5 table with its defaults; reading and taking apart the files is not counted. */
async function bare(folder: string, index: string): Promise<Figures> {
  const path = `${index}.bare`;
  const database = new Database(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE VIRTUAL TABLE texts USING fts5 (text)');
  const insert = database.prepare('INSERT INTO texts (text) VALUES (?)');
  let took = 0;
  let bytes = 0;
  for (const texts of inHelpings(folder)) {
    const start = performance.now();
    database.exec('BEGIN');
    for (const text of texts) insert.run(text);
    database.exec('COMMIT');
    took += performance.now() - start;
    bytes += texts.reduce((sum, text) => sum + text.length, 0);
  }
  database.close();
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
  return { took, bytes };
}

function* inHelpings(folder: string): Generator<string[]> {
  let helping: string[] = [];
  let size = 0;
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, name } of names) {
    for (const { chapters } of readBytes(name, readFileSync(join(parentPath, name))).pages) {
      for (const { paragraphs } of chapters) helping.push(paragraphs.map(({ text }) => text).join('\n'));
    }
    size += helping.at(-1)?.length ?? 0;
    if (size < 24_000_000) continue;
    yield helping;
    [helping, size] = [[], 0];
  }
  yield helping;
}

/** A member opens a chapter of some story, then turns its pages by way of the same chapter. */
async function pages(folder: string, index: string): Promise<Figures> {
  const library = await open(folder, index);
  const random = chanceFrom('pages');
  const ids = library.ids({}, everyone);
  const [opened, turned]: [number[], number[]] = [[], []];
  while (opened.length < 1_000) {
    const story = library.story(pick(random, ids));
    if (!story || story.chapters.length === 0) continue;
    const { number } = pick(random, story.chapters);
    for (const times of [opened, turned]) {
      const start = performance.now();
      await library.chapter(story.id, number);
      times.push(performance.now() - start);
    }
  }
  await library.close();
  return { opened: opened.slice(50), turned: turned.slice(50) };
}

/** Searches as members make them: two to five words of one sentence somewhere, some as a phrase. */
async function searches(folder: string, index: string): Promise<Figures> {
  const library = await open(folder, index);
  const random = chanceFrom('searches');
  const ids = library.ids({}, everyone);
  const typed: string[] = [];
  while (typed.length < 500) {
    const story = library.story(pick(random, ids));
    if (!story || story.chapters.length === 0) continue;
    const { paragraphs } = await library.chapter(story.id, pick(random, story.chapters).number);
    const words = pick(random, paragraphs).text.match(/\p{L}+/gu) ?? [];
    const at = random.below(Math.max(1, words.length - 5));
    const some = words.slice(at, at + 1 + random.below(5)).join(' ');
    if (some !== '') typed.push(random.below(4) === 0 ? `"${some}"` : some);
  }
  const times: number[] = [];
  let found = 0;
  for (const words of typed) {
    const start = performance.now();
    const { passages } = await library.search(words, {}, everyone, 5);
    times.push(performance.now() - start);
    if (passages.length > 0) found += 1;
  }
  await library.close();
  return { times: times.slice(20), found: found / typed.length };
}

const TASKS = { cold, bare, pages, searches };
export type Task = keyof typeof TASKS;

const [task, folder = '', index = ''] = process.argv.slice(2);
if (process.send && task && task in TASKS) {
  process.send(await TASKS[task as Task](folder, index));
  process.disconnect();
}
