import { afterEach, describe, expect, it } from 'vitest';
import { startDiscord } from '../../src/rehearsal/discord.ts';
import type { LocalDiscord } from '../../src/rehearsal/local-discord.ts';
import { Bot, Home } from './bot.ts';

let discord: LocalDiscord | undefined;
let home: Home | undefined;
afterEach(async () => {
  await discord?.stop();
  await home?.remove();
  discord = undefined;
  home = undefined;
});

describe('the bot', () => {
  it('says in three lines what to do without a token, and ends with 78', async () => {
    const bot = new Bot({});
    expect(await bot.ended).toBe(78);
    expect(bot.said.trim().split('\n')).toHaveLength(3);
    expect(bot.said).toContain('npm run rehearse');
  });

  it('names all wrong settings at once', async () => {
    const bot = new Bot({ DISCORD_TOKEN: 'a.b.c', LIBRARY_DIR: '/no/such', LOG_LEVEL: 'loud', STORE_URL: 'mysql://x' });
    expect(await bot.ended).toBe(78);
    expect(bot.said).toContain('LIBRARY_DIR: there is no folder /no/such');
    expect(bot.said).toContain('LOG_LEVEL: expected one of');
  });

  it('ends with 78 and a clear word when Discord does not know its token, and does not tell the token', async () => {
    discord = await startDiscord({ token: 'the.right.token' });
    home = await Home.make();
    const bot = new Bot({
      DISCORD_TOKEN: 'the.wrong.token',
      DISCORD_API_URL: discord.apiUrl,
      LIBRARY_DIR: home.folder,
      STORE_URL: home.store,
    });
    expect(await bot.ended).toBe(78);
    expect(bot.said).toContain('Discord refused the bot token.');
    expect(bot.said).not.toContain('the.wrong.token');
  });

  it.each([4004, 4014] as const)('ends with 78 when the gateway closes for good (%i)', async (code) => {
    discord = await startDiscord();
    home = await Home.make();
    const bot = await Bot.start(discord, home);
    discord.gateway.close(code);
    expect(await bot.ended).toBe(78);
    expect(bot.said).toContain('Discord refused');
  });

  it('answers with an empty library too', async () => {
    discord = await startDiscord();
    home = await Home.make();
    const bot = await Bot.start(discord, home);
    const answer = await discord.member('fan').in('general').slash('/library');
    expect(JSON.stringify(answer.message)).toContain('The library is empty.');
    expect(await bot.end()).toBe(0);
  });
});
