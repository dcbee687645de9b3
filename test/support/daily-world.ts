import type { Bag } from '../../src/daily/bag.ts';
import type { Change } from '../../src/daily/chronicle.ts';
import { PostFailure, type Trouble } from '../../src/daily/failures.ts';
import type { Loved } from '../../src/daily/loves.ts';
import type { Alerts, Channels, ChannelView, Post, Posts, Roles, Sent } from '../../src/daily/ports.ts';
import { type DailyRecords, type DailyRoom, openDaily } from '../../src/daily/room.ts';
import { EVERY_DAY, type Progress, type Schedule, scheduleKey } from '../../src/daily/schedule.ts';
import type { SlotRecord } from '../../src/daily/slot-record.ts';
import { audienceOf, DEFAULT_RULES } from '../../src/library/audience.ts';
import type { Library } from '../../src/library/library.ts';
import { Shelf } from '../../src/library/shelf.ts';
import { seededRandom } from './context.ts';
import { aStory, libraryOf } from './library.ts';
import { memoryRecords } from './memory-records.ts';

/** A Discord of which the story of the day sees no more than its ports, and which outlives every run of the bot. */

export const GUILD = '100000000000000001';
export const CHANNEL = '300000000000000001';
export const MODERATOR = '200000000000000001';

const MINUTE = 60_000;
/** Discord remembers a nonce for "the past few minutes". */
const NONCE_KEPT = 3 * MINUTE;

export interface Standing {
  id: string;
  slot: string;
  at: number;
  post: Post;
}

export interface FakeChannel {
  view: ChannelView | 'gone' | 'unavailable';
  posts: Standing[];
}

/** What befalls a request; `lost`: it is done, and the answer is not heard. */
export type Fault = Trouble | 'lost';

export class FakeDiscord implements Posts, Channels, Alerts, Roles {
  /** Discord's own clock: no jump of the bot's touches it. */
  now: number;
  readonly channels = new Map<string, FakeChannel>();
  readonly alerts: { schedule: string; words: string }[] = [];
  readonly roles = new Set<string>();
  /** Asked before each request. */
  fault: (request: 'send' | 'find', channelId: string) => Fault | null = () => null;
  sends = 0;
  finds = 0;

  constructor(now: number) {
    this.now = now;
  }

  channel(id = CHANNEL): FakeChannel {
    let channel = this.channels.get(id);
    if (!channel) {
      const view = {
        id,
        name: `channel-${id.slice(-2)}`,
        forum: false,
        ageRestricted: false,
        missing: [],
        role: 'none' as const,
      };
      channel = { view, posts: [] };
      this.channels.set(id, channel);
    }
    return channel;
  }

  change(id: string, change: Partial<ChannelView> | 'gone' | 'unavailable'): void {
    const channel = this.channel(id);
    const basic = { id, name: 'channel', forum: false, ageRestricted: false, missing: [], role: 'none' as const };
    channel.view =
      typeof change === 'string' ? change : { ...(typeof channel.view === 'object' ? channel.view : basic), ...change };
  }

  look({ channelId }: { channelId: string }) {
    return this.channel(channelId).view;
  }

  async send(post: Post): Promise<Sent> {
    this.sends += 1;
    const channel = this.#open(post.channelId);
    const fault = this.fault('send', post.channelId);
    if (fault && fault !== 'lost') throw new PostFailure(fault);
    const known = channel.posts.find(({ slot, at }) => slot === post.slot && this.now - at < NONCE_KEPT);
    const id = known?.id ?? `9${String(this.sends).padStart(17, '0')}`;
    if (!known) channel.posts.push({ id, slot: post.slot, at: this.now, post });
    if (fault === 'lost') throw new PostFailure({ kind: 'outage', detail: 'no answer' });
    return { messageId: id, channelId: post.channelId, note: null };
  }

  async find(slot: string, { channelId }: { channelId: string }, since: number): Promise<Sent | null> {
    this.finds += 1;
    const channel = this.#open(channelId);
    const fault = this.fault('find', channelId);
    if (fault) throw new PostFailure(fault === 'lost' ? { kind: 'outage', detail: 'no answer' } : fault);
    const found = channel.posts.find((standing) => standing.slot === slot && standing.at >= since);
    return found ? { messageId: found.id, channelId, note: null } : null;
  }

  async tell(schedule: Schedule, words: string): Promise<void> {
    this.alerts.push({ schedule: scheduleKey(schedule), words });
  }

  async toggle(_: string, memberId: string, roleId: string): Promise<boolean> {
    const key = `${memberId}/${roleId}`;
    if (this.roles.delete(key)) return false;
    this.roles.add(key);
    return true;
  }

  #open(channelId: string): FakeChannel {
    const channel = this.channel(channelId);
    if (channel.view === 'gone') throw new PostFailure({ kind: 'gone' });
    if (channel.view === 'unavailable') throw new PostFailure({ kind: 'outage', detail: 'unavailable' });
    const { missing } = channel.view;
    if (missing.length > 0) throw new PostFailure({ kind: 'forbidden', missing });
    return channel;
  }
}

export function dailyRecords(): DailyRecords {
  return {
    schedules: memoryRecords<Schedule>(),
    progress: memoryRecords<Progress>(),
    slots: memoryRecords<SlotRecord>(),
    bags: memoryRecords<Bag>(),
    loved: memoryRecords<Loved>(),
    changes: memoryRecords<Change>(),
  };
}

export function aSchedule(overrides: Partial<Schedule> = {}): Schedule {
  return {
    guildId: GUILD,
    name: 'daily',
    channelId: CHANNEL,
    minute: 18 * 60,
    zone: 'Europe/Berlin',
    days: EVERY_DAY,
    kind: 'story',
    style: 'excerpt',
    filter: {},
    roleId: null,
    alertChannelId: null,
    lateHours: 6,
    since: 0,
    paused: null,
    plans: {},
    createdBy: MODERATOR,
    ...overrides,
  };
}

export const stories = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    aStory({
      id: `story-${index}`,
      title: `Story ${index}`,
      authors: [`Author ${index % 5}`],
      fandoms: [`Fandom ${index % 3}`],
    }),
  );

export interface Run {
  discord: FakeDiscord;
  records?: DailyRecords;
  library?: Library;
  clock: { now(): number };
  run?: string;
  posts?: Posts;
  lockedOut?: () => void;
  log?: { error(facts: object, message: string): void };
}

/** One run of the bot over what is kept in `records` and stands in `discord`. */
export function openRun({ discord, clock, ...given }: Run): DailyRoom {
  const library = given.library ?? libraryOf(stories(10));
  let prompts = 0;
  return openDaily({
    clock,
    random: seededRandom(7),
    records: given.records ?? dailyRecords(),
    posts: given.posts ?? discord,
    channels: discord,
    alerts: discord,
    roles: discord,
    shelfFor: (_, ageRestricted) => new Shelf(library, audienceOf(DEFAULT_RULES, ageRestricted)),
    prompts: {
      daily: async () => ({ code: `owl-${++prompts}-velvet` }),
      sample: async () => ({ code: 'owl-0-sample' }),
    },
    run: given.run ?? 'run 1',
    log: given.log ?? {
      error(facts) {
        throw 'err' in facts ? facts.err : facts;
      },
    },
    lockedOut: given.lockedOut ?? (() => {}),
  });
}
