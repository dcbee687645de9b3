import { UserFacingError } from '../errors.ts';
import type { Clock, Records } from '../ports.ts';
import type { Chooser } from './chooser.ts';
import type { Chronicle } from './chronicle.ts';
import type { Composer } from './composer.ts';
import { PostFailure, type Trouble, wordsFor } from './failures.ts';
import { dayAt } from './local-time.ts';
import type { Channels, Post, Posts, Roles, Sent } from './ports.ts';
import { type Preflight, preflight } from './preflight.ts';
import { FRESH, type Progress, type Schedule, scheduleKey, slotKey } from './schedule.ts';
import type { SlotRecord } from './slot-record.ts';
import { nextSlots } from './slots.ts';
import type { Ticker } from './ticker.ts';

/** What moderators decide about a schedule. */
export type Settings = Pick<
  Schedule,
  'channelId' | 'minute' | 'zone' | 'days' | 'kind' | 'style' | 'filter' | 'roleId' | 'alertChannelId' | 'lateHours'
>;

export interface ScheduleDesk {
  clock: Clock;
  schedules: Records<Schedule>;
  progress: Records<Progress>;
  slots: Records<SlotRecord>;
  chronicle: Chronicle;
  chooser: Chooser;
  composer: Composer;
  channels: Channels;
  posts: Posts;
  roles: Roles;
  ticker: Pick<Ticker, 'attend'>;
}

/** Who acts, and on which schedule. */
export interface Act {
  guildId: string;
  memberId: string;
}

export const DEFAULT_NAME = 'daily';
/** A server's schedules; more would be a feed, not a story of the day. */
const MOST_SCHEDULES = 10;

/** Sets schedules up, changes them and tells how they are. Every change is put down with who made it. */
export class Desk {
  readonly #desk: ScheduleDesk;

  constructor(desk: ScheduleDesk) {
    this.#desk = desk;
  }

  /** All schedules of a server, by name. */
  async list(guildId: string): Promise<Schedule[]> {
    const schedules: Schedule[] = [];
    for await (const [, schedule] of this.#desk.schedules.entries(`${guildId}/`)) schedules.push(schedule);
    return schedules;
  }

  /** The schedule of that name; without one the only one there is. @throws {UserFacingError} when there is none. */
  async named(guildId: string, name?: string): Promise<Schedule> {
    const all = await this.list(guildId);
    const [first] = all;
    const found = all.find((schedule) => schedule.name === (name ?? DEFAULT_NAME));
    if (found) return found;
    if (name === undefined && first && all.length === 1) return first;
    if (!first) throw new UserFacingError('There is no story of the day here yet. Begin with `/daily setup`.');
    const names = all.map((schedule) => `“${schedule.name}”`).join(', ');
    throw new UserFacingError(`Which one? Choose its name. There is ${names}.`);
  }

  /** Sets a schedule up, or anew. @throws {UserFacingError} naming everything that is in the way; nothing is changed then. */
  async setUp(act: Act, name: string, settings: Settings): Promise<{ schedule: Schedule; check: Preflight }> {
    const key = scheduleKey({ guildId: act.guildId, name });
    const all = await this.list(act.guildId);
    const old = all.find((schedule) => schedule.name === name);
    if (!old && all.length >= MOST_SCHEDULES)
      throw new UserFacingError(`A server can have ${MOST_SCHEDULES} schedules. Switch one off first: \`/daily off\`.`);
    const schedule: Schedule = {
      guildId: act.guildId,
      name,
      ...settings,
      since: minuteOf(this.#desk.clock.now()),
      paused: null,
      plans: old?.plans ?? {},
      createdBy: act.memberId,
    };
    const check = await this.check(schedule);
    if (check.problems.length > 0)
      throw new UserFacingError(
        `Nothing was changed yet, because:\n${check.problems.map((problem) => `- ${problem}`).join('\n')}\nThen give the command once more.`,
      );
    await this.#desk.schedules.set(key, schedule);
    await this.#startAnew(key);
    await this.#desk.chronicle.note(act.guildId, act.memberId, `set up “${name}” in`, settings.channelId);
    void this.#desk.ticker.attend(key);
    return { schedule, check };
  }

  async check(schedule: Schedule): Promise<Preflight> {
    const { done } = (await this.#desk.progress.get(scheduleKey(schedule))) ?? FRESH;
    return preflight(schedule, done, this.#desk);
  }

  async pause(act: Act, schedule: Schedule, until: number | null): Promise<void> {
    await this.#change(act, schedule, 'paused', (old) => ({ ...old, paused: { until, why: 'a moderator paused it' } }));
  }

  async resume(act: Act, schedule: Schedule): Promise<Schedule> {
    const since = this.#desk.clock.now();
    await this.#startAnew(scheduleKey(schedule));
    return this.#change(act, schedule, 'resumed', (old) => ({ ...old, paused: null, since }));
  }

  /** Ends a schedule. What was posted stays known, so that setting it up again repeats nothing. */
  async switchOff(act: Act, schedule: Schedule): Promise<void> {
    const key = scheduleKey(schedule);
    const why = 'it was switched off';
    await this.#desk.schedules.update(key, (old) => old && { ...old, paused: { until: null, why } });
    await this.#desk.ticker.attend(key);
    await this.#desk.schedules.delete(key);
    await this.#desk.progress.update(key, (old) => old && { ...old, asked: [] });
    await this.#desk.chronicle.note(act.guildId, act.memberId, `switched off “${schedule.name}”`);
  }

  /** Posts now, besides the calendar; answers what became of it. */
  async postNow(act: Act, schedule: Schedule): Promise<SlotRecord | undefined> {
    const { clock, progress, slots, chronicle, ticker } = this.#desk;
    const due = clock.now();
    const id = `${dayAt(schedule.zone, due)}+${due.toString(36)}`;
    const key = scheduleKey(schedule);
    await progress.update(key, (old = FRESH) => ({ ...old, asked: [...old.asked, { id, due, by: act.memberId }] }));
    await chronicle.note(act.guildId, act.memberId, `posted “${schedule.name}” by hand`);
    await ticker.attend(key);
    return slots.get(`${key}/${id}`);
  }

  /** A post to look at: it mentions nobody, counts for nothing and is not kept. @throws {UserFacingError} when it fails. */
  async postTest(act: Act, schedule: Schedule): Promise<Sent> {
    const { chooser, clock, composer, posts, progress } = this.#desk;
    const { done } = (await progress.get(scheduleKey(schedule))) ?? FRESH;
    const [next] = nextSlots(schedule, done, clock.now(), 1);
    const today = dayAt(schedule.zone, clock.now());
    const slot = next ?? { id: today, day: today, due: clock.now() };
    try {
      const choice = await chooser.sample(schedule, slot, composer.shelf(schedule));
      const post = await composer.compose(schedule, `test+${clock.now().toString(36)}`, choice);
      await this.#desk.chronicle.note(act.guildId, act.memberId, `tested “${schedule.name}”`);
      return await posts.send({ ...post, role: null, test: true });
    } catch (error) {
      if (error instanceof PostFailure) throw new UserFacingError(`The test failed: ${wordsFor(error.trouble)}.`);
      throw error;
    }
  }

  /** A post that stands, made again as it would look now; null when it was a test, its schedule is over, or it may not be shown any more. */
  async postOf(guildId: string, name: string, slotId: string): Promise<Post | null> {
    const schedule = await this.#desk.schedules.get(scheduleKey({ guildId, name }));
    if (!schedule) return null;
    const record = await this.#desk.slots.get(slotKey(schedule, slotId));
    if (record?.state !== 'sent' || !record.choice) return null;
    try {
      return await this.#desk.composer.compose(schedule, slotId, record.choice);
    } catch (error) {
      if (error instanceof PostFailure || error instanceof UserFacingError) return null;
      throw error;
    }
  }

  /**
   * Gives a member the role that is told of each post, or takes it back; answers whether they have it now.
   * @throws {UserFacingError} when it is no role for everybody: whoever presses a button must not become a moderator.
   */
  async toggleRole(schedule: Schedule, memberId: string): Promise<boolean> {
    const { guildId, roleId } = schedule;
    const view = this.#desk.channels.look(schedule);
    try {
      if (roleId === null || typeof view !== 'object' || view.role !== 'open') throw new PostFailure(NO_RIGHT);
      return await this.#desk.roles.toggle(guildId, memberId, roleId);
    } catch (error) {
      if (!(error instanceof PostFailure)) throw error;
      throw new UserFacingError('I may not give that role. A moderator sees in `/daily status` what it takes.');
    }
  }

  async #change(act: Act, schedule: Schedule, what: string, change: (old: Schedule) => Schedule): Promise<Schedule> {
    const key = scheduleKey(schedule);
    const changed = await this.#desk.schedules.update(key, (old) => old && change(old));
    await this.#desk.chronicle.note(act.guildId, act.memberId, `${what} “${schedule.name}”`);
    void this.#desk.ticker.attend(key);
    return changed ?? schedule;
  }

  /** A person has looked after it: earlier failures count no more. */
  async #startAnew(key: string): Promise<void> {
    await this.#desk.progress.update(key, (old) => old && { ...old, failures: 0, failedSlot: null });
  }
}

const NO_RIGHT = { kind: 'forbidden', missing: ['Manage Roles'] } as const satisfies Trouble;

/** The beginning of the minute: a schedule set up for this very minute is due now. */
function minuteOf(instant: number): number {
  return Math.floor(instant / 60_000) * 60_000;
}
