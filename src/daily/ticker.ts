import type { Clock, Records } from '../ports.ts';
import { numberFrom } from './chance.ts';
import { DueQueue } from './due-queue.ts';
import { PostFailure } from './failures.ts';
import { judge, type Verdict } from './health.ts';
import type { Alerts } from './ports.ts';
import type { Outcome, Poster } from './poster.ts';
import { FRESH, type Progress, type Schedule, type ScheduleKey } from './schedule.ts';
import { dueSlots, nextSlots, type Slot } from './slots.ts';

export interface TickerDesk {
  clock: Clock;
  schedules: Records<Schedule>;
  progress: Records<Progress>;
  poster: Poster;
  alerts: Alerts;
  log: { error(facts: object, message: string): void };
  /** Called when nothing can be posted by anyone any more, because the token is not accepted. */
  lockedOut(): void;
}

/** Schedules worked on at once. More would only wait for their turn with Discord, and each holds a story in memory. */
const AT_WORK = 64;
/** Milliseconds until the next try after a fault of our own or of the disk. */
const PAUSE = 60_000;
/** Schedules read in one go at the start. */
const HELPING = 250;

const NEVER = Number.POSITIVE_INFINITY;

/**
 * Looks after all schedules. Somebody wakes it every minute; it asks what is due and has the poster do it. It remembers
 * nothing that is not in the store but the order of the queue, so a restart or a clock that jumps is nothing special.
 */
export class Ticker {
  readonly #desk: TickerDesk;
  /** Every schedule with something to come is either in the queue or at work. */
  readonly #queue = new DueQueue();
  readonly #atWork = new Map<ScheduleKey, Promise<void>>();
  /** Schedules with claims that an earlier run may have left. */
  readonly #inherited = new Set<ScheduleKey>();
  #stopped = false;

  constructor(desk: TickerDesk) {
    this.#desk = desk;
  }

  /** Takes up where the last run left off, and begins with what was missed. */
  async start(): Promise<void> {
    const { clock, progress, schedules } = this.#desk;
    let read = 0;
    for await (const [key, schedule] of schedules.entries()) {
      const before = (await progress.get(key)) ?? FRESH;
      const unfinished = askedSlots(before).length > 0 || daySlots(schedule, before, clock.now()).length > 0;
      if (unfinished) this.#inherited.add(key);
      this.#put(key, unfinished ? clock.now() : this.#nextLook(schedule, before.done));
      if (++read % HELPING === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    this.tick();
  }

  /** Begins what is due, and returns at once. */
  tick(): void {
    const now = this.#desk.clock.now();
    while (!this.#stopped && this.#atWork.size < AT_WORK) {
      const key = this.#queue.takeDue(now);
      if (key === undefined) return;
      // It can be both while the bot starts; what is at work puts itself back.
      if (!this.#atWork.has(key)) this.#begin(key);
    }
  }

  /** Looks at one schedule without waiting for the next minute; resolves when what is due of it was tried. */
  async attend(key: ScheduleKey): Promise<void> {
    for (let work = this.#atWork.get(key); work; work = this.#atWork.get(key)) await work;
    this.#queue.remove(key);
    this.#begin(key);
    await this.#atWork.get(key);
  }

  /** Resolves once nothing that is due is left to begin or to finish. */
  async idle(): Promise<void> {
    while (this.#atWork.size > 0) await Promise.all(this.#atWork.values());
  }

  /** Begins nothing new and finishes what is at work. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.idle();
  }

  #begin(key: ScheduleKey): void {
    const work = this.#look(key).then((at) => {
      this.#atWork.delete(key);
      this.#put(key, at);
      this.tick();
    });
    this.#atWork.set(key, work);
  }

  /** Never rejects; answers when to look next. */
  async #look(key: ScheduleKey): Promise<number> {
    const { clock, log, lockedOut, schedules } = this.#desk;
    try {
      const schedule = await schedules.get(key);
      return schedule ? await this.#work(key, await this.#awake(key, schedule)) : NEVER;
    } catch (error) {
      log.error({ err: error, schedule: key }, 'a schedule could not be worked on');
      if (error instanceof PostFailure && error.trouble.kind === 'locked-out') {
        this.#stopped = true;
        lockedOut();
      }
      return clock.now() + PAUSE;
    }
  }

  /** Ends a pause whose time is over. */
  async #awake(key: ScheduleKey, schedule: Schedule): Promise<Schedule> {
    const until = schedule.paused?.until ?? null;
    if (until === null || until > this.#desk.clock.now()) return schedule;
    const wake = (old?: Schedule) =>
      old?.paused?.until === until ? { ...old, paused: null, since: until } : undefined;
    return (await this.#desk.schedules.update(key, wake)) ?? schedule;
  }

  async #work(key: ScheduleKey, schedule: Schedule): Promise<number> {
    const { clock, poster } = this.#desk;
    const inherit = this.#inherited.delete(key);
    const before = (await this.#desk.progress.get(key)) ?? FRESH;
    const verdicts: Verdict[] = [];
    let next = NEVER;
    for (const slots of [askedSlots(before), daySlots(schedule, before, clock.now())]) {
      for (const slot of slots) {
        const outcome = await poster.work(schedule, slot, { inherit });
        verdicts.push(await this.#note(key, slot, outcome));
        if (outcome.kind === 'again') next = Math.min(next, outcome.at);
        // One day after the other: a newer one waits until it is known how an older one ends.
        if (outcome.kind === 'again') break;
      }
    }
    if (await this.#speak(key, schedule, verdicts)) return clock.now();
    return Math.min(next, this.#nextLook(schedule, verdicts.at(-1)?.progress.done ?? before.done));
  }

  async #note(key: ScheduleKey, slot: Slot, outcome: Outcome): Promise<Verdict> {
    let verdict = judge(FRESH, slot, outcome);
    await this.#desk.progress.update(key, (old = FRESH) => {
      verdict = judge(old, slot, outcome);
      return verdict.progress;
    });
    return verdict;
  }

  /** Tells moderators what they should know; true when the schedule pauses itself. */
  async #speak(key: ScheduleKey, schedule: Schedule, verdicts: Verdict[]): Promise<boolean> {
    const { alerts, schedules } = this.#desk;
    const news = verdicts.flatMap(({ alert }) => alert ?? []);
    const more = news.length > 3 ? [`And ${news.length - 3} more: \`/daily history\` has them all.`] : [];
    if (news.length > 0) await alerts.tell(schedule, [...news.slice(-3), ...more].join('\n'));
    const why = verdicts.map(({ pause }) => pause).find((pause) => pause !== null);
    if (!why) return false;
    await schedules.update(key, (old) => old && { ...old, paused: { until: null, why } });
    await alerts.tell(
      schedule,
      `It is paused now, because this was the third day in a row: ${why}. When that is mended, use \`/daily resume\`.`,
    );
    return true;
  }

  #nextLook(schedule: Schedule, done: string | null): number {
    if (schedule.paused) return schedule.paused.until ?? NEVER;
    return nextSlots(schedule, done, this.#desk.clock.now(), 1)[0]?.due ?? NEVER;
  }

  /** The order within a minute is by chance, but always the same: no server is first only because it was there first. */
  #put(key: ScheduleKey, at: number): void {
    if (at < NEVER) this.#queue.put(key, at, numberFrom(key));
  }
}

/** The days whose turn has come, and before them the one that was begun when its turn was another. */
function daySlots(schedule: Schedule, { done, open }: Progress, now: number): Slot[] {
  const due = dueSlots(schedule, done, now);
  if (!open || due.some(({ id }) => id === open.id)) return due;
  return [{ id: open.id, day: open.id, due: open.due }, ...due];
}

/** Posts asked for by hand. Their day is that of the asking, their id says more, so they are no day's turn. */
function askedSlots({ asked }: Progress): Slot[] {
  return asked.map(({ id, due }) => ({ id, day: id.slice(0, 10), due }));
}
