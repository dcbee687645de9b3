import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAILY_KINDS } from '../../src/daily/room.ts';
import { startDiscord } from '../../src/rehearsal/discord.ts';
import type { Fault } from '../../src/rehearsal/faults.ts';
import type { LocalDiscord } from '../../src/rehearsal/local-discord.ts';
import { recordsOf } from '../../src/store/kinds.ts';
import { openStore } from '../../src/store/store.ts';
import { Bot, Home, storyFile } from '../e2e/bot.ts';
import { seededRandom } from '../support/context.ts';

const KILLS = Number(process.env.CHAOS_KILLS ?? 40);
const SEED = Number(process.env.CHAOS_SEED ?? 1);
const POSTING = 'POST /channels/:channel/messages';
const MINUTE = 60_000;
/** Schedules that a server may have. */
const MOST = 10;

const random = seededRandom(SEED);
let ahead = 0;
let discord: LocalDiscord;
let home: Home;

beforeAll(async () => {
  home = await Home.make();
  for (const title of ['Lamp', 'Lantern', 'Candle', 'Torch', 'Spark', 'Ember'])
    await home.write(
      `${title}.md`,
      storyFile({ title, author: 'A. Reader', rating: 'General' }, `A ${title} was lit.`),
    );
  discord = await startDiscord({ clock: { now: () => Date.now() + ahead }, seed: SEED });
});
afterAll(async () => {
  await discord.stop();
  await home.remove();
});

const FAULTS: (Fault | null)[] = [
  null,
  null,
  { kind: 'slow-answer', ms: 300 },
  { kind: 'hanging-answer' },
  { kind: 'lost-answer' },
  { kind: 'cut-before' },
  { kind: 'status', status: 503 },
];

describe('the real bot, killed at random instants while it posts', () => {
  it(`loses no slot and doubles none in ${KILLS} kills`, async () => {
    for (let kill = 0; kill < KILLS; kill++) await startAndKill(kill);
    discord.faults.clear();
    ahead += 10 * MINUTE;
    const bot = await Bot.start(discord, home);
    const slots = await settled(bot);
    expect(await bot.end()).toBe(0);

    const posts = postsBySlot();
    const ends: Record<string, number> = {};
    for (const [key, record] of slots) {
      const standing = posts.get(key) ?? 0;
      ends[record] = (ends[record] ?? 0) + 1;
      expect([key, standing]).toEqual([key, record === 'sent' ? 1 : 0]);
    }
    console.log(`seed ${SEED}, ${KILLS} kills, slots by their end:`, ends);
    for (const [key, count] of posts) expect([key, count, slots.get(key)]).toEqual([key, 1, 'sent']);
    expect(slots.size).toBeGreaterThanOrEqual(KILLS / 3);
  });
});

/** Starts the bot over what the last kill left, asks it for a post, and kills it somewhere on the way. */
async function startAndKill(kill: number): Promise<void> {
  const bot = await Bot.start(discord, home);
  const moderator = discord.member('moderator').in('mods');
  const fault = FAULTS[random.below(FAULTS.length)] ?? null;
  if (fault) discord.faults.next(fault, { route: POSTING });
  const time = new Date().toISOString().slice(11, 16);
  const asked =
    kill < MOST
      ? moderator.slash('/daily setup', { channel: '#recommendations', time, timezone: 'UTC', name: `kill-${kill}` })
      : moderator.slash('/daily now', { name: `kill-${kill % MOST}` });
  const answered = asked.catch(() => undefined);
  await anInstant();
  await bot.end('SIGKILL');
  await answered;
  discord.faults.clear();
  // Now and then longer than Discord remembers a nonce.
  ahead += random.below(3) === 0 ? 5 * MINUTE : 0;
}

/** Anywhere on the way for one half; for the other around the moment when the post appears, which is over so soon. */
async function anInstant(): Promise<void> {
  if (random.below(2) === 0) return wait(random.below(800));
  const before = discord.messages('recommendations').length;
  await discord.until(() => discord.messages('recommendations').length > before, 'a post', 1500).catch(() => {});
  await wait(random.below(20));
}

/** How every slot ended, once all have. */
async function settled(bot: Bot): Promise<Map<string, string>> {
  for (let tries = 0; tries < 100; tries++) {
    const slots = await readSlots();
    if (![...slots.values()].includes('claimed')) return slots;
    await wait(1000);
  }
  throw new Error(`slots stay claimed: ${bot.said}`);
}

/** The bot's own store, read beside it. */
async function readSlots(): Promise<Map<string, string>> {
  const store = await openStore(home.store, { clock: Date, warn: () => {} });
  const { progress, slots } = recordsOf(store, DAILY_KINDS);
  const found = new Map<string, string>();
  for await (const [key, record] of slots.entries()) found.set(key, record.state);
  for await (const [key, { asked }] of progress.entries())
    for (const { id } of asked) found.set(`${key}/${id}`, 'claimed');
  await store.close();
  return found;
}

function postsBySlot(): Map<string, number> {
  const posts = new Map<string, number>();
  for (const message of discord.messages('recommendations')) {
    const [, guild, schedule, slot] =
      /"custom_id":"loved\/([^/"]+)\/([^/"]+)\/([^"]+)"/.exec(JSON.stringify(message)) ?? [];
    const key = `${guild}/${schedule}/${decodeURIComponent(slot ?? '')}`;
    posts.set(key, (posts.get(key) ?? 0) + 1);
  }
  return posts;
}
