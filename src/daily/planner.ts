import { UserFacingError } from '../errors.ts';
import type { Story } from '../library/story.ts';
import type { Clock, Records } from '../ports.ts';
import type { Chooser } from './chooser.ts';
import type { Composer } from './composer.ts';
import { PostFailure, wordsFor } from './failures.ts';
import { addDays, type Day, dayAt } from './local-time.ts';
import type { Content } from './ports.ts';
import { FRESH, type Plan, type Progress, type Schedule, scheduleKey } from './schedule.ts';
import type { Choice } from './slot-record.ts';
import { nextSlots, type Slot, slotOn } from './slots.ts';

export interface PlannerDesk {
  clock: Clock;
  schedules: Records<Schedule>;
  progress: Records<Progress>;
  chooser: Chooser;
  composer: Composer;
}

/** A turn to come. The story is null where there is none to show, or where it is drawn on the day only. */
export interface Planned {
  slot: Slot;
  plan: Plan | null;
  story: Story | null;
}

const A_WEEK = 7;
/** How far ahead moderators can look, in weeks. */
export const WEEKS_AHEAD = 8;

/** The days to come: what will be posted, and what moderators want changed about it. */
export class Planner {
  readonly #desk: PlannerDesk;

  constructor(desk: PlannerDesk) {
    this.#desk = desk;
  }

  /** The turns of seven days; `week` 0 begins today. */
  async week(schedule: Schedule, week: number): Promise<Planned[]> {
    const { clock, composer, chooser } = this.#desk;
    const now = clock.now();
    const first = addDays(dayAt(schedule.zone, now), A_WEEK * week);
    const end = addDays(first, A_WEEK);
    // The weeks before are foreseen too, because what they take is gone from the bag.
    const all = await this.next(schedule, A_WEEK * (week + 1));
    const slots = all.filter(({ day }) => day < end);
    const shelf = composer.shelf(schedule);
    const choices = await chooser.foresee(schedule, slots, shelf);
    return slots
      .map((slot, index) => ({
        slot,
        plan: schedule.plans[slot.id] ?? null,
        story: storyOf(choices[index] ?? null, (id) => shelf.story(id)),
      }))
      .filter(({ slot }) => slot.day >= first);
  }

  async next(schedule: Schedule, count: number): Promise<Slot[]> {
    const { done } = (await this.#desk.progress.get(scheduleKey(schedule))) ?? FRESH;
    return nextSlots(schedule, done, this.#desk.clock.now(), count);
  }

  /** What the next post would show. @throws {UserFacingError} when there will be none. */
  async preview(schedule: Schedule): Promise<{ slot: Slot; content: Content }> {
    const { chooser, composer } = this.#desk;
    const turns = await this.next(schedule, A_WEEK * 2);
    const slot = turns.find(({ id }) => schedule.plans[id]?.kind !== 'skip');
    if (!slot) throw new UserFacingError('No post is to come: all days ahead are skipped. See `/daily calendar`.');
    try {
      const { ageRestricted } = composer.view(schedule);
      const choice = await chooser.sample(schedule, slot, composer.shelf(schedule));
      return { slot, content: await composer.content(schedule, choice, ageRestricted) };
    } catch (error) {
      if (error instanceof PostFailure)
        throw new UserFacingError(`The next post would fail: ${wordsFor(error.trouble)}.`);
      throw error;
    }
  }

  /** Sets or clears what a day shows. @throws {UserFacingError} when it is no day of this schedule's to come. */
  async plan(schedule: Schedule, day: Day, plan: Plan | null): Promise<Schedule> {
    const slot = slotOn(schedule, day);
    const today = dayAt(schedule.zone, this.#desk.clock.now());
    const { done } = (await this.#desk.progress.get(scheduleKey(schedule))) ?? FRESH;
    if (!slot || day < today || (done !== null && day <= done))
      throw new UserFacingError(
        'That day is over or not one of this schedule’s. `/daily calendar` shows those to come.',
      );
    const changed = await this.#desk.schedules.update(scheduleKey(schedule), (old) => {
      if (!old) return undefined;
      const kept = Object.entries(old.plans).filter(([on]) => on >= today && on !== day);
      return { ...old, plans: Object.fromEntries(plan ? [...kept, [day, plan]] : kept) };
    });
    return changed ?? schedule;
  }

  /** Has a day show a certain story. @throws {UserFacingError} when it may not be shown in the schedule's channel. */
  async pin(schedule: Schedule, day: Day, story: string, by: string): Promise<Schedule> {
    this.#desk.composer.shelf(schedule).story(story);
    return this.plan(schedule, day, { kind: 'story', story, by });
  }

  /** Puts another story in the place of the one a day would show. */
  async swap(schedule: Schedule, day: Day, by: string): Promise<Schedule> {
    const { chooser, composer } = this.#desk;
    const turns = await this.next(schedule, A_WEEK * WEEKS_AHEAD);
    const index = turns.findIndex((slot) => slot.day === day);
    const slot = turns[index];
    const choices = await chooser.foresee(schedule, turns.slice(0, index + 1), composer.shelf(schedule));
    const before = choices.at(-1);
    if (!slot || before?.kind !== 'story')
      throw new UserFacingError('There is no story planned on that day to swap for another.');
    const story = await chooser.another(schedule, slot, composer.shelf(schedule), before.story);
    if (story === undefined) throw new UserFacingError('There is no other story that fits.');
    return this.plan(schedule, day, { kind: 'story', story, by });
  }
}

function storyOf(choice: Choice | null, find: (id: string) => Story): Story | null {
  return choice?.kind === 'story' ? find(choice.story) : null;
}
