import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DAILY_KINDS } from '../../src/daily/room.ts';
import { scheduleKey } from '../../src/daily/schedule.ts';
import { startDiscord } from '../../src/rehearsal/discord.ts';
import type { LocalDiscord } from '../../src/rehearsal/local-discord.ts';
import { community } from '../../src/rehearsal/world/community.ts';
import type { GuildPlan } from '../../src/rehearsal/world/plan.ts';
import { recordsOf } from '../../src/store/kinds.ts';
import { openStore } from '../../src/store/store.ts';
import { queueFigures } from './daily-queue.ts';
import { dueSchedule } from './daily-schedules.ts';
import { percentile, table } from './figures.ts';

const POSTING = 'POST /channels/:channel/messages';
const MINUTE = 60_000;
/** What Discord allows a second, and what members ask for meanwhile. */
const LIMIT = 50;
const INTERACTIONS = 5;
/** Channels of one server, each with a schedule of its own. */
const A_SERVER = 100;
const IDLE_SECONDS = 30;

/**
 * Thousands of schedules due in one minute: how fast they are posted under Discord's limit, what that does to members who
 * ask for something meanwhile, and what waiting costs beside a node-cron task for each. `ARGS`: how many (10000).
 */
export async function run([count = '10000']: string[]): Promise<void> {
  console.log(await queueFigures([10_000, 100_000]));
  await postingFigures(Number(count));
}

async function postingFigures(count: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'storykeeper-bench-'));
  const store = `file:${join(folder, 'store.sqlite')}`;
  const guilds = [community(), ...Array.from({ length: Math.ceil(count / A_SERVER) }, (_, number) => server(number))];
  const discord = await startDiscord({ guilds });
  const due = (Math.floor(Date.now() / MINUTE) + 2 + Math.ceil(IDLE_SECONDS / 60)) * MINUTE;
  await writeSchedules(store, discord, count, due);
  const bot = startBot(discord, store);
  try {
    await discord.ready(60_000);
    await wait(3000);
    const idle = await acknowledged(
      discord,
      () => Date.now() > due - 2000 || idleTimes.length >= IDLE_SECONDS * INTERACTIONS,
      idleTimes,
    );
    const busy = await acknowledged(discord, () => discord.journal.of(POSTING).length >= count, []);
    report(discord, count, idle, busy);
  } finally {
    bot.kill('SIGTERM');
    await once(bot, 'exit');
    await discord.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
const idleTimes: number[] = [];

function server(number: number): GuildPlan {
  const channels = Object.fromEntries(Array.from({ length: A_SERVER }, (_, channel) => [`stories-${channel}`, {}]));
  return { ...community(`Server ${number}`), channels, members: {} };
}

async function writeSchedules(url: string, discord: LocalDiscord, count: number, due: number): Promise<void> {
  const store = await openStore(url, { clock: Date, warn: console.error });
  const { schedules } = recordsOf(store, DAILY_KINDS);
  const places = [...discord.world.guilds.values()]
    .slice(1)
    .flatMap((guild) => [...guild.channels.values()].map(({ id }) => ({ guildId: guild.id, channelId: id })));
  const all = places.slice(0, count).map((place, number) => dueSchedule({ ...place, name: `s${number}` }, due));
  await Promise.all(all.map((schedule) => schedules.set(scheduleKey(schedule), schedule)));
  await store.close();
}

function startBot(discord: LocalDiscord, store: string): ChildProcess {
  const entry = join(import.meta.dirname, '..', '..', 'src', 'main.js');
  const settings = { DISCORD_TOKEN: 'a.b.c', DISCORD_API_URL: discord.apiUrl, STORE_URL: store, LOG_LEVEL: 'error' };
  return spawn(process.execPath, [entry], { env: { PATH: process.env.PATH, ...settings }, stdio: 'inherit' });
}

/** Members ask for something five times a second until it is enough; milliseconds to the first answer. */
async function acknowledged(discord: LocalDiscord, enough: () => boolean, times: number[]): Promise<number[]> {
  const seat = discord.member('fan').in('general');
  const asked: Promise<void>[] = [];
  while (!enough()) {
    asked.push(
      seat.slash('/library', {}).then(({ acknowledgedInMs }) => {
        times.push(acknowledgedInMs ?? 3000);
      }),
    );
    await wait(1000 / INTERACTIONS);
  }
  await Promise.all(asked);
  return times;
}

function report(discord: LocalDiscord, count: number, idle: number[], busy: number[]): void {
  const posts = discord.journal.of(POSTING);
  const refused = discord.journal.entries.filter(({ status }) => status === 429).length;
  const instants = posts.map(({ at }) => at).sort((a, b) => a - b);
  const seconds = ((instants.at(-1) ?? 0) - (instants[0] ?? 0)) / 1000;
  const rate = posts.length / seconds;
  const left = LIMIT - INTERACTIONS;
  const sent = new Set(posts.filter(({ status }) => status === 200).map(({ path }) => path)).size;
  console.log(
    `\n${count} schedules due in one minute: ${sent} posted in ${seconds.toFixed(0)} s, ${refused} answers of 429`,
  );
  console.log(
    `${rate.toFixed(1)} posts a second, ${((100 * rate) / left).toFixed(1)} % of the ${left} that are left beside ${INTERACTIONS} interactions`,
  );
  const row = (name: string, times: number[]) => [
    name,
    String(times.length),
    percentile(times, 50).toFixed(1),
    percentile(times, 99).toFixed(1),
  ];
  console.log(table(['members meanwhile', 'asked', 'p50 ms', 'p99 ms'], [row('idle', idle), row('posting', busy)]));
  console.log(`p99 while posting is ${(percentile(busy, 99) / percentile(idle, 99)).toFixed(2)} times that of idle`);
}
