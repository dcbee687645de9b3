import { type Client, GatewayIntentBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDiscord } from '../../src/rehearsal/discord.ts';
import type { LocalDiscord } from '../../src/rehearsal/local-discord.ts';
import { community } from '../../src/rehearsal/world/community.ts';
import { startBot, TOKEN } from './bot.ts';
import { ManualClock } from './manual-clock.ts';
import { type Frame, RawClient } from './raw-client.ts';

const OP = { heartbeat: 1, identify: 2, presence: 3, resume: 6, reconnect: 7, invalidSession: 9, hello: 10, ack: 11 };
const GUILDS = 1 << 0;
const GUILD_MEMBERS = 1 << 1;
const GUILD_MESSAGES = 1 << 9;
const MESSAGE_CONTENT = 1 << 15;

const names = (frames: readonly Frame[]) => frames.flatMap(({ t }) => t ?? []);

describe('the gateway', () => {
  const clock = new ManualClock();
  let discord: LocalDiscord;

  beforeEach(async () => {
    discord = await startDiscord({ clock, token: TOKEN });
  });

  afterEach(() => discord.stop());

  const identify = (client: RawClient, more: object = {}) =>
    client.send(OP.identify, { token: TOKEN, intents: GUILDS, properties: {}, ...more });

  it('says hello, acknowledges heartbeats, tells who one is and where', async () => {
    const client = await RawClient.identified(discord);
    expect(client.frames[0]).toMatchObject({ op: OP.hello, d: { heartbeat_interval: 41_250 } });
    client.send(OP.heartbeat, 1);
    await client.frame(({ op }) => op === OP.ack);
    const ready = await client.event('READY');
    expect(ready.d).toMatchObject({
      v: 10,
      user: { bot: true },
      resume_gateway_url: discord.gateway.url,
      guilds: [{ unavailable: true }],
    });
    const { d } = await client.event('GUILD_CREATE');
    expect(d.members).toMatchObject([{ user: { id: discord.world.bot.id } }]);
    expect(d.channels).toHaveLength(5);
    expect(d.roles).toContainEqual(expect.objectContaining({ id: d.id, name: '@everyone' }));
  });

  it.each<[number, string, (client: RawClient) => void]>([
    [4001, 'an opcode that does not exist', (client) => client.send(42, null)],
    [4002, 'what is no JSON', (client) => client.sendText('{')],
    [4003, 'something before identifying', (client) => client.send(OP.presence, {})],
    [4004, 'a wrong token', (client) => identify(client, { token: 'wrong' })],
    [4004, 'a wrong token on resume', (client) => client.send(OP.resume, { token: 'wrong', session_id: 'x', seq: 1 })],
    [4010, 'a shard that does not exist', (client) => identify(client, { shard: [1, 1] })],
    [4013, 'intents that do not exist', (client) => identify(client, { intents: 2 ** 30 })],
    [4014, 'intents that were not granted', (client) => identify(client, { intents: GUILDS | MESSAGE_CONTENT })],
    [
      4008,
      'more than 120 frames a minute',
      (client) => Array.from({ length: 121 }, () => client.send(OP.heartbeat, null)),
    ],
  ])('closes with %i for %s', async (code, _, act) => {
    const client = RawClient.connect(discord);
    await client.frame(({ op }) => op === OP.hello);
    act(client);
    expect(await client.closed()).toBe(code);
  });

  it('closes for a second identify, another version, and a sequence from the future', async () => {
    const client = await RawClient.identified(discord);
    identify(client);
    expect(await client.closed()).toBe(4005);
    expect(await RawClient.connect(discord, 'v=9&encoding=json').closed()).toBe(4012);
    const other = await RawClient.identified(discord);
    const { d } = await other.event('READY');
    const late = RawClient.connect(discord);
    await late.frame(({ op }) => op === OP.hello);
    late.send(OP.resume, { token: TOKEN, session_id: d.session_id, seq: 99 });
    expect(await late.closed()).toBe(4007);
  });

  it('resets the token after a thousand identifies', async () => {
    discord.gateway.identifies = 999;
    expect(await discordRest('/gateway/bot')).toMatchObject({ session_start_limit: { remaining: 1 } });
    await RawClient.identified(discord);
    const client = RawClient.connect(discord);
    await client.frame(({ op }) => op === OP.hello);
    identify(client);
    expect(await client.closed()).toBe(4004);
    expect(await discordRest('/users/@me')).toMatchObject({ message: '401: Unauthorized' });
  });

  async function discordRest(path: string): Promise<unknown> {
    const response = await fetch(`${discord.apiUrl}/v10${path}`, { headers: { authorization: `Bot ${TOKEN}` } });
    return response.json();
  }

  describe('after a broken connection', () => {
    async function resumed(client: RawClient, seq: number) {
      const { d } = await client.event('READY');
      const next = RawClient.connect(discord);
      await next.frame(({ op }) => op === OP.hello);
      next.send(OP.resume, { token: TOKEN, session_id: d.session_id, seq });
      return next;
    }

    it('replays what was missed, in order, then says so', async () => {
      const client = await RawClient.identified(discord);
      await client.event('GUILD_CREATE');
      discord.gateway.cut();
      expect(await client.closed()).toBe(1006);
      discord.admin().createChannel('gallery');
      discord.admin().deleteChannel('prompts');
      const next = await resumed(client, 2);
      await next.event('RESUMED');
      expect(names(next.frames)).toEqual(['CHANNEL_CREATE', 'CHANNEL_DELETE', 'RESUMED']);
      expect(next.frames.at(-1)?.s).toBe(5);
    });

    it('remembers nothing of a client that said goodbye', async () => {
      const client = await RawClient.identified(discord);
      client.close(1000);
      await client.closed();
      const next = await resumed(client, 2);
      expect((await next.frame(({ op }) => op === OP.invalidSession)).d).toBe(false);
    });

    it('remembers a client that closed with another code', async () => {
      const client = await RawClient.identified(discord);
      client.close(4200);
      await client.closed();
      await (await resumed(client, 2)).event('RESUMED');
    });

    it.each([true, false])('can be told that its session is invalid (op 9): to be resumed %s', async (resumable) => {
      const client = await RawClient.identified(discord);
      discord.gateway.invalidateSessions(resumable);
      expect((await client.frame(({ op }) => op === OP.invalidSession)).d).toBe(resumable);
      client.close(4200);
      const next = await resumed(client, 2);
      await next.frame(({ op, t }) => (resumable ? t === 'RESUMED' : op === OP.invalidSession));
    });

    it('forgets after a while, when somebody new comes', async () => {
      const client = await RawClient.identified(discord);
      client.cut();
      await discord.until(() => !discord.gateway.connected);
      clock.advance(180_001);
      await RawClient.identified(discord);
      await (await resumed(client, 2)).frame(({ op, d }) => op === OP.invalidSession && String(d) === 'false');
    });
  });

  describe('tells', () => {
    it('only what the intents ask for', async () => {
      const guilds = await RawClient.identified(discord, GUILDS);
      const messages = await RawClient.identified(discord, GUILDS | GUILD_MESSAGES);
      discord.member('fan').in('general').say('hello');
      discord.admin().removeMember('reader');
      discord.admin().deleteChannel('prompts');
      await messages.event('CHANNEL_DELETE');
      await guilds.event('CHANNEL_DELETE');
      expect(names(messages.frames)).toEqual(['READY', 'GUILD_CREATE', 'MESSAGE_CREATE', 'CHANNEL_DELETE']);
      expect(names(guilds.frames)).toEqual(['READY', 'GUILD_CREATE', 'CHANNEL_DELETE']);
      expect((await messages.event('MESSAGE_CREATE')).d.content).toBe('');
    });

    it('the words of messages and the members to those who were granted it', async () => {
      const granted = await startDiscord({ grantedIntents: MESSAGE_CONTENT | GUILD_MEMBERS });
      const client = await RawClient.identified(granted, GUILDS | GUILD_MESSAGES | MESSAGE_CONTENT | GUILD_MEMBERS);
      granted.member('fan').in('general').say('hello');
      granted.admin().removeMember('fan');
      granted.admin().addMember('newcomer');
      expect((await client.event('MESSAGE_CREATE')).d.content).toBe('hello');
      expect((await client.event('GUILD_MEMBER_REMOVE')).d).toMatchObject({ user: { username: 'fan' } });
      expect((await client.event('GUILD_MEMBER_ADD')).d).toMatchObject({ user: { username: 'newcomer' } });
      await granted.stop();
    });

    it('nothing of channels the bot cannot see', async () => {
      const client = await RawClient.identified(discord, GUILDS | GUILD_MESSAGES);
      discord.admin().deny('mods', 'bot', 'ViewChannel');
      discord.channel('mods').permission_overwrites =
        discord
          .channel('mods')
          .permission_overwrites?.map((one) => (one.id === discord.world.bot.id ? { ...one, allow: '0' } : one)) ?? [];
      discord.member('moderator').in('mods').say('secret');
      discord.member('fan').in('general').say('hello');
      await client.event('MESSAGE_CREATE');
      expect(names(client.frames).filter((name) => name === 'MESSAGE_CREATE')).toHaveLength(1);
    });

    it('each shard of its own servers, and the first of direct messages', async () => {
      const two = await startDiscord({ guilds: [community('One'), community('Two'), community('Three')] });
      const clients = await Promise.all(
        [0, 1].map(async (id) => {
          const client = RawClient.connect(two);
          await client.frame(({ op }) => op === OP.hello);
          identify(client, { shard: [id, 2] });
          await client.event('READY');
          return client;
        }),
      );
      const served = clients.map(({ frames }) => frames.find(({ t }) => t === 'READY')?.d.guilds);
      expect(served.flat()).toHaveLength(3);
      await two.stop();
    });

    it('when the bot is thrown out, and when the server is only away', async () => {
      const client = await RawClient.identified(discord);
      discord.admin().outage();
      expect((await client.event('GUILD_DELETE')).d).toMatchObject({ unavailable: true });
      discord.admin().outageOver();
      client.frames.length = 0;
      discord.admin().removeBot();
      expect((await client.event('GUILD_DELETE')).d).not.toHaveProperty('unavailable');
      discord.admin().deleteChannel('prompts');
      client.send(OP.heartbeat, null);
      await client.frame(({ op }) => op === OP.ack);
      expect(names(client.frames)).not.toContain('CHANNEL_DELETE');
    });
  });

  describe('with the real client', () => {
    let bot: Client;

    beforeEach(async () => {
      bot = await startBot(discord, [{ name: 'ping', description: 'x' }], (interaction) => {
        if (interaction.isChatInputCommand()) return interaction.reply('pong');
      });
    });

    afterEach(() => bot.destroy());

    const ping = () => discord.member('fan').in('general').slash('/ping');

    it.each<[string, () => void]>([
      ['a cut', () => discord.gateway.cut()],
      ['an order to reconnect (op 7)', () => discord.gateway.askToReconnect()],
      ['a close that can be resumed', () => discord.gateway.close(4000)],
    ])('goes on after %s, and answers once what was asked meanwhile', async (_, trouble) => {
      trouble();
      await discord.until(() => !discord.gateway.connected);
      const answer = await ping();
      expect(answer.message.content).toBe('pong');
      expect(discord.messages('general')).toHaveLength(1);
      expect(discord.gateway.identifies).toBe(1);
    });

    it('sees changes of channels', async () => {
      const guild = bot.guilds.cache.first();
      expect(guild?.channels.cache.find(({ name }) => name === 'after-dark')).toMatchObject({ nsfw: true });
      discord.admin().setAgeRestricted('after-dark', false);
      await expect
        .poll(() => guild?.channels.cache.find(({ name }) => name === 'after-dark'))
        .toMatchObject({ nsfw: false });
    });
  });

  it('can look alive and be dead: without acknowledgements the real client connects anew', async () => {
    const zombie = await startDiscord({ heartbeatIntervalMs: 40 });
    const bot = await startBot(zombie, [{ name: 'ping', description: 'x' }], () => {}, {
      intents: [GatewayIntentBits.Guilds],
    });
    const session = [...zombie.gateway.sessions.values()][0];
    const before = session?.connection;
    zombie.gateway.acksWithheld = true;
    await expect
      .poll(() => session?.connection !== before && session?.connection !== null, { timeout: 4000 })
      .toBe(true);
    zombie.gateway.acksWithheld = false;
    await bot.destroy();
    await zombie.stop();
  });
});
