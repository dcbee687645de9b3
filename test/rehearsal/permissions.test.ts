import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDiscord } from '../../src/rehearsal/discord.ts';
import type { LocalDiscord } from '../../src/rehearsal/local-discord.ts';
import { community } from '../../src/rehearsal/world/community.ts';
import { has, type PermissionName } from '../../src/rehearsal/world/permissions.ts';
import { RawClient } from './raw-client.ts';

describe('what the bot may do', () => {
  let discord: LocalDiscord;
  let client: RawClient;

  beforeEach(async () => {
    const plan = community();
    plan.channels.gallery = { kind: 'forum' };
    discord = await startDiscord({ guilds: [plan], rateLimits: false });
    client = RawClient.connect(discord);
  });

  afterEach(() => discord.stop());

  const post = (channel: string, body: object = { content: 'x' }) =>
    client.rest('POST', `/channels/${discord.channel(channel).id}/messages`, body);

  it.each<[what: string, denied: PermissionName, body: object, code: number]>([
    ['see the channel', 'ViewChannel', { content: 'x' }, 50001],
    ['send', 'SendMessages', { content: 'x' }, 50013],
    ['embed', 'EmbedLinks', { embeds: [{ title: 'x' }] }, 50013],
  ])('is refused and given back: %s', async (_, denied, body, code) => {
    expect((await post('general', body)).status).toBe(200);
    discord.admin().deny('general', 'bot', denied);
    expect(await post('general', body)).toMatchObject({ status: 403, body: { code } });
    expect((await post('prompts', body)).status).toBe(200);
    discord.admin().restore('general', 'bot', denied);
    expect((await post('general', body)).status).toBe(200);
  });

  it('follows the order of the overwrites: everyone, roles, the member', async () => {
    const admin = discord.admin();
    admin.deny('general', '@everyone', 'SendMessages');
    expect((await post('general')).body).toMatchObject({ code: 50013 });
    const { id } = discord.channel('general');
    const everyone = discord.channel('general').permission_overwrites;
    everyone?.push({ id: discord.world.bot.id, type: 1, allow: String(1n << 11n), deny: '0' });
    expect((await client.rest('POST', `/channels/${id}/messages`, { content: 'x' })).status).toBe(200);
  });

  it('is nothing at all where the bot sees nothing, and nothing special where it cannot send', () => {
    const channel = discord.channel('general');
    discord.admin().deny('general', 'bot', 'SendMessages');
    expect(has(discord.world.botPermissions(channel), 'EmbedLinks')).toBe(false);
    expect(has(discord.world.botPermissions(channel), 'ReadMessageHistory')).toBe(true);
    discord.admin().deny('general', 'bot', 'ViewChannel');
    expect(discord.world.botPermissions(channel)).toBe(0n);
  });

  it('ends with the channel and with the server', async () => {
    const { id } = discord.channel('general');
    discord.admin().deleteChannel('general');
    expect(await client.rest('POST', `/channels/${id}/messages`, { content: 'x' })).toMatchObject({
      status: 404,
      body: { code: 10003 },
    });
    discord.admin().removeBot();
    expect((await post('prompts')).body).toMatchObject({ code: 50001 });
    expect((await client.rest('GET', `/guilds/${discord.guild.id}`)).body).toMatchObject({ code: 50001 });
  });

  it('covers threads by their parent, and by a permission of their own', async () => {
    const { body: message } = await post('general');
    const path = `/channels/${discord.channel('general').id}/messages/${message.id}/threads`;
    const { body: thread } = await client.rest('POST', path, { name: 'Talk about it' });
    expect(thread).toMatchObject({ id: message.id, type: 11, parent_id: message.channel_id });
    expect(thread).not.toHaveProperty('nsfw');
    expect((await client.rest('POST', path, { name: 'Again' })).body).toMatchObject({ code: 160004 });
    expect((await post('Talk about it')).status).toBe(200);
    discord.admin().deny('general', 'bot', 'SendMessagesInThreads');
    expect((await post('Talk about it')).body).toMatchObject({ code: 50013 });
    discord.admin().deny('general', 'bot', 'ViewChannel');
    expect((await post('Talk about it')).body).toMatchObject({ code: 50001 });
  });

  it('wakes an archived thread by writing, unless it is locked', async () => {
    const { body: message } = await post('general');
    const path = `/channels/${discord.channel('general').id}/messages/${message.id}/threads`;
    await client.rest('POST', path, { name: 'Talk' });
    const change = (body: object) => client.rest('PATCH', `/channels/${message.id}`, body);
    expect((await change({ archived: true })).body).toMatchObject({ thread_metadata: { archived: true } });
    expect((await post('Talk')).status).toBe(200);
    expect(discord.channel('Talk').thread_metadata?.archived).toBe(false);
    await change({ archived: true, locked: true });
    expect((await post('Talk')).body).toMatchObject({ code: 50083 });
  });

  it('is asked before a thread or a post of a forum is made', async () => {
    const forum = `/channels/${discord.channel('gallery').id}/threads`;
    const body = { name: 'A fill', message: { content: 'x' } };
    expect((await client.rest('POST', forum, body)).status).toBe(201);
    expect(discord.messages('A fill')).toHaveLength(1);
    discord.admin().deny('gallery', 'bot', 'SendMessages');
    expect((await client.rest('POST', forum, body)).body).toMatchObject({ code: 50013 });
    discord.admin().deny('general', 'bot', 'CreatePublicThreads');
    const other = await client.rest('POST', `/channels/${discord.channel('general').id}/threads`, {
      name: 'x',
      type: 11,
    });
    expect(other.body).toMatchObject({ code: 50013 });
  });

  it('does not reach into moderators’ doings', async () => {
    const theirs = discord.member('fan').in('general').say('x');
    const path = `/channels/${theirs.channel_id}`;
    expect((await client.rest('DELETE', `${path}/messages/${theirs.id}`)).body).toMatchObject({ code: 50013 });
    expect((await client.rest('PUT', `${path}/pins/${theirs.id}`)).body).toMatchObject({ code: 50013 });
    expect((await client.rest('DELETE', path)).body).toMatchObject({ code: 50013 });
    discord.admin().setBotPermissions('ManageMessages', 'PinMessages');
    expect((await client.rest('PUT', `${path}/pins/${theirs.id}`)).status).toBe(204);
    expect((await client.rest('GET', `${path}/pins`)).body).toMatchObject([{ id: theirs.id, pinned: true }]);
    expect((await client.rest('DELETE', `${path}/messages/${theirs.id}`)).status).toBe(204);
  });

  it('lists messages newest first, before and after others, or none without the history', async () => {
    const seat = discord.member('fan').in('general');
    const [first, second, third] = ['1', '2', '3'].map((content) => seat.say(content).id);
    const path = `/channels/${discord.channel('general').id}/messages`;
    const ids = async (query: string) =>
      (await client.rest('GET', `${path}${query}`)).body.map(({ id }: { id: string }) => id);
    expect(await ids('')).toEqual([third, second, first]);
    expect(await ids('?limit=1')).toEqual([third]);
    expect(await ids(`?before=${third}&limit=1`)).toEqual([second]);
    expect(await ids(`?after=${first}&limit=1`)).toEqual([second]);
    expect(await ids(`?around=${second}&limit=3`)).toEqual([third, second, first]);
    expect((await client.rest('GET', `${path}?limit=101`)).body).toMatchObject({ code: 50035 });
    discord.admin().deny('general', 'bot', 'ReadMessageHistory');
    expect(await ids('')).toEqual([]);
  });

  it('pings only whom the message may ping', async () => {
    const roles = discord.guild.roles;
    const id = (name: string) => [...roles.values()].find((role) => role.name === name)?.id;
    const content = `<@&${id('readers')}> <@&${id('moderators')}> @everyone`;
    expect((await post('general', { content })).body).toMatchObject({
      mention_roles: [id('readers')],
      mention_everyone: false,
    });
    const allowed_mentions = { parse: [] };
    expect((await post('general', { content, allowed_mentions })).body).toMatchObject({ mention_roles: [] });
  });

  it('gives roles below its own to members, if it may manage roles', async () => {
    const { user } = discord.member('reader').in('general');
    const roleId = (name: string) => [...discord.guild.roles.values()].find((role) => role.name === name)?.id ?? '';
    const give = (name: string) =>
      client.rest('PUT', `/guilds/${discord.guild.id}/members/${user.id}/roles/${roleId(name)}`);
    expect((await give('readers')).body).toMatchObject({ code: 50013 });
    discord.admin().setBotPermissions('ManageRoles');
    expect((await give('readers')).status).toBe(204);
    expect(discord.guild.members.get(user.id)?.roles).toEqual([roleId('readers')]);
    expect((await give('Storykeeper')).body).toMatchObject({ code: 50013 });
  });

  it('reaches members directly unless they do not want that', async () => {
    const plan = community();
    plan.members.quiet = { acceptsDirectMessages: false };
    const other = await startDiscord({ guilds: [plan] });
    const raw = RawClient.connect(other);
    const open = async (name: string) => {
      const { user } = other.member(name).in('general');
      const { body } = await raw.rest('POST', '/users/@me/channels', { recipient_id: user.id });
      return raw.rest('POST', `/channels/${body.id}/messages`, { content: 'Your idea was taken' });
    };
    expect((await open('fan')).status).toBe(200);
    expect(other.directMessages('fan')).toMatchObject([{ content: 'Your idea was taken' }]);
    expect(await open('quiet')).toMatchObject({ status: 403, body: { code: 50007 } });
    other.admin().removeMember('fan');
    const { id } = [...other.world.users.values()].find(({ username }) => username === 'fan') ?? { id: '' };
    const { body } = await raw.rest('POST', '/users/@me/channels', { recipient_id: id });
    expect((await raw.rest('POST', `/channels/${body.id}/messages`, { content: 'x' })).body).toMatchObject({
      code: 50278,
    });
    await other.stop();
  });
});
