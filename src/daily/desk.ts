import { UserFacingError } from '../errors.ts';
import type { Clock, Records } from '../ports.ts';
import type { Chronicle } from './chronicle.ts';
import type { Composer } from './composer.ts';
import type { Channels } from './ports.ts';
import { type Preflight, preflight } from './preflight.ts';
import { FRESH, type Progress, type Schedule, scheduleKey } from './schedule.ts';
import type { SlotRecord } from './slot-record.ts';
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
  composer: Composer;
  channels: Channels;
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
    const all = await this.list(act.guildId);
    const old = all.find((schedule) => schedule.name === name);
    if (!old && all.length >= MOST_SCHEDULES)
      throw new UserFacingError(`A server can have ${MOST_SCHEDULES} schedules. Switch one off first: \`/daily off\`.`);
    const { guildId, memberId: createdBy } = act;
    const own = { paused: null, plans: old?.plans ?? {}, createdBy };
    return this.#save(act, 'set up', { guildId, name, ...settings, ...own, since: this.#minute() });
  }

  /** Changes settings; a pause goes on, and so does what moderators planned. @throws {UserFacingError} as `setUp` does. */
  async edit(act: Act, schedule: Schedule, settings: Settings): Promise<{ schedule: Schedule; check: Preflight }> {
    return this.#save(act, 'changed', { ...schedule, ...settings, since: this.#minute() });
  }

  async #save(act: Act, what: string, schedule: Schedule): Promise<{ schedule: Schedule; check: Preflight }> {
    const key = scheduleKey(schedule);
    const check = await this.check(schedule);
    if (check.problems.length > 0) {
      const list = check.problems.map((problem) => `- ${problem}`).join('\n');
      throw new UserFacingError(`Nothing was changed yet, because:\n${list}\nThen give the command once more.`);
    }
    await this.#desk.schedules.set(key, schedule);
    await this.#startAnew(key);
    await this.#desk.chronicle.note(act.guildId, act.memberId, `${what} “${schedule.name}” in`, schedule.channelId);
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
    await this.#giveUp(key, why);
    await this.#desk.chronicle.note(act.guildId, act.memberId, `switched off “${schedule.name}”`);
  }

  async #change(act: Act, schedule: Schedule, what: string, change: (old: Schedule) => Schedule): Promise<Schedule> {
    const key = scheduleKey(schedule);
    const changed = await this.#desk.schedules.update(key, (old) => old && change(old));
    await this.#desk.chronicle.note(act.guildId, act.memberId, `${what} “${schedule.name}”`);
    void this.#desk.ticker.attend(key);
    return changed ?? schedule;
  }

  /** The beginning of this minute: a schedule set up for this very minute is due now. */
  #minute(): number {
    return Math.floor(this.#desk.clock.now() / 60_000) * 60_000;
  }

  /** Ends what could not be brought to an end, since Discord cannot be asked now, and nobody will come back to it. */
  async #giveUp(key: string, reason: string): Promise<void> {
    const { clock, progress, slots } = this.#desk;
    const { asked, open } = (await progress.get(key)) ?? FRESH;
    await progress.update(key, (old) => old && { ...old, asked: [], open: null });
    for (const { id } of [...asked, ...(open ? [open] : [])]) {
      await slots.update(`${key}/${id}`, (old) => {
        if (old?.state !== 'claimed') return undefined;
        return { state: 'failed', due: old.due, at: clock.now(), reason, tries: old.tries };
      });
    }
  }

  /** A person has looked after it: earlier failures count no more. */
  async #startAnew(key: string): Promise<void> {
    await this.#desk.progress.update(key, (old) => old && { ...old, failures: 0, failedSlot: null });
  }
}
