import { UserFacingError } from '../errors.ts';
import type { Clock, Records } from '../ports.ts';
import type { Chooser } from './chooser.ts';
import type { Chronicle } from './chronicle.ts';
import type { Composer } from './composer.ts';
import type { Act } from './desk.ts';
import { PostFailure, type Trouble, wordsFor } from './failures.ts';
import { dayAt } from './local-time.ts';
import type { Channels, Post, Posts, Roles, Sent } from './ports.ts';
import { FRESH, type Progress, type Schedule, scheduleKey, slotKey } from './schedule.ts';
import type { SlotRecord } from './slot-record.ts';
import { nextSlots } from './slots.ts';
import type { Ticker } from './ticker.ts';

export interface ExtraParts {
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

const NO_RIGHT = { kind: 'forbidden', missing: ['Manage Roles'] } as const satisfies Trouble;

/** What happens besides the calendar: posts by hand, tests, and what members do under a post. */
export class Extras {
  readonly #parts: ExtraParts;

  constructor(parts: ExtraParts) {
    this.#parts = parts;
  }

  /** Posts now, besides the calendar; answers what became of it. */
  async postNow(act: Act, schedule: Schedule): Promise<SlotRecord | undefined> {
    const { clock, progress, slots, chronicle, ticker } = this.#parts;
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
    const { chooser, clock, composer, posts, progress } = this.#parts;
    const { done } = (await progress.get(scheduleKey(schedule))) ?? FRESH;
    const [next] = nextSlots(schedule, done, clock.now(), 1);
    const today = dayAt(schedule.zone, clock.now());
    const slot = next ?? { id: today, day: today, due: clock.now() };
    try {
      const choice = await chooser.sample(schedule, slot, composer.shelf(schedule));
      const post = await composer.compose(schedule, `test+${clock.now().toString(36)}`, choice);
      await this.#parts.chronicle.note(act.guildId, act.memberId, `tested “${schedule.name}”`);
      return await posts.send({ ...post, role: null, test: true });
    } catch (error) {
      if (error instanceof PostFailure) throw new UserFacingError(`The test failed: ${wordsFor(error.trouble)}.`);
      throw error;
    }
  }

  /** A post that stands, made again as it would look now; null when it was a test, its schedule is over, or it may not be shown any more. */
  async postOf(guildId: string, name: string, slotId: string): Promise<Post | null> {
    const schedule = await this.#parts.schedules.get(scheduleKey({ guildId, name }));
    if (!schedule) return null;
    const record = await this.#parts.slots.get(slotKey(schedule, slotId));
    if (record?.state !== 'sent' || !record.choice) return null;
    try {
      return await this.#parts.composer.compose(schedule, slotId, record.choice);
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
    const view = this.#parts.channels.look(schedule);
    try {
      if (roleId === null || typeof view !== 'object' || view.role !== 'open') throw new PostFailure(NO_RIGHT);
      return await this.#parts.roles.toggle(guildId, memberId, roleId);
    } catch (error) {
      if (!(error instanceof PostFailure)) throw error;
      throw new UserFacingError('I may not give that role. A moderator sees in `/daily status` what it takes.');
    }
  }
}
