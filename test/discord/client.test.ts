import { ChannelType, Events, type GatewayDispatchPayload } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lines } from '../../src/discord/cards/layout.ts';
import { defineCommand } from '../../src/discord/command.ts';
import { option } from '../../src/discord/options.ts';
import { privately, publicly } from '../../src/discord/reply.ts';
import { startDiscord } from '../../src/rehearsal/discord.ts';
import type { LocalDiscord } from '../../src/rehearsal/local-discord.ts';
import { type LiveBot, liveBot } from '../support/live-bot.ts';

let runs = 0;
const echo = defineCommand({
  name: 'echo',
  description: 'Says it again.',
  options: { text: option.text({ description: 'What?', required: true }) },
  run: ({ text }, { shelf }) => {
    runs += 1;
    return publicly(lines(`${text} (${shelf.audience.ageRestricted ? 'behind the gate' : 'in the open'})`));
  },
});
const house = defineCommand({
  name: 'house',
  description: 'Every kind of option.',
  access: 'moderators',
  inDirectMessages: false,
  options: {
    lamp: option.text({ description: 'Which?', suggest: (typed) => [{ name: `lamp ${typed}`, value: 'a' }] }),
    size: option.integer({ description: 'How big?', min: 1, max: 9, required: true }),
    room: option.channel({ description: 'Where?', types: [ChannelType.GuildText] }),
    kind: option.choice({ description: 'What kind?', choices: { oil: 'an oil lamp', gas: 'a gas lamp' } }),
  },
  run: () => privately(lines('done')),
});

let discord: LocalDiscord;
let bot: LiveBot | undefined;
beforeEach(async () => {
  runs = 0;
  discord = await startDiscord();
});
afterEach(async () => {
  await bot?.stop();
  bot = undefined;
  await discord.stop();
});

const start = async (commands = [echo, house]) => {
  bot = await liveBot(discord.apiUrl, { commands });
  await bot.registered;
  return bot;
};
const textIn = (message: object) => JSON.stringify(message);

describe('the client', () => {
  it('answers what members type, within what Discord takes', async () => {
    await start();
    const answer = await discord.member('fan').in('general').slash('/echo', { text: 'hello' });
    expect(answer.error).toBeNull();
    expect(textIn(answer.message)).toContain('hello (in the open)');
    expect((await discord.member('fan').in('general').press(answer.message, 'Remove')).error).toBeNull();
    expect(discord.messages('general')).toEqual([]);
  });

  it('knows the age flag of channels, and of threads by their parents', async () => {
    const { client } = await start();
    const inDark = await discord.member('fan').in('after-dark').slash('/echo', { text: 'x' });
    expect(textIn(inDark.message)).toContain('behind the gate');
    const dark = discord.channel('after-dark');
    expect(client.channels.cache.get(dark.id)).toMatchObject({ nsfw: true });
  });

  it('asks for the Guilds intent and no other', async () => {
    await start();
    const [session] = discord.gateway.sessions.values();
    expect(session?.intents).toBe(1);
  });

  it('answers an interaction once that is sent again after the connection broke', async () => {
    const { client } = await start();
    const packets: GatewayDispatchPayload[] = [];
    client.on(Events.Raw, (packet: GatewayDispatchPayload) => packets.push(packet));
    await discord.member('fan').in('general').slash('/echo', { text: 'once' });
    const [replayed] = packets.filter(({ t }) => t === 'INTERACTION_CREATE');
    client.emit(Events.Raw, replayed, 0);
    await discord.member('fan').in('general').slash('/echo', { text: 'another' });
    expect(runs).toBe(2);
  });

  it('goes on after the connection broke', async () => {
    await start();
    discord.gateway.cut();
    await discord.until(() => !discord.gateway.connected);
    await discord.until(() => discord.gateway.connected);
    expect((await discord.member('fan').in('general').slash('/echo', { text: 'x' })).error).toBeNull();
  });
});

describe('registering', () => {
  it('tells Discord once, and again only when something has changed', async () => {
    const puts = () => discord.journal.entries.filter(({ method }) => method === 'PUT').length;
    expect(await (await start()).registered).toBe(true);
    await bot?.stop();
    expect(await (await start()).registered).toBe(false);
    expect(puts()).toBe(1);
    await bot?.stop();
    const changed = { ...house, description: 'Another description.' };
    expect(await (await start([echo, changed])).registered).toBe(true);
    expect(puts()).toBe(2);
  });

  it('offers moderators’ commands to moderators', async () => {
    await start();
    const offered = (name: string) =>
      discord
        .member(name)
        .in('general')
        .offered()
        .map((command) => command.name);
    expect(offered('fan')).toEqual(['echo']);
    expect(offered('moderator')).toEqual(['echo', 'house']);
  });
});

describe('what no retry will cure', () => {
  it.each([
    [4004, 'Discord refused the bot token.'],
    [4013, 'Discord refused the intents'],
    [4014, 'Discord refused the intents'],
  ] as const)('is said in words: close code %i', async (code, words) => {
    const { reasons } = await start();
    discord.gateway.close(code);
    await discord.until(() => reasons.length > 0);
    expect(reasons[0]).toContain(words);
  });

  it('is a token that Discord does not know', async () => {
    await discord.stop();
    discord = await startDiscord({ token: 'the.right.one' });
    bot = await liveBot(discord.apiUrl, {}, 'a.wrong.one');
    expect(bot.reasons[0]).toContain('Discord refused the bot token.');
  });
});
