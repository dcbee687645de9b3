import { beforeEach, describe, expect, it } from 'vitest';
import type { DailyRecords, DailyRoom } from '../../src/daily/room.ts';
import { FRESH, type Schedule, scheduleKey } from '../../src/daily/schedule.ts';
import type { SlotRecord } from '../../src/daily/slot-record.ts';
import {
  aSchedule,
  CHANNEL,
  dailyRecords,
  FakeDiscord,
  type Fault,
  GUILD,
  openRun,
  type Run,
  stories,
} from '../support/daily-world.ts';
import { aStory, libraryOf } from '../support/library.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DUE = Date.UTC(2026, 2, 1, 17);

let discord: FakeDiscord;
let records: DailyRecords;
let now: number;
const clock = { now: () => now };

beforeEach(() => {
  now = DUE - HOUR;
  discord = new FakeDiscord(now);
  records = dailyRecords();
});

async function keep(...schedules: Schedule[]): Promise<void> {
  for (const schedule of schedules) await records.schedules.set(scheduleKey(schedule), schedule);
}

async function start(given: Partial<Run> = {}): Promise<DailyRoom> {
  const room = openRun({ discord, records, clock, ...given });
  await room.ticker.start();
  await room.ticker.idle();
  return room;
}

/** Lets time pass, minute by minute, as the wake-up does. */
async function pass(room: DailyRoom, length: number): Promise<void> {
  for (const end = now + length; now < end; ) {
    now += MINUTE;
    discord.now += MINUTE;
    room.ticker.tick();
    await room.ticker.idle();
  }
}

const schedule = aSchedule({ since: DUE - 2 * HOUR });
const slots = async () => {
  const found: Record<string, SlotRecord> = {};
  for await (const [key, record] of records.slots.entries(`${GUILD}/`))
    found[key.split('/').slice(1).join('/')] = record;
  return found;
};
const posted = (channel = CHANNEL) => discord.channel(channel).posts.map(({ slot }) => slot.split('/')[2]);
const minutesAfter = (instant: number) => (instant - DUE) / MINUTE;

describe('a schedule', () => {
  it('is posted at its minute, once, and put down with its message', async () => {
    await keep(schedule);
    const room = await start();
    await pass(room, 59 * MINUTE);
    expect(posted()).toEqual([]);
    await pass(room, 2 * HOUR);
    expect(posted()).toEqual(['2026-03-01']);
    const [post] = discord.channel().posts;
    expect(post?.at).toBe(DUE);
    expect((await slots())['daily/2026-03-01']).toMatchObject({
      state: 'sent',
      messageId: post?.id,
      tries: 1,
      due: DUE,
    });
  });

  it('is posted every day, another story each, until all had their turn', async () => {
    await keep(schedule);
    const room = await start();
    await pass(room, 10 * 24 * HOUR);
    const shown = discord.channel().posts.map(({ post }) => post.content.kind === 'story' && post.content.story.id);
    expect(new Set(shown).size).toBe(10);
  });

  it('is posted after a restart if its time passed meanwhile, up to six hours late', async () => {
    await keep(schedule);
    now = discord.now = DUE + 6 * HOUR;
    await start();
    expect(posted()).toEqual(['2026-03-01']);
  });

  it('is skipped later than that, with a record, and moderators hear of it', async () => {
    await keep(schedule);
    now = discord.now = DUE + 6 * HOUR + 1;
    await start();
    expect(posted()).toEqual([]);
    expect((await slots())['daily/2026-03-01']).toMatchObject({
      state: 'skipped',
      reason: expect.stringMatching(/in time/),
    });
    expect(discord.alerts).toHaveLength(1);
    expect(discord.alerts[0]?.words).toMatch(/no post on 2026-03-01/);
  });

  it('may be later or less late, as moderators chose', async () => {
    await keep({ ...schedule, name: 'strict', lateHours: 1 }, { ...schedule, name: 'patient', lateHours: 12 });
    now = discord.now = DUE + 11 * HOUR;
    await start();
    expect(await slots()).toMatchObject({
      'strict/2026-03-01': { state: 'skipped' },
      'patient/2026-03-01': { state: 'sent' },
    });
  });

  it('tells of many missed days in one alert', async () => {
    await keep(schedule);
    now = discord.now = DUE + 10 * 24 * HOUR + 8 * HOUR;
    await start();
    expect(Object.keys(await slots())).toHaveLength(11);
    expect(discord.alerts).toHaveLength(1);
    expect(discord.alerts[0]?.words).toMatch(/And 8 more/);
  });

  it('is looked at again at once when it is set up in its own minute', async () => {
    const room = await start();
    now = discord.now = DUE + 20_000;
    await keep({ ...schedule, since: DUE });
    await room.ticker.attend(scheduleKey(schedule));
    expect(posted()).toEqual(['2026-03-01']);
  });

  it('stays silent while it is paused, and goes on by itself on the day that was named', async () => {
    await keep({ ...schedule, paused: { until: DUE + 30 * HOUR, why: 'holidays' } });
    const room = await start();
    await pass(room, 3 * 24 * HOUR);
    expect(posted()).toEqual(['2026-03-03']);
    expect(Object.keys(await slots())).toEqual(['daily/2026-03-03']);
  });

  it('shows the story planned for a day, and skips a day that is to be skipped', async () => {
    await keep({
      ...schedule,
      plans: {
        '2026-03-01': { kind: 'story', story: 'story-7', by: 'Mo' },
        '2026-03-02': { kind: 'skip', by: 'Mo' },
      },
    });
    const room = await start();
    await pass(room, 3 * 24 * HOUR);
    expect(posted()).toEqual(['2026-03-01', '2026-03-03']);
    expect(discord.channel().posts[0]?.post.content).toMatchObject({ story: { id: 'story-7' } });
    expect((await slots())['daily/2026-03-02']).toMatchObject({
      state: 'skipped',
      reason: 'a moderator skipped that day',
    });
    expect(discord.alerts).toEqual([]);
  });

  it('keeps a story planned for later from being shown before', async () => {
    await keep({ ...schedule, plans: { '2026-03-10': { kind: 'story', story: 'story-3', by: 'Mo' } } });
    const room = await start();
    await pass(room, 10 * 24 * HOUR);
    const shown = discord.channel().posts.map(({ post }) => post.content.kind === 'story' && post.content.story.id);
    expect(shown.indexOf('story-3')).toBe(9);
  });
});

describe('clock changes', () => {
  it('post in the spring gap right after it, and the doubled hour once', async () => {
    now = discord.now = Date.UTC(2026, 2, 28, 20);
    await keep(
      aSchedule({ minute: 150, since: now }),
      aSchedule({ name: 'autumn', minute: 150, since: Date.UTC(2026, 9, 24, 20) }),
    );
    const room = await start();
    await pass(room, 24 * HOUR);
    expect(discord.channel().posts.map(({ at }) => new Date(at).toISOString())).toEqual(['2026-03-29T01:00:00.000Z']);
    now = discord.now = Date.UTC(2026, 9, 24, 20);
    await pass(room, 24 * HOUR);
    expect(posted().filter((day) => day === '2026-10-25')).toHaveLength(2);
    expect(
      discord
        .channel()
        .posts.slice(-2)
        .map(({ at }) => new Date(at).toISOString()),
    ).toEqual(Array(2).fill('2026-10-25T00:30:00.000Z'));
  });

  it.each([-3, 3, -8, 8])('of %i hours by a wrong clock change nothing that was done', async (hours) => {
    await keep(schedule);
    const room = await start();
    await pass(room, 2 * HOUR);
    now += hours * HOUR;
    await pass(room, 2 * HOUR);
    now -= hours * HOUR;
    await pass(room, 30 * HOUR);
    expect(posted()).toEqual(['2026-03-01', '2026-03-02']);
  });
});

describe('trouble', () => {
  const trouble = { kind: 'outage', detail: 'it answered 503' } as const;
  /** Requests fail until this long after the slot was due. */
  const failUntil = (minutes: number, fault: Fault) => {
    discord.fault = () => (discord.now < DUE + minutes * MINUTE ? fault : null);
  };

  it.each([1, 10, 120, 350])(
    'of Discord for %i minutes: posted once it is over, with ever longer pauses',
    async (minutes) => {
      await keep(schedule);
      failUntil(minutes, trouble);
      const room = await start();
      await pass(room, 8 * HOUR);
      expect(posted()).toEqual(['2026-03-01']);
      expect(minutesAfter(discord.channel().posts[0]?.at ?? 0)).toBeLessThanOrEqual(minutes + 16);
      expect(discord.sends + discord.finds).toBeLessThan(60);
      expect(discord.alerts).toEqual([]);
    },
  );

  it('of Discord for longer than six hours costs the post, with its reason, and moderators hear of it', async () => {
    await keep(schedule);
    failUntil(400, trouble);
    const room = await start();
    await pass(room, 9 * HOUR);
    expect(posted()).toEqual([]);
    expect((await slots())['daily/2026-03-01']).toMatchObject({
      state: 'failed',
      reason: expect.stringMatching(/503/),
    });
    expect(discord.alerts.map(({ words }) => words)).toEqual([expect.stringMatching(/no post on 2026-03-01.*503/)]);
  });

  it('an answer that is lost: the post is found, not sent again', async () => {
    await keep(schedule);
    let first = true;
    discord.fault = (request) => {
      const lost = request === 'send' && first;
      if (lost) first = false;
      return lost ? 'lost' : null;
    };
    const room = await start();
    await pass(room, 3 * HOUR);
    expect(posted()).toEqual(['2026-03-01']);
    expect(discord.sends).toBe(1);
    expect((await slots())['daily/2026-03-01']).toMatchObject({
      state: 'sent',
      messageId: discord.channel().posts[0]?.id,
    });
  });

  it('429: waits as it was told', async () => {
    await keep(schedule);
    let first = true;
    discord.fault = () => {
      const busy = first;
      first = false;
      return busy ? { kind: 'busy', wait: 25 * MINUTE } : null;
    };
    const room = await start();
    await pass(room, 3 * HOUR);
    expect(minutesAfter(discord.channel().posts[0]?.at ?? 0)).toBeGreaterThanOrEqual(25);
    expect(minutesAfter(discord.channel().posts[0]?.at ?? 0)).toBeLessThanOrEqual(27);
  });

  it('a permission that is taken and given back: told once, and posted within a quarter of an hour', async () => {
    await keep(schedule);
    discord.change(CHANNEL, { missing: ['Send Messages'] });
    const room = await start();
    await pass(room, 3 * HOUR);
    expect(discord.alerts.map(({ words }) => words)).toEqual([
      expect.stringMatching(/lack the permission “Send Messages”.*the post still comes/),
    ]);
    discord.change(CHANNEL, { missing: [] });
    await pass(room, 16 * MINUTE);
    expect(posted()).toEqual(['2026-03-01']);
    expect(await records.progress.get(scheduleKey(schedule))).toMatchObject({ failures: 0 });
    expect(discord.alerts).toHaveLength(1);
  });

  it('a channel that is gone: told at the first, paused at the third, and nothing is asked of Discord meanwhile', async () => {
    await keep(schedule);
    discord.change(CHANNEL, 'gone');
    const room = await start();
    await pass(room, 5 * 24 * HOUR);
    const states = Object.values(await slots());
    expect(states.map(({ state }) => state)).toEqual(['failed', 'failed', 'failed']);
    expect(states.every((record) => record.state === 'failed' && record.reason.includes('gone'))).toBe(true);
    expect(discord.alerts.map(({ words }) => words)).toEqual([
      expect.stringMatching(/2026-03-01 could not be made/),
      expect.stringMatching(/third day in a row.*\/daily resume/),
    ]);
    expect((await records.schedules.get(scheduleKey(schedule)))?.paused).toMatchObject({ until: null });
    expect(discord.sends + discord.finds).toBe(0);
  });

  it('a gate that closed: skipped with the reason, no title named, and told', async () => {
    const dark = Array.from({ length: 3 }, (_, index) =>
      aStory({ id: `dark-${index}`, title: 'Dark', rating: 'Explicit' }),
    );
    await keep(schedule);
    discord.change(CHANNEL, { ageRestricted: true });
    const room = await start({ library: libraryOf(dark) });
    await pass(room, 2 * HOUR);
    discord.change(CHANNEL, { ageRestricted: false });
    await pass(room, 24 * HOUR);
    expect(posted()).toEqual(['2026-03-01']);
    expect((await slots())['daily/2026-03-02']).toMatchObject({
      state: 'skipped',
      reason: expect.stringMatching(/3 that fit are withheld/),
    });
    expect(discord.alerts).toHaveLength(1);
    expect(JSON.stringify(discord.alerts)).not.toContain('Dark');
  });

  it('a library that is still being read is waited for', async () => {
    await keep(schedule);
    const shown = stories(3);
    const library = libraryOf([]);
    let read = false;
    const late = new Proxy(library, {
      get(empty, name) {
        const now = read ? libraryOf(shown) : empty;
        const found = Reflect.get(now, name, now);
        return typeof found === 'function' ? found.bind(now) : found;
      },
    });
    const room = await start({ library: late });
    await pass(room, 90 * MINUTE);
    expect(await slots()).toEqual({});
    read = true;
    await pass(room, 3 * MINUTE);
    expect(posted()).toEqual(['2026-03-01']);
  });

  it('a story that Discord refuses makes way for another', async () => {
    await keep({ ...schedule, plans: { '2026-03-01': { kind: 'story', story: 'story-1', by: 'Mo' } } });
    let sends = 0;
    discord.fault = (request) => (request === 'send' && ++sends === 1 ? { kind: 'refused', detail: 'too long' } : null);
    const room = await start();
    await pass(room, 2 * HOUR);
    const [post] = discord.channel().posts;
    expect(posted()).toEqual(['2026-03-01']);
    expect(post?.post.content).not.toMatchObject({ story: { id: 'story-1' } });
  });

  it('three refusals in a row are enough', async () => {
    await keep(schedule);
    discord.fault = (request) => (request === 'send' ? { kind: 'refused', detail: 'no' } : null);
    const room = await start();
    await pass(room, 3 * HOUR);
    expect(discord.sends).toBe(3);
    expect((await slots())['daily/2026-03-01']).toMatchObject({
      state: 'failed',
      reason: expect.stringMatching(/did not take the post \(no\)/),
    });
    expect(discord.alerts).toHaveLength(1);
  });

  it('a token that is no longer accepted ends everything', async () => {
    await keep(schedule);
    discord.fault = () => ({ kind: 'locked-out' });
    let told = 0;
    const errors: string[] = [];
    const log = { error: (_: object, message: string) => errors.push(message) };
    const room = await start({ lockedOut: () => told++, log });
    await pass(room, 2 * HOUR);
    expect([told, discord.sends]).toEqual([1, 1]);
    expect(errors).toHaveLength(1);
  });

  it('a server that Discord itself cannot reach is waited for', async () => {
    await keep(schedule);
    discord.change(CHANNEL, 'unavailable');
    const room = await start({ log: { error: () => {} } });
    await pass(room, 90 * MINUTE);
    discord.change(CHANNEL, {});
    await pass(room, 20 * MINUTE);
    expect(posted()).toEqual(['2026-03-01']);
    expect(discord.alerts).toEqual([]);
  });

  it('a withdrawn story is not posted, not even by the second try', async () => {
    await keep({ ...schedule, plans: { '2026-03-01': { kind: 'story', story: 'story-1', by: 'Mo' } } });
    failUntil(30, trouble);
    const all = stories(10);
    await pass(await start({ library: libraryOf(all) }), 70 * MINUTE);
    expect(posted()).toEqual([]);
    const left = libraryOf(all.filter(({ id }) => id !== 'story-1'));
    await pass(await start({ library: left, run: 'run 2' }), HOUR);
    expect(posted()).toEqual(['2026-03-01']);
    expect(discord.channel().posts[0]?.post.content).not.toMatchObject({ story: { id: 'story-1' } });
  });
});

describe('another run of the bot', () => {
  it('leaves a fresh claim to its owner, and takes it over when the owner stays silent', async () => {
    await keep(schedule);
    const silent = openRun({
      discord,
      records,
      clock,
      run: 'silent',
      posts: { ...discord, find: () => new Promise(() => {}), send: () => new Promise(() => {}) },
    });
    await silent.ticker.start();
    const other = await start({ run: 'other' });
    now = discord.now = DUE;
    silent.ticker.tick();
    await new Promise((resolve) => setImmediate(resolve));
    other.ticker.tick();
    await other.ticker.idle();
    expect(posted()).toEqual([]);
    await pass(other, 9 * MINUTE);
    expect(posted()).toEqual([]);
    await pass(other, 2 * MINUTE);
    expect(posted()).toEqual(['2026-03-01']);
  });

  it('takes over at once what it finds when it starts', async () => {
    await keep(schedule);
    const killed = openRun({
      discord,
      records,
      clock,
      run: 'killed',
      posts: { ...discord, find: () => new Promise(() => {}), send: () => new Promise(() => {}) },
    });
    await killed.ticker.start();
    now = discord.now = DUE;
    killed.ticker.tick();
    await new Promise((resolve) => setImmediate(resolve));
    await start({ run: 'next' });
    expect(posted()).toEqual(['2026-03-01']);
  });
});

describe('posts asked for by hand', () => {
  it('come besides the calendar, count for the bag, and survive a restart', async () => {
    await keep(schedule);
    const key = scheduleKey(schedule);
    await records.progress.set(key, { ...FRESH, asked: [{ id: '2026-03-01+x', due: now, by: 'Mo' }] });
    const room = await start();
    expect(posted()).toEqual(['2026-03-01+x']);
    await pass(room, 2 * HOUR);
    expect(posted()).toEqual(['2026-03-01+x', '2026-03-01']);
    expect((await records.bags.get(key))?.posts).toBe(2);
    expect((await records.progress.get(key))?.asked).toEqual([]);
  });
});
