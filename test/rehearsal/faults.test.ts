import { DiscordAPIError, type TextChannel } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDiscord } from '../../src/rehearsal/discord.ts';
import type { Fault } from '../../src/rehearsal/faults.ts';
import type { LocalDiscord } from '../../src/rehearsal/local-discord.ts';
import { startBot } from './bot.ts';
import { ManualClock } from './manual-clock.ts';
import { RawClient } from './raw-client.ts';

const SEND = 'POST /channels/:channel/messages';

describe('faults on demand', () => {
  const clock = new ManualClock();
  let discord: LocalDiscord;
  let client: RawClient;

  beforeEach(async () => {
    discord = await startDiscord({ clock, seed: 7, rateLimits: false });
    client = RawClient.connect(discord);
  });

  afterEach(() => discord.stop());

  const send = () => client.rest('POST', `/channels/${discord.channel('general').id}/messages`, { content: 'x' });
  const sent = () => discord.messages('general').length;

  it.each([500, 502, 503])('answers %i and does nothing', async (status) => {
    discord.faults.next({ kind: 'status', status });
    expect((await send()).status).toBe(status);
    expect(sent()).toBe(0);
    expect((await send()).status).toBe(200);
  });

  it.each(['user', 'shared', 'global'] as const)('answers 429 of scope %s', async (scope) => {
    discord.faults.next({ kind: 'rate-limit', scope, retryAfterMs: 1500 });
    const answer = await send();
    expect(answer).toMatchObject({ status: 429, body: { retry_after: 1.5, global: scope === 'global' } });
    expect(answer.headers.get('x-ratelimit-scope')).toBe(scope);
    expect(sent()).toBe(0);
  });

  it('lasts as long as it was told to, by the clock', async () => {
    discord.faults.during({ kind: 'status', status: 503 }, { forMs: 60_000, route: SEND });
    expect((await send()).status).toBe(503);
    clock.advance(59_999);
    expect((await send()).status).toBe(503);
    expect((await client.rest('GET', '/users/@me')).status).toBe(200);
    clock.advance(1);
    expect((await send()).status).toBe(200);
  });

  it.each<[string, Fault, number]>([
    ['loses an answer after the work was done', { kind: 'lost-answer' }, 1],
    ['breaks the line before the work is done', { kind: 'cut-before' }, 0],
  ])('%s', async (_, fault, done) => {
    discord.faults.next(fault, { route: SEND });
    await expect(send()).rejects.toThrow('fetch failed');
    expect(sent()).toBe(done);
    expect(discord.journal.of(SEND)).toMatchObject([{ status: null, fault: fault.kind }]);
  });

  it('draws the same faults from the same seed', async () => {
    const drawn = async () => {
      const one = await startDiscord({ seed: 7 });
      one.faults.byChance({ kind: 'status', status: 500 }, { chance: 0.5 });
      const all = Array.from({ length: 40 }, () => one.faults.draw('GET /users/@me') !== null);
      await one.stop();
      return all;
    };
    const all = await drawn();
    expect(await drawn()).toEqual(all);
    expect(new Set(all).size).toBe(2);
  });

  it('stops when cleared', async () => {
    discord.faults.byChance({ kind: 'status', status: 500 }, { chance: 1 });
    expect((await send()).status).toBe(500);
    discord.faults.clear();
    expect((await send()).status).toBe(200);
  });

  describe('bite the real client as the real Discord does', () => {
    async function botIn(channel: string, rest = {}) {
      const bot = await startBot(discord, [{ name: 'ping', description: 'x' }], () => {}, { rest });
      const found = bot.channels.cache.get(discord.channel(channel).id);
      return { bot, channel: found as TextChannel };
    }

    it.each([
      ['two posts', { content: 'x' }, 2],
      ['one post with an enforced nonce', { content: 'x', nonce: 'slot-1', enforceNonce: true }, 1],
    ])('a hanging answer makes it send again: %s', async (_, message, count) => {
      const { bot, channel } = await botIn('general', { timeout: 100 });
      discord.faults.next({ kind: 'hanging-answer' }, { route: SEND });
      await channel.send(message);
      expect(sent()).toBe(count);
      await bot.destroy();
    });

    it('a lost answer is not sent again, although the post is there', async () => {
      const { bot, channel } = await botIn('general');
      discord.faults.next({ kind: 'lost-answer' }, { route: SEND });
      await expect(channel.send('x')).rejects.toThrow();
      expect(sent()).toBe(1);
      await bot.destroy();
    });

    it('a slow answer comes after all', async () => {
      const { bot, channel } = await botIn('general');
      discord.faults.next({ kind: 'slow-answer', ms: 30 }, { route: SEND });
      expect((await channel.send('x')).content).toBe('x');
      await bot.destroy();
    });

    it('5xx are tried again at once, three times', async () => {
      const { bot, channel } = await botIn('general');
      discord.faults.next({ kind: 'status', status: 503 }, { route: SEND, times: 4 });
      await expect(channel.send('x')).rejects.toThrow();
      expect(discord.journal.of(SEND)).toHaveLength(4);
      await bot.destroy();
    });

    it('a 429 is waited for', async () => {
      const { bot, channel } = await botIn('general');
      discord.faults.next({ kind: 'rate-limit', scope: 'user', retryAfterMs: 20 }, { route: SEND });
      expect((await channel.send('x')).content).toBe('x');
      expect(discord.journal.of(SEND).map(({ status }) => status)).toEqual([429, 200]);
      await bot.destroy();
    });

    it('a permission taken away is told by its code', async () => {
      const { bot, channel } = await botIn('general');
      discord.admin().deny('general', 'bot', 'SendMessages');
      const error = await channel.send('x').catch((problem: unknown) => problem);
      expect(error).toBeInstanceOf(DiscordAPIError);
      expect(error).toMatchObject({ code: 50013 });
      await bot.destroy();
    });
  });
});
