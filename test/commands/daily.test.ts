import { ChannelType } from 'discord.js';
import { beforeEach, describe, expect, it } from 'vitest';
import daily, { handlers } from '../../commands/daily.ts';
import { handlers as storyHandlers } from '../../commands/story.ts';
import type { DailyRecords, DailyRoom } from '../../src/daily/room.ts';
import { dailyCard } from '../../src/discord/cards/daily-card.ts';
import type { Reply } from '../../src/discord/reply.ts';
import { audienceOf, DEFAULT_RULES } from '../../src/library/audience.ts';
import { Shelf } from '../../src/library/shelf.ts';
import type { Context } from '../../src/services.ts';
import { roomOf } from '../prompts/room-of.ts';
import { contextOf } from '../support/context.ts';
import { CHANNEL, dailyRecords, FakeDiscord, GUILD, MODERATOR, openRun, stories } from '../support/daily-world.ts';
import { aStory, libraryOf } from '../support/library.ts';
import { buttonsOf, choicesOf, choose, press, run, submit, textOf } from '../support/replies.ts';

const NOW = Date.UTC(2026, 2, 1, 16);
const HOUR = 60 * 60_000;

let discord: FakeDiscord;
let records: DailyRecords;
let now: number;
let room: DailyRoom;
let context: Context;
const dark = aStory({ id: 'dark', title: 'Night Side', rating: 'Explicit', fandoms: ['Night'] });
const library = libraryOf([...stories(10), dark]);

beforeEach(async () => {
  now = NOW;
  discord = new FakeDiscord(now);
  records = dailyRecords();
  room = openRun({ discord, records, library, clock: { now: () => now } });
  context = await contextOf({
    library,
    now,
    asker: { memberId: MODERATOR, guildId: GUILD, moderator: true },
    services: { daily: room, clock: { now: () => now }, prompts: await roomOf() },
  });
});

const channel = { id: CHANNEL, name: 'recommendations', type: ChannelType.GuildText };
const basics = { channel, time: '18:00', timezone: 'Europe/Berlin' };
const setUp = (options: object = {}) => run(daily, { ...basics, ...options }, context, 'setup');
const ask = (subcommand: string, options: object = {}) => run(daily, { ...options }, context, subcommand);
const titles = (reply: Reply) => [...textOf(reply).matchAll(/\*\*(Story \d+)\*\*/g)].map(([, title]) => title);

async function pass(length: number): Promise<void> {
  for (const end = now + length; now < end; ) {
    now += 60_000;
    discord.now = now;
    room.ticker.tick();
    await room.ticker.idle();
  }
}

describe('the name of a schedule', () => {
  it('is suggested where it fits what is typed, never in place of another', async () => {
    await setUp({ name: 'After dark' });
    const suggest = daily.subcommands.setup?.options?.name?.suggest;
    expect(await suggest?.('dark', context)).toEqual([{ name: 'after-dark', value: 'after-dark' }]);
    expect(await suggest?.('', context)).toHaveLength(1);
    expect(await suggest?.('weekly', context)).toEqual([]);
  });
});

describe('/daily setup', () => {
  it('says what was set up, the next three times in the reader’s own time, and offers a test', async () => {
    const reply = await setUp();
    expect(reply.kind).toBe('private');
    expect(textOf(reply)).toContain(`In <#${CHANNEL}> every day at **18:00** (Europe/Berlin)`);
    expect(textOf(reply)).toContain('10 stories may be posted there');
    expect(textOf(reply)).toContain('1 more fit but are withheld there');
    const seconds = (NOW + HOUR) / 1000;
    expect(textOf(reply)).toContain(`<t:${seconds}:F>, <t:${seconds + 86400}:F>, <t:${seconds + 2 * 86400}:F>`);
    expect(buttonsOf(reply)).toEqual(['Post a test', 'Calendar']);
    await press(handlers, reply, 'Post a test', context);
    expect(discord.channel().posts[0]?.post).toMatchObject({ test: true, role: null });
    await pass(2 * HOUR);
    expect(discord.channel().posts).toHaveLength(2);
  });

  it.each([
    [{ timezone: 'EST' }, /America\/New_York/],
    [{ timezone: 'GMT+2' }, /Did you mean/],
    [{ time: '6' }, /18:00 or 6:30 pm/],
    [{ days: 'sometimes' }, /Mon, Wed, Fri/],
    [{ fandom: 'Nowhere' }, /0 stories fit these filters/],
    [{ fandom: 'Night' }, /0 stories may be posted in #channel-01: 1 that fit is withheld/],
    [{ style: 'forum' }, /is no forum/],
    [{ name: 'Größe!' }, /letters \(a to z\)/],
  ])('refuses %j and says what to do', async (options, message) => {
    await expect(setUp(options)).rejects.toThrow(message);
    expect(await room.desk.list(GUILD)).toEqual([]);
  });

  it('names every permission that is missing', async () => {
    discord.change(CHANNEL, { missing: ['Send Messages', 'Read Message History'] });
    await expect(setUp()).rejects.toThrow(/“Send Messages” and “Read Message History”/);
    discord.change(CHANNEL, 'gone');
    await expect(setUp()).rejects.toThrow(/cannot see that channel/);
  });

  it('checks the channel for alerts too', async () => {
    const alerts = { id: '300000000000000009', name: 'mods', type: ChannelType.GuildText };
    discord.change(alerts.id, { name: 'mods', missing: ['Send Messages'] });
    await expect(setUp({ alerts })).rejects.toThrow(/In #mods, where alerts go, I lack “Send Messages”/);
  });

  it('makes a forum post in a forum', async () => {
    discord.change(CHANNEL, { forum: true });
    await setUp({ channel: { ...channel, type: ChannelType.GuildForum } });
    expect((await room.desk.named(GUILD)).style).toBe('forum');
  });

  it('suggests zones while typing, with the time there', async () => {
    const suggest = daily.subcommands.setup?.options?.timezone?.suggest;
    const [first] = (await suggest?.('kolk', context)) ?? [];
    expect(first).toEqual({ name: 'Asia/Kolkata, now 21:30', value: 'Asia/Kolkata' });
  });

  it('keeps several, each by its name', async () => {
    await setUp();
    await setUp({ name: 'Friday Drabbles', days: 'fri', kind: 'prompt' });
    const status = textOf(await ask('status'));
    expect(status).toContain('### daily');
    expect(status).toContain('### friday-drabbles');
    await expect(ask('pause')).resolves.toBeDefined();
    await expect(ask('pause', { name: 'weekly' })).rejects.toThrow(/“daily”, “friday-drabbles”/);
  });
});

describe('/daily edit', () => {
  it('changes what is given and leaves the rest', async () => {
    await setUp({ fandom: 'Fandom 1', days: 'weekends' });
    const reply = await ask('edit', { time: '7:30 pm' });
    expect(textOf(reply)).toContain('on Saturday and Sunday at **19:30** (Europe/Berlin)');
    expect(textOf(reply)).toContain('Fandom 1');
  });

  it('leaves a pause and who set it up as they are', async () => {
    await setUp();
    await ask('pause');
    const other = { ...context, asker: { ...context.asker, memberId: '200000000000000009' } };
    await run(daily, { time: '17:30' }, other, 'edit');
    expect(await room.desk.named(GUILD)).toMatchObject({ paused: { until: null }, createdBy: MODERATOR });
    await pass(3 * HOUR);
    expect(discord.channel().posts).toEqual([]);
  });

  it('of the time does not post a day twice', async () => {
    await setUp();
    await pass(2 * HOUR);
    expect(discord.channel().posts).toHaveLength(1);
    await ask('edit', { time: '20:00' });
    await pass(24 * HOUR);
    expect(discord.channel().posts.map(({ slot }) => slot.split('/')[2])).toEqual(['2026-03-01']);
    await pass(2 * HOUR);
    expect(discord.channel().posts).toHaveLength(2);
  });
});

describe('a post that is being tried again', () => {
  const other = { id: '300000000000000002', name: 'elsewhere', type: ChannelType.GuildText };

  it('goes to the channel that moderators choose meanwhile', async () => {
    await setUp();
    discord.change(CHANNEL, { missing: ['Send Messages'] });
    await pass(90 * 60_000);
    expect(discord.alerts).toHaveLength(1);
    await ask('edit', { channel: other });
    await pass(20 * 60_000);
    expect(discord.channel(other.id).posts.map(({ slot }) => slot.split('/')[2])).toEqual(['2026-03-01']);
    discord.change(CHANNEL, { missing: [] });
    await pass(24 * HOUR);
    expect(discord.channel().posts).toEqual([]);
    expect(discord.channel(other.id).posts).toHaveLength(2);
  });

  it('is brought to its end when the time is changed meanwhile', async () => {
    await setUp();
    const outage = { kind: 'outage', detail: 'it answered 503' } as const;
    discord.fault = () => (discord.now < NOW + 2 * HOUR ? outage : null);
    await pass(90 * 60_000);
    await ask('edit', { time: '9:00' });
    await pass(2 * HOUR);
    expect(discord.channel().posts.map(({ slot }) => slot.split('/')[2])).toEqual(['2026-03-01']);
    await pass(24 * HOUR);
    expect(discord.channel().posts).toHaveLength(2);
  });

  it('is given up when the schedule is switched off and Discord cannot be asked', async () => {
    await setUp();
    discord.fault = () => 'lost';
    await pass(90 * 60_000);
    await ask('off');
    expect(await records.slots.get(`${GUILD}/daily/2026-03-01`)).toMatchObject({
      state: 'failed',
      reason: 'it was switched off',
    });
    expect(await records.progress.get(`${GUILD}/daily`)).toMatchObject({ open: null });
  });

  it('is brought to its end when the schedule is switched off', async () => {
    await setUp();
    discord.change(CHANNEL, { missing: ['Send Messages'] });
    await pass(90 * 60_000);
    await ask('off');
    expect(await records.slots.get(`${GUILD}/daily/2026-03-01`)).toMatchObject({ state: 'failed' });
  });
});

describe('/daily status', () => {
  it('tells what is in the way at this moment, and who changed what', async () => {
    await setUp();
    expect(textOf(await ask('status'))).toMatch(
      /No problem seen[\s\S]*Last:\*\* nothing yet[\s\S]*set up “daily” in <#\d+>/,
    );
    discord.change(CHANNEL, { missing: ['Send Messages'] });
    expect(textOf(await ask('status'))).toContain('**Problem:** In #channel-01 I lack “Send Messages”');
  });

  it('says how to begin where there is nothing', async () => {
    await expect(ask('status')).rejects.toThrow(/Begin with `\/daily setup`/);
  });

  it('stays within a message with ten schedules', async () => {
    for (let number = 0; number < 10; number++) await setUp({ name: `schedule-number-${number}x` });
    expect(textOf(await ask('status'))).toContain('schedule-number-9x');
    await expect(setUp({ name: 'one-more' })).rejects.toThrow(/can have 10 schedules/);
  });
});

describe('/daily preview', () => {
  it('is what will be posted', async () => {
    await setUp();
    const preview = textOf(await ask('preview'));
    await pass(2 * HOUR);
    const [post] = discord.channel().posts;
    const story = post?.post.content.kind === 'story' ? post.post.content.story.title : '';
    expect(preview).toContain(`### ${story}`);
    expect(preview).toContain('The lamp on the landing went out');
  });

  it('names no story that the channel it is asked in may not show', async () => {
    discord.change(CHANNEL, { ageRestricted: true });
    await setUp({ fandom: 'Night' });
    await expect(ask('preview')).rejects.toThrow(/withheld here/);
    expect(textOf(await ask('calendar'))).not.toContain('Night Side');
    const behind = { ...context, shelf: new Shelf(library, audienceOf(DEFAULT_RULES, true)) };
    expect(textOf(await run(daily, {}, behind, 'preview'))).toContain('Night Side');
  });
});

describe('/daily now', () => {
  it('posts and links', async () => {
    await setUp();
    const reply = await ask('now');
    const [post] = discord.channel().posts;
    expect(textOf(reply)).toContain(`[posted](https://discord.com/channels/${GUILD}/${CHANNEL}/${post?.id})`);
  });

  it('says what is in the way, and that it goes on trying', async () => {
    await setUp();
    discord.change(CHANNEL, { missing: ['Send Messages'] });
    expect(textOf(await ask('now'))).toMatch(/“Send Messages”.*keep trying for 6 hours/);
  });

  it('works while the schedule is paused', async () => {
    await setUp();
    await ask('pause');
    await ask('now');
    expect(discord.channel().posts).toHaveLength(1);
  });
});

describe('/daily pause, resume, off', () => {
  it('pauses until a day', async () => {
    await setUp();
    expect(textOf(await ask('pause', { until: '2026-03-04' }))).toContain('goes on by itself on <t:1772578800:D>');
    await pass(5 * 24 * HOUR);
    expect(discord.channel().posts.map(({ slot }) => slot.split('/')[2])).toEqual(['2026-03-04', '2026-03-05']);
    await expect(ask('pause', { until: 'soon' })).rejects.toThrow(/no day I can read/);
  });

  it('pauses until it is resumed, and posts nothing of the time between', async () => {
    await setUp();
    await ask('pause');
    await pass(3 * HOUR);
    expect(textOf(await ask('status'))).toContain('**Paused** until `/daily resume`');
    expect(textOf(await ask('resume'))).toContain('goes on. The next post: <t:');
    await pass(HOUR);
    expect(discord.channel().posts).toEqual([]);
  });

  it('ends it, and knows the stories it showed if it is set up again', async () => {
    await setUp();
    await pass(5 * 24 * HOUR);
    await ask('off');
    await pass(24 * HOUR);
    expect(discord.channel().posts).toHaveLength(5);
    await setUp();
    await pass(5 * 24 * HOUR);
    const shown = discord.channel().posts.map(({ post }) => post.content.kind === 'story' && post.content.story.id);
    expect(new Set(shown).size).toBe(10);
  });
});

describe('/daily calendar', () => {
  it('shows seven days as they will be', async () => {
    await setUp();
    const calendar = await ask('calendar');
    const planned = titles(calendar);
    expect(planned).toHaveLength(7);
    await pass(7 * 24 * HOUR);
    const shown = discord.channel().posts.map(({ post }) => post.content.kind === 'story' && post.content.story.title);
    expect(shown).toEqual(planned);
  });

  it('skips, swaps, pins and leaves to chance again', async () => {
    await setUp();
    const calendar = await ask('calendar');
    const before = titles(calendar);
    const day = choicesOf(calendar)[1] ?? '';
    expect(day).toBe('Monday, 2 March 2026');
    let reply = await choose(handlers, calendar, day, context);
    expect(buttonsOf(reply)).toEqual(['Skip', 'Swap', 'Pin a story', 'Later']);
    reply = await press(handlers, reply, 'Skip', context);
    expect(textOf(reply)).toContain(`Skipped by <@${MODERATOR}>`);
    expect(buttonsOf(reply)).toEqual(['Do not skip', 'Pin a story', 'Later']);
    reply = await press(handlers, reply, 'Do not skip', context);
    expect(titles(reply)).toEqual(before);
    reply = await press(handlers, reply, 'Swap', context);
    expect(titles(reply)[1]).not.toBe(before[1]);
    expect(textOf(reply)).toContain(`chosen by <@${MODERATOR}>`);
    const form = await press(handlers, reply, 'Pin a story', context);
    reply = await submit(handlers, form, { story: 'story 9' }, context);
    expect(titles(reply)[1]).toBe('Story 9');
    expect(titles(reply).filter((title) => title === 'Story 9')).toHaveLength(1);
    await pass(26 * HOUR);
    expect(discord.channel().posts[1]?.post.content).toMatchObject({ story: { title: 'Story 9' } });
    expect(textOf(await ask('status'))).toContain('chose the story of 2026-03-02');
  });

  it('turns its pages', async () => {
    await setUp();
    const later = await press(handlers, await ask('calendar'), 'Later', context);
    expect(choicesOf(later)[0]).toBe('Sunday, 8 March 2026');
    expect(buttonsOf(later)).toEqual(['Earlier', 'Later']);
  });

  it('refuses to change a day that is over', async () => {
    await setUp();
    const picked = await choose(handlers, await ask('calendar'), 'Sunday, 1 March 2026', context);
    await pass(2 * HOUR);
    await expect(press(handlers, picked, 'Skip', context)).rejects.toThrow(/day is over/);
  });
});

describe('/daily history and digest', () => {
  it('link what was posted and give the reason for what was not', async () => {
    await setUp();
    await pass(2 * HOUR);
    const calendar = await choose(handlers, await ask('calendar'), 'Monday, 2 March 2026', context);
    await press(handlers, calendar, 'Skip', context);
    await pass(8 * 24 * HOUR);
    const history = await ask('history');
    expect(textOf(history)).toContain('Page 1 of 2');
    const older = await press(handlers, history, 'Older', context);
    expect(textOf(older)).toContain('skipped, because a moderator skipped that day');
    expect(textOf(older)).toMatch(/\[posted\]\(https:\/\/discord\.com\/channels\/\d+\/\d+\/\d+\)[^\n]*Story \d/);
  });

  it('tell of no love where there was none', async () => {
    await setUp();
    await pass(3 * 24 * HOUR);
    const digest = await ask('digest');
    expect(textOf(digest)).toContain('No post of the last seven days was loved yet');
    expect(buttonsOf(digest)).toEqual([]);
  });

  it('tell the most loved of the week, in private until it is shared', async () => {
    await setUp();
    await pass(3 * 24 * HOUR);
    const [, second] = discord.channel().posts;
    await room.loves.toggle(second?.slot ?? '', 'fan');
    const digest = await ask('digest');
    expect(digest.kind).toBe('private');
    const title = second?.post.content.kind === 'story' ? second.post.content.story.title : '';
    expect(textOf(digest).split('\n')[1]).toContain(`**${title}** by`);
    expect(textOf(digest).split('\n')[1]).toContain('loved by 1 member');
    expect((await press(handlers, digest, 'Share', context)).kind).toBe('public');
  });
});

describe('the buttons under a post', () => {
  const roleId = '400000000000000001';

  it('love it and take that back, with the count on the post', async () => {
    discord.change(CHANNEL, { role: 'open' });
    await setUp({ role: { id: roleId, name: 'readers' } });
    await pass(2 * HOUR);
    const [standing] = discord.channel().posts;
    if (standing?.post.content.kind !== 'story') throw new Error('no story was posted');
    const card: Reply = { kind: 'public', message: dailyCard(standing.post, standing.post.content) };
    expect(card.message.mentions).toEqual({ roles: [roleId] });
    expect(textOf(card)).toContain(`<@&${roleId}>`);
    const loved = await press([...handlers, ...storyHandlers], card, 'Loved it', context);
    expect(loved.kind).toBe('update');
    expect(buttonsOf(loved)).toContain('Loved it (1)');
    expect('message' in loved && loved.message.mentions).toBeUndefined();
    const back = await press(handlers, loved, 'Loved it (1)', context);
    expect(buttonsOf(back)).toContain('Loved it');
    const has = await press(handlers, card, 'Tell me of each post', context);
    expect(textOf(has)).toContain(`You have <@&${roleId}> now`);
    expect(textOf(await press(handlers, card, 'Tell me of each post', context))).toContain('not told any more');
    const elsewhere = { ...context, asker: { ...context.asker, guildId: '100000000000000009' } };
    await expect(press(handlers, card, 'Loved it', elsewhere)).rejects.toThrow('belongs to another server');
    await expect(press(handlers, card, 'Tell me of each post', elsewhere)).rejects.toThrow('no story of the day here');
    const milder = { ...context, shelf: new Shelf(libraryOf([]), context.shelf.audience) };
    const kept = await press(handlers, card, 'Loved it', milder);
    expect([kept.kind, textOf(kept)]).toEqual(['private', 'Noted: you loved it.']);
    discord.change(CHANNEL, { role: 'closed' });
    await expect(press(handlers, card, 'Tell me of each post', context)).rejects.toThrow(/may not give that role/);
  });

  it('offer no role that is not for everybody, and moderators are told why', async () => {
    discord.change(CHANNEL, { role: 'closed' });
    expect(textOf(await setUp({ role: { id: roleId, name: 'moderators' } }))).toContain('no permissions of its own');
    await pass(2 * HOUR);
    const [standing] = discord.channel().posts;
    if (standing?.post.content.kind !== 'story') throw new Error('no story was posted');
    const card: Reply = { kind: 'public', message: dailyCard(standing.post, standing.post.content) };
    expect(buttonsOf(card)).not.toContain('Tell me of each post');
    expect(card.message.mentions).toEqual({ roles: [roleId] });
  });
});
