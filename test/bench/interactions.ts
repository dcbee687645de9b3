import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDiscord } from '../../src/rehearsal/discord.ts';
import type { LocalDiscord } from '../../src/rehearsal/local-discord.ts';

/** A bot in its own process, with a local Discord of its own in this one. */
interface Contestant {
  name: string;
  discord: LocalDiscord;
  process: ChildProcess;
  /** The value of the option: an id our bot knows. */
  story: string;
  times: number[];
}

const WARM_UP = 300;
const ROUNDS = 40;
const A_ROUND = 50;

/**
 * `/story` of this bot beside a bare discord.js bot that answers a constant: milliseconds from the moment Discord sends
 * the interaction to its first answer, turn and turn about in one run, and the memory of both processes.
 */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'storykeeper-bench-'));
  const dist = join(import.meta.dirname, '..', '..');
  const ours = await contestant('this bot', join(dist, 'src', 'main.js'), folder);
  const bare = await contestant('bare discord.js', join(dist, 'test', 'bench', 'bare-bot.js'), folder);
  ours.story = await firstStory(ours.discord);
  try {
    for (const each of [ours, bare]) await ask(each, WARM_UP);
    for (const each of [ours, bare]) each.times = [];
    for (let round = 0; round < ROUNDS; round++) for (const each of [ours, bare]) await ask(each, A_ROUND);
    report(ours, bare);
  } finally {
    for (const { process, discord } of [ours, bare]) {
      process.kill('SIGTERM');
      await once(process, 'exit');
      await discord.stop();
    }
    await rm(folder, { recursive: true, force: true });
  }
}

async function contestant(name: string, entry: string, folder: string): Promise<Contestant> {
  const discord = await startDiscord();
  const store = `file:${join(folder, 'store.sqlite')}`;
  const settings = { DISCORD_TOKEN: 'a.b.c', DISCORD_API_URL: discord.apiUrl, STORE_URL: store, LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, [entry], { env: { PATH: process.env.PATH, ...settings }, stdio: 'inherit' });
  await discord.ready(60_000);
  return { name, discord, process: child, story: 'any', times: [] };
}

/** A first start reads the library beside answering. */
async function firstStory(discord: LocalDiscord): Promise<string> {
  for (;;) {
    const { choices } = await discord.member('fan').in('general').autocomplete('/story', 'story', 'lamp');
    if (choices[0]) return String(choices[0].value);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function ask({ discord, story, times }: Contestant, count: number): Promise<void> {
  const seat = discord.member('fan').in('general');
  for (let asked = 0; asked < count; asked++) {
    const { acknowledgedInMs, error } = await seat.slash('/story', { story });
    if (acknowledgedInMs === null || error !== null) throw new Error(error ?? 'no answer in time');
    times.push(acknowledgedInMs);
  }
}

function report(...contestants: [ours: Contestant, bare: Contestant]): void {
  const [ours, bare] = contestants.map(({ name, times, process }) => {
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
    return { name, p50: at(0.5), p99: at(0.99), megabytes: residentMegabytes(process.pid) };
  });
  if (!ours || !bare) return;
  console.log(`/story, ${ROUNDS * A_ROUND} times each, milliseconds to the first answer`);
  for (const { name, p50, p99, megabytes } of [ours, bare])
    console.log(`${name.padEnd(16)} p50 ${p50.toFixed(2)}  p99 ${p99.toFixed(2)}  memory ${megabytes.toFixed(0)} MB`);
  console.log(`ratio            p50 ${(ours.p50 / bare.p50).toFixed(2)}  p99 ${(ours.p99 / bare.p99).toFixed(2)}`);
}

/** Resident memory as the system counts it. */
function residentMegabytes(pid = 0): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}
