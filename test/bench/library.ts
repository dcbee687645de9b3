import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDiscord } from '../../src/rehearsal/discord.ts';
import { megabytes, ms, percentile, table } from './figures.ts';
import { writeLibrary } from './generated-library.ts';
import type { Figures, Task } from './library-tasks.ts';

const SIZES = [20_000, 100_000];
const STARTS = 5;

/** A large library: indexing beside a bare FTS5 table, starting beside an empty library, reading and searching. */
export async function run(args: string[]): Promise<void> {
  for (const stories of args.length > 0 ? args.map(Number) : SIZES) {
    const home = mkdtempSync(join(tmpdir(), 'storykeeper-bench-'));
    try {
      await measure(home, stories);
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  }
}

async function measure(home: string, stories: number): Promise<void> {
  const folder = join(home, 'stories');
  const index = join(home, 'data', 'library.sqlite');
  mkdirSync(join(home, 'data'));
  const { files, bytes } = writeLibrary(folder, stories);
  console.log(`\n${stories} stories, ${files} files, ${megabytes(bytes)}`);
  const task = (name: Task) => inProcess(name, folder, index);
  const cold = await task('cold');
  const bare = await task('bare');
  const [coldMs, bareMs] = [Number(cold.took), Number(bare.took)];
  const rows = [
    ['cold indexing', `${(coldMs / 1000).toFixed(1)} s, ${(bytes / 1e3 / coldMs).toFixed(1)} MB/s`, ''],
    ['  beside a bare FTS5 table', `${(coldMs / bareMs).toFixed(2)} times its ${(bareMs / 1000).toFixed(1)} s`, '1.5'],
    ['  peak memory', megabytes(Number(cold.peak)), '300 MB'],
    ['  event loop delay, p99.9 and longest', `${ms(Number(cold.delay))}, ${ms(Number(cold.longestDelay))}`, ''],
    ['index file', megabytes(statSync(index).size), ''],
    ...(await starts(home, folder)),
  ];
  const { opened = [], turned = [] } = await task('pages');
  const { times = [], found = 0 } = await task('searches');
  rows.push(
    ['a chapter opened, p50 and p99', spread(opened), '10 ms'],
    ['a page turned in it, p50 and p99', spread(turned), '10 ms'],
    ['a search of the full text, p50 and p99', spread(times), '50 ms'],
    ['  searches that found something', `${(100 * Number(found)).toFixed(0)} %`, ''],
  );
  console.log(table(['', 'measured', 'aim'], rows));
}

const spread = (times: number | number[]): string =>
  [50, 99].map((share) => ms(percentile([times].flat(), share))).join(', ');

async function inProcess(task: Task, folder: string, index: string): Promise<Figures> {
  const child = fork(join(import.meta.dirname, 'library-tasks.js'), [task, folder, index]);
  const [figures] = (await once(child, 'message')) as [Figures];
  await once(child, 'exit');
  return figures;
}

/** The real bot with this library and with an empty one, turn and turn about: time to ready, and memory. */
async function starts(home: string, folder: string): Promise<string[][]> {
  const empty = join(home, 'empty');
  mkdirSync(empty);
  const [full, bare]: [Start[], Start[]] = [[], []];
  for (let round = 0; round < STARTS; round += 1) {
    full.push(await start(folder, join(home, 'data')));
    bare.push(await start(empty, join(home, 'empty-data')));
  }
  const median = (of: Start[], value: (one: Start) => number) => percentile(of.map(value), 50);
  const [ready, emptyReady] = [full, bare].map((of) => median(of, (one) => one.ready));
  const above = (value: (one: Start) => number) => megabytes(median(full, value) - median(bare, value));
  return [
    [
      'warm start to ready',
      `${ms(ready ?? 0)}, ${((ready ?? 0) / (emptyReady ?? 1)).toFixed(2)} times an empty library's`,
      '1.25',
    ],
    ['memory above an empty library', above((one) => one.memory), '40 MB'],
    ['  after 200 members typed and 20 read', above((one) => one.memoryInUse), ''],
  ];
}

interface Start {
  ready: number;
  memory: number;
  memoryInUse: number;
}

const SETTLED = 6_000;

async function start(folder: string, data: string): Promise<Start> {
  const discord = await startDiscord();
  const settings = {
    ...{ DISCORD_TOKEN: 'a.b.c', DISCORD_API_URL: discord.apiUrl, LIBRARY_DIR: folder, LOG_LEVEL: 'error' },
    STORE_URL: `file:${join(data, 'store.sqlite')}`,
  };
  const main = join(import.meta.dirname, '..', '..', 'src', 'main.js');
  const begun = performance.now();
  const bot = spawn(process.execPath, [main], { env: { PATH: process.env.PATH, ...settings }, stdio: 'inherit' });
  await discord.ready(60_000);
  const ready = performance.now() - begun;
  await new Promise((resolve) => setTimeout(resolve, SETTLED));
  const memory = residentBytes(bot.pid);
  const seat = discord.member('fan').in('after-dark');
  for (let typed = 0; typed < 200; typed += 1) {
    const { choices } = await seat.autocomplete('/story', 'story', 'the of and in after'.slice(0, 1 + (typed % 18)));
    const id = choices[typed % 25]?.value;
    if (typed % 10 === 0 && id !== undefined) await seat.slash('/read', { story: String(id) });
  }
  const memoryInUse = residentBytes(bot.pid);
  bot.kill('SIGTERM');
  await once(bot, 'exit');
  await discord.stop();
  return { ready, memory, memoryInUse };
}

/** Resident memory as the system counts it. */
function residentBytes(pid = 0): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}
