import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BotProcess } from '../../src/rehearsal/bot-process.ts';
import { startDiscord } from '../../src/rehearsal/discord.ts';

const entry = join(import.meta.dirname, 'tiny-bot.mjs');

describe('the bot in its own process', () => {
  it('runs with the given libraries and a store of its own, and ends when asked', async () => {
    const discord = await startDiscord();
    const died = () => expect.unreachable();
    const bot = await BotProcess.start({ entry, apiUrl: discord.apiUrl, libraries: ['/one', '/two'], died });
    await discord.ready();
    const answer = await discord.member('fan').in('general').slash('/where');
    expect(answer.message.content).toBe(`/one${delimiter}/two file:store.sqlite`);
    await bot.stop();
    await discord.until(() => !discord.gateway.connected);
    await discord.stop();
  });

  it('can be killed and started again with the same store', async () => {
    const discord = await startDiscord();
    const settings = { entry, apiUrl: discord.apiUrl, libraries: [], storeUrl: 'file:kept.sqlite' };
    const first = await BotProcess.start(settings);
    await discord.ready();
    await first.kill();
    await discord.until(() => !discord.gateway.connected);
    const second = await BotProcess.start(settings);
    await discord.ready();
    const answer = await discord.member('fan').in('general').slash('/where');
    expect(answer.message.content).toBe(' file:kept.sqlite');
    expect(discord.gateway.identifies).toBe(2);
    await second.stop();
    await discord.stop();
  });

  it('is heard of when it dies by itself', async () => {
    let died: (heard: [code: number | null, lines: string]) => void = () => {};
    const heard = new Promise((resolve) => {
      died = resolve;
    });
    const bot = await BotProcess.start({
      entry,
      apiUrl: '',
      libraries: ['/missing'],
      died: (code, lines) => died([code, lines]),
    });
    expect(await heard).toEqual([78, 'LIBRARY_DIR: there is no folder /missing']);
    await bot.stop();
  });
});
