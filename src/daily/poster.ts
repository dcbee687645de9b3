import type { Clock, Random, Records } from '../ports.ts';
import type { Chooser } from './chooser.ts';
import type { Composer } from './composer.ts';
import { leavesDoubt, needsPeople, PostFailure, pauseBefore, type Trouble, wordsFor } from './failures.ts';
import type { Posts, Sent } from './ports.ts';
import { type Schedule, slotKey } from './schedule.ts';
import { type Choice, type Claimed, MISSED, type Settled, type SlotRecord } from './slot-record.ts';
import { deadlineOf, type Slot } from './slots.ts';

export interface PosterDesk {
  clock: Clock;
  random: Random;
  slots: Records<SlotRecord>;
  chooser: Chooser;
  composer: Composer;
  posts: Posts;
}

/** What became of a slot for now; `again` is when to look at it next, `idle`: it is not this schedule's turn after all. */
export type Outcome =
  | { kind: 'settled'; record: Settled; trouble: Trouble | null }
  | { kind: 'again'; at: number; trouble: Trouble | null }
  | { kind: 'idle' };

interface Work {
  schedule: Schedule;
  slot: Slot;
  key: string;
}

/** A claim whose owner has been silent for so long is anybody's. */
const LEASE = 10 * 60_000;
/** How far back to look for a post: the clock here and Discord's may differ by hours. */
const LOOK_BACK = 24 * 60 * 60_000;
/** Stories that Discord may refuse before the slot is given up. */
const MOST_REFUSED = 3;

const SKIPPED = 'a moderator skipped that day';
const PAUSED = 'the schedule was paused';

/**
 * Brings one slot from due to posted. The order is what keeps it to one post, wherever it is interrupted: claim, send, put
 * down. Nothing is sent without a claim on disk; where there is one already that may have been carried out, the channel is
 * searched for the post first.
 */
export class Poster {
  readonly #desk: PosterDesk;
  /** This run of the bot, as claims name it. */
  readonly #run: string;

  constructor(desk: PosterDesk, run: string) {
    this.#desk = desk;
    this.#run = run;
  }

  /**
   * `inherit`: whoever held claims before is known to be gone, as it is when the bot starts.
   * @throws {PostFailure} when nobody can post any more (`locked-out`); anything else is our own fault or the disk's.
   */
  async work(schedule: Schedule, slot: Slot, { inherit }: { inherit: boolean }): Promise<Outcome> {
    const work = { schedule, slot, key: slotKey(schedule, slot.id) };
    const record = await this.#desk.slots.get(work.key);
    if (record && record.state !== 'claimed') return { kind: 'settled', record, trouble: null };
    if (!record && isPaused(work)) return { kind: 'idle' };
    try {
      return record ? await this.#resume(work, record, inherit) : await this.#begin(work);
    } catch (error) {
      const trouble = error instanceof PostFailure ? error.trouble : null;
      if (trouble?.kind === 'library-empty') return this.#later(pauseBefore(trouble, 2, this.#desk.random));
      if (trouble?.kind !== 'nothing-eligible') throw error;
      return this.#end(work, this.#skipped(slot, wordsFor(trouble)), trouble);
    }
  }

  async #begin(work: Work): Promise<Outcome> {
    const { schedule, slot, key } = work;
    const { clock, slots } = this.#desk;
    const plan = schedule.plans[slot.id];
    if (plan?.kind === 'skip') return this.#end(work, this.#skipped(slot, SKIPPED));
    if (clock.now() > deadlineOf(schedule, slot)) return this.#end(work, this.#skipped(slot, MISSED));
    const claim: Claimed = {
      state: 'claimed',
      due: slot.due,
      at: clock.now(),
      owner: this.#run,
      tries: 1,
      choice: await this.#choice(work, []),
      channelId: schedule.channelId,
      style: schedule.style,
      doubt: true,
      refused: [],
      trouble: null,
    };
    if (!(await slots.claim(key, claim))) return this.#later(LEASE);
    return this.#send(work, claim);
  }

  /** Goes on with what was begun: by this run, by one that ended, or by another that may still be at it. */
  async #resume(work: Work, record: Claimed, inherit: boolean): Promise<Outcome> {
    const { clock, slots } = this.#desk;
    const age = clock.now() - record.at;
    if (!inherit && record.owner !== this.#run && age >= 0 && age < LEASE) return this.#later(LEASE - age);
    let found: Sent | null;
    try {
      found = await this.#find(work, record);
    } catch (error) {
      return this.#troubled(work, record, error, true);
    }
    if (found) return this.#sent(work, record, found);
    const end = this.#endOf(work, record);
    if (end) return this.#end(work, end);
    const claim: Claimed = {
      ...record,
      choice: await this.#choice(work, record.refused, record.choice),
      channelId: work.schedule.channelId,
      style: work.schedule.style,
      doubt: true,
      owner: this.#run,
      at: clock.now(),
      tries: record.tries + 1,
    };
    const held = await slots.update(work.key, (old) => (isSame(old, record) ? claim : undefined));
    return isSame(held, claim) ? this.#send(work, claim) : this.#later(LEASE);
  }

  /** What to show: what was chosen before, if it may still be shown. Null while the channel cannot be seen. */
  async #choice({ schedule, slot }: Work, refused: string[], before: Choice | null = null): Promise<Choice | null> {
    const { chooser, composer } = this.#desk;
    const shelf = composer.shelf(schedule);
    if (before && chooser.fits(before, schedule, slot, shelf, refused)) return before;
    return composer.reachable(schedule) ? chooser.choose(schedule, slot, shelf, refused) : null;
  }

  async #find({ schedule, key }: Work, { due, at, channelId, style, doubt }: Claimed): Promise<Sent | null> {
    if (!doubt) return null;
    const since = Math.min(due, at) - LOOK_BACK;
    return this.#desk.posts.find(key, { guildId: schedule.guildId, channelId, style }, since);
  }

  async #send(work: Work, claim: Claimed): Promise<Outcome> {
    const { composer, posts } = this.#desk;
    let sent: Sent;
    try {
      composer.view(work.schedule);
      if (!claim.choice) return this.#later(0);
      sent = await posts.send(await composer.compose(work.schedule, work.slot.id, claim.choice));
    } catch (error) {
      return this.#troubled(work, claim, error);
    }
    return this.#sent(work, claim, sent);
  }

  async #sent(work: Work, { choice, due, tries }: Claimed, sent: Sent): Promise<Outcome> {
    const { chooser, composer, clock } = this.#desk;
    if (choice) await chooser.consume(work.schedule, choice, composer.shelf(work.schedule));
    return this.#end(work, { state: 'sent', due, at: clock.now(), choice, tries, ...sent });
  }

  /** How a slot ends that is known not to have been posted and will not be; null: it is tried again. */
  #endOf(work: Work, { trouble, tries, refused }: Claimed): Settled | null {
    const { schedule, slot } = work;
    const at = this.#desk.clock.now();
    const failed = (reason: string): Settled => ({ state: 'failed', due: slot.due, at, reason, tries });
    if (isPaused(work)) return trouble ? failed(trouble) : this.#skipped(slot, PAUSED);
    if (at > deadlineOf(schedule, slot)) return failed(trouble ?? MISSED);
    return refused.length >= MOST_REFUSED ? failed(trouble ?? '') : null;
  }

  /** Notes what went wrong, and when to try again. */
  async #troubled(work: Work, claim: Claimed, error: unknown, searching = false): Promise<Outcome> {
    if (!(error instanceof PostFailure) || error.trouble.kind === 'locked-out') throw error;
    const { trouble } = error;
    const now = this.#desk.clock.now();
    const deadline = deadlineOf(work.schedule, work.slot) + 1;
    const tries = claim.tries + (searching ? 1 : 0);
    const doubt = searching ? claim.doubt : leavesDoubt(trouble);
    const noted: Claimed = { ...claim, tries, doubt, trouble: wordsFor(trouble) };
    if (needsPeople(trouble) && (isPaused(work) || now >= deadline)) {
      const { due } = claim;
      return this.#end(work, { state: 'failed', due, at: now, reason: wordsFor(trouble), tries }, trouble);
    }
    if (trouble.kind === 'refused' && claim.choice) noted.refused = [...claim.refused, nameOf(claim.choice)];
    await this.#desk.slots.update(work.key, (old) => (isSame(old, claim) ? noted : undefined));
    const at = now + (trouble.kind === 'refused' ? 0 : pauseBefore(trouble, tries, this.#desk.random));
    return { kind: 'again', at: now < deadline ? Math.min(at, deadline) : at, trouble };
  }

  /** Writes how a slot ended, unless that has been written already. */
  async #end({ key }: Work, end: Settled, trouble: Trouble | null = null): Promise<Outcome> {
    const written = await this.#desk.slots.update(key, (old) => (old && old.state !== 'claimed' ? undefined : end));
    return { kind: 'settled', record: written && written.state !== 'claimed' ? written : end, trouble };
  }

  #skipped({ due }: Slot, reason: string): Settled {
    return { state: 'skipped', due, at: this.#desk.clock.now(), reason };
  }

  #later(pause: number): Outcome {
    return { kind: 'again', at: this.#desk.clock.now() + pause, trouble: null };
  }
}

/** A pause is about the calendar; what moderators ask for by hand they get. */
function isPaused({ schedule, slot }: Work): boolean {
  return schedule.paused !== null && slot.id === slot.day;
}

/** The same try of the same run: nobody has taken the claim over. */
function isSame(record: SlotRecord | undefined, { owner, tries }: Claimed): boolean {
  return record?.state === 'claimed' && record.owner === owner && record.tries === tries;
}

function nameOf(choice: Choice): string {
  return choice.kind === 'story' ? choice.story : choice.code;
}
