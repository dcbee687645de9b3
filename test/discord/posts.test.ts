import { Client, GatewayIntentBits, type REST, SnowflakeUtil } from 'discord.js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PostFailure, type Trouble } from '../../src/daily/failures.ts';
import type { Post, Posts, Roles } from '../../src/daily/ports.ts';
import type { Style } from '../../src/daily/schedule.ts';
import { alertsTo, rolesOf } from '../../src/discord/alerts.ts';
import { channelsOf } from '../../src/discord/channel-view.ts';
import { placesOf } from '../../src/discord/client.ts';
import { postingRest, postsTo } from '../../src/discord/posts.ts';
import { startDiscord } from '../../src/rehearsal/discord.ts';
import type { LocalDiscord } from '../../src/rehearsal/local-discord.ts';
import { community } from '../../src/rehearsal/world/community.ts';
import { createMessage } from '../../src/rehearsal/world/messages.ts';
import { aSchedule } from '../support/daily-world.ts';
import { aStory } from '../support/library.ts';

const POSTING = 'POST /channels/:channel/messages';

let discord: LocalDiscord;
let client: Client;
let posts: Posts;
let roles: Roles;
let ahead = 0;
const rest = () => postingRest('any.token.will-do', discord.apiUrl);

beforeAll(async () => {
  const plan = community();
  plan.channels.stories = { kind: 'forum' };
  plan.channels.busy = {};
  plan.bot = [...plan.bot, 'ManageRoles'];
  discord = await startDiscord({ guilds: [plan], clock: { now: () => Date.now() + ahead }, rateLimits: false });
  client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: discord.apiUrl } });
  const ready = new Promise((resolve) => client.once('clientReady', resolve));
  await client.login('any.token.will-do');
  await ready;
  posts = postsBy(rest());
  roles = rolesOf(rest());
});
afterEach(() => discord.faults.clear());
afterAll(async () => {
  await client.destroy();
  await discord.stop();
});

function postsBy(by: REST): Posts {
  const prompts = { recall: () => Promise.reject(new Error('no prompts here')) };
  return postsTo({ rest: by, self: () => client.user?.id ?? '', pace: (request) => request(), prompts });
}

let slots = 0;
function aPost(channel: string, overrides: Partial<Post> = {}): Post {
  const guildId = discord.guild.id;
  const content = { kind: 'story', story: aStory(), excerpt: null, permission: 'full' } as const;
  const slot = `${guildId}/daily/2026-03-01+${slots++}`;
  const channelId = discord.channel(channel).id;
  return {
    slot,
    guildId,
    channelId,
    scheduleName: 'daily',
    style: 'card',
    role: null,
    content,
    test: false,
    ...overrides,
  };
}
const where = ({ guildId, channelId, style }: Post) => ({ guildId, channelId, style });
const troubleOf = async (request: Promise<unknown>): Promise<Trouble> => {
  const error = await request.then(
    () => undefined,
    (reason) => reason,
  );
  if (!(error instanceof PostFailure)) throw new Error(`no PostFailure but ${error}`);
  return error.trouble;
};

describe('a post', () => {
  it('is sent once however often, while Discord knows its nonce', async () => {
    const post = aPost('general');
    const [first, second] = [await posts.send(post), await posts.send(post)];
    expect(second).toEqual(first);
    expect(discord.messages('general').filter(({ id }) => id === first.messageId)).toHaveLength(1);
  });

  it('is found by its slot, and no other is', async () => {
    const post = aPost('general');
    const sent = await posts.send(post);
    await posts.send(aPost('general'));
    expect(await posts.find(post.slot, where(post), Date.now() - 60_000)).toMatchObject({ messageId: sent.messageId });
    expect(await posts.find('1/daily/2020-01-01', where(post), Date.now() - 60_000)).toBeNull();
  });

  it('is found beyond many pages of talk, and talk older than asked for is not looked through', async () => {
    const early = aPost('busy');
    await posts.send(early);
    ahead += 60_000;
    const post = aPost('busy');
    const sent = await posts.send(post);
    const { world } = discord;
    for (let message = 0; message < 250; message++)
      createMessage(world, { author: world.bot, channel: discord.channel('busy'), body: { content: 'Talk.' } });
    const since = SnowflakeUtil.timestampFrom(sent.messageId) - 1000;
    const before = discord.journal.of('GET /channels/:channel/messages').length;
    expect(await posts.find(post.slot, where(post), since)).toMatchObject({ messageId: sent.messageId });
    expect(discord.journal.of('GET /channels/:channel/messages').length - before).toBe(3);
    expect(await posts.find('1/daily/2020-01-01', where(post), Date.now() + ahead + 60_000)).toBeNull();
    expect(discord.journal.of('GET /channels/:channel/messages').length - before).toBe(4);
  });

  it('opens a thread to discuss it; a thread that cannot be opened is a note', async () => {
    const sent = await posts.send(aPost('prompts', { style: 'thread' }));
    expect(sent.note).toBeNull();
    expect(discord.channel('The Lamp').id).toBe(sent.messageId);
    discord.faults.next(
      { kind: 'status', status: 500 },
      { route: 'POST /channels/:channel/messages/:message/threads' },
    );
    expect((await posts.send(aPost('prompts', { style: 'thread' }))).note).toMatch(/thread could not be opened/);
  });

  it('is a post of its own in a forum, and found there', async () => {
    const post = aPost('stories', { style: 'forum' });
    const sent = await posts.send(post);
    expect(sent.channelId).toBe(sent.messageId);
    expect(await posts.find(post.slot, where(post), Date.now() + ahead - 60_000)).toEqual(sent);
    expect(await posts.find('1/daily/2020-01-01', where(post), Date.now() + ahead - 60_000)).toBeNull();
  });

  it('mentions the one role and nobody else', async () => {
    const role = [...discord.guild.roles.values()].find(({ name }) => name === 'readers');
    const sent = await posts.send(aPost('general', { role: { id: role?.id ?? '', open: true } }));
    const message = discord.messages('general').find(({ id }) => id === sent.messageId);
    expect(message?.mention_roles).toEqual([role?.id]);
  });
});

describe('trouble', () => {
  it.each([
    [
      { kind: 'status', status: 503 },
      { kind: 'outage', detail: 'it answered 503' },
    ],
    [{ kind: 'status', status: 401 }, { kind: 'locked-out' }],
    [{ kind: 'cut-before' }, { kind: 'outage', detail: 'no answer' }],
    [{ kind: 'lost-answer' }, { kind: 'outage', detail: 'no answer' }],
  ] as const)('%j is told by its kind, and asked once only', async (fault, trouble) => {
    discord.faults.next(fault, { route: POSTING });
    const before = discord.journal.of(POSTING).length;
    // One of its own each time: after a 401 a connection is good for nothing.
    expect(await troubleOf(postsBy(rest()).send(aPost('general')))).toEqual(trouble);
    await expect.poll(() => discord.journal.of(POSTING).length - before).toBe(1);
  });

  it('429 with a long wait is handed on, a short one is waited out', async () => {
    const fresh = postsBy(rest());
    discord.faults.next({ kind: 'rate-limit', scope: 'user', retryAfterMs: 50 }, { route: POSTING });
    expect(await fresh.send(aPost('general'))).toMatchObject({ note: null });
    discord.faults.next({ kind: 'rate-limit', scope: 'shared', retryAfterMs: 600_000 }, { route: POSTING });
    expect(await troubleOf(fresh.send(aPost('general')))).toMatchObject({ kind: 'busy', wait: expect.any(Number) });
  });

  it('a missing permission and a channel that is gone are told apart', async () => {
    const admin = discord.admin();
    admin.createChannel('doomed');
    const post = aPost('doomed');
    admin.deny('doomed', 'bot', 'SendMessages');
    expect(await troubleOf(posts.send(post))).toEqual({ kind: 'forbidden', missing: ['Send Messages'] });
    admin.deny('doomed', 'bot', 'ViewChannel');
    expect(await troubleOf(posts.send(post))).toEqual({ kind: 'forbidden', missing: ['View Channel'] });
    expect(await troubleOf(posts.find(post.slot, where(post), 0))).toEqual({
      kind: 'forbidden',
      missing: ['View Channel'],
    });
    admin.deleteChannel('doomed');
    expect(await troubleOf(posts.send(post))).toEqual({ kind: 'gone' });
  });
});

describe('what is known of a channel', () => {
  const look = (channel: string, { style = 'card', roleId = null }: { style?: Style; roleId?: string | null } = {}) => {
    const { guildId, channelId } = aPost(channel);
    return channelsOf(client, placesOf(client)).look({ guildId, channelId, style, roleId });
  };
  const roleCalled = (name: string) => [...discord.guild.roles.values()].find((role) => role.name === name)?.id ?? '';

  it('is its age flag and what is missing, as they are now', async () => {
    expect(look('general')).toMatchObject({ name: 'general', ageRestricted: false, forum: false, missing: [] });
    expect(look('after-dark')).toMatchObject({ ageRestricted: true });
    expect(look('stories', { style: 'forum' })).toMatchObject({ forum: true, missing: [] });
    const admin = discord.admin();
    admin.deny('prompts', 'bot', 'SendMessages', 'ReadMessageHistory', 'CreatePublicThreads');
    await expect
      .poll(() => look('prompts', { style: 'thread' }))
      .toMatchObject({
        missing: ['Read Message History', 'Send Messages', 'Create Public Threads'],
      });
    admin.restore('prompts', 'bot', 'SendMessages', 'ReadMessageHistory', 'CreatePublicThreads');
    await expect.poll(() => look('prompts')).toMatchObject({ missing: [] });
  });

  it('is whether a role can be mentioned there and given to members', () => {
    expect(look('general')).toMatchObject({ role: 'none' });
    expect(look('general', { roleId: '1' })).toMatchObject({ role: 'none', missing: [] });
    expect(look('general', { roleId: roleCalled('@everyone') })).toMatchObject({ role: 'closed' });
    expect(look('general', { roleId: roleCalled('readers') })).toMatchObject({ missing: [], role: 'open' });
    const moderators = look('general', { roleId: roleCalled('moderators') });
    // Whoever presses a button must not become a moderator.
    expect(moderators).toMatchObject({ missing: [expect.stringMatching(/All Roles/)], role: 'closed' });
  });

  it('is that it is gone, or that Discord cannot reach its server', async () => {
    const { guildId } = aPost('general');
    const channels = channelsOf(client, placesOf(client));
    const place = { guildId, channelId: '1', style: 'card', roleId: null } as const;
    expect(channels.look(place)).toBe('gone');
    expect(channels.look({ ...place, guildId: '1' })).toBe('gone');
    discord.admin().outage();
    await expect.poll(() => look('general')).toBe('unavailable');
    discord.admin().outageOver();
    await expect.poll(() => look('general')).toMatchObject({ name: 'general' });
  });
});

describe('alerts', () => {
  const fan = () => [...discord.guild.members.values()].find(({ user }) => user.username === 'fan')?.user.id ?? '';
  const log = { warn: () => {}, error: () => {} };

  it('go where moderators chose, else to whoever set the schedule up', async () => {
    const alerts = alertsTo(rest(), log);
    const schedule = aSchedule({ createdBy: fan(), alertChannelId: discord.channel('general').id });
    await alerts.tell(schedule, 'Something is wrong.');
    expect(JSON.stringify(discord.messages('general').at(-1))).toContain('Something is wrong.');
    await alerts.tell({ ...schedule, alertChannelId: null }, 'Wrong again.');
    expect(JSON.stringify(discord.directMessages('fan'))).toContain('Wrong again.');
    await alerts.tell({ ...schedule, alertChannelId: '1' }, 'No such channel.');
    expect(JSON.stringify(discord.directMessages('fan'))).toContain('No such channel.');
  });
});

describe('the role of those who want to be told', () => {
  it('is given and taken back', async () => {
    const member = [...discord.guild.members.values()].find(({ user }) => user.username === 'reader');
    const role = [...discord.guild.roles.values()].find(({ name }) => name === 'readers');
    if (!member || !role) throw new Error('nobody there');
    expect(await roles.toggle(discord.guild.id, member.user.id, role.id)).toBe(true);
    expect(member.roles).toContain(role.id);
    expect(await roles.toggle(discord.guild.id, member.user.id, role.id)).toBe(false);
    expect(member.roles).not.toContain(role.id);
  });
});
