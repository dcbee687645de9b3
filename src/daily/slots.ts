import { addDays, type Day, dayAt, daysBetween, instantOf, weekdayOf } from './local-time.ts';
import type { Days, Schedule } from './schedule.ts';

/** One turn of a schedule. The id is the local day, so that no clock change can make two of one. */
export interface Slot {
  id: string;
  day: Day;
  due: number;
}

type Timing = Pick<Schedule, 'zone' | 'minute' | 'days' | 'since'>;

/** Days that were missed are recorded this far back. It also bounds what a clock that runs years ahead can spoil. */
const LONGEST_ABSENCE = 60;
/** Every 366th day is the rarest a schedule can have. */
const LONGEST_WAIT = 370;

/** The last instant at which a slot may still be posted. */
export function deadlineOf({ lateHours }: Pick<Schedule, 'lateHours'>, { due }: Slot): number {
  return due + lateHours * 60 * 60_000;
}

/**
 * The turns that have come and are not done: those after the day `done` and not before the schedule's own beginning, oldest
 * first. Pure: what was posted is in the store, and a clock that jumps changes only `now`.
 */
export function dueSlots(schedule: Timing, done: Day | null, now: number): Slot[] {
  const slots: Slot[] = [];
  const last = dayAt(schedule.zone, now);
  // A day's turn can fall on the first minute of the next one, where clocks go forward at midnight.
  const first = later(addDays(dayAt(schedule.zone, schedule.since), -1), addDays(last, -LONGEST_ABSENCE));
  for (let day = done === null ? first : later(first, addDays(done, 1)); day <= last; day = addDays(day, 1)) {
    const slot = slotOn(schedule, day);
    if (slot && slot.due >= schedule.since && slot.due <= now) slots.push(slot);
  }
  return slots;
}

/** The next turns strictly after an instant, days that are done left out. */
export function nextSlots(schedule: Timing, done: Day | null, after: number, count: number): Slot[] {
  const slots: Slot[] = [];
  const start = addDays(dayAt(schedule.zone, after), -1);
  for (let ahead = 0; slots.length < count && ahead < LONGEST_WAIT * count; ahead++) {
    const slot = slotOn(schedule, addDays(start, ahead));
    if (slot && slot.due > after && slot.due >= schedule.since && (done === null || slot.day > done)) slots.push(slot);
  }
  return slots;
}

/** The turn of one day; undefined when the schedule has none on it. */
export function slotOn({ zone, minute, days }: Timing, day: Day): Slot | undefined {
  if (!hasTurn(days, day)) return undefined;
  const due = instantOf(zone, day, minute);
  return due === undefined ? undefined : { id: day, day, due };
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}

function hasTurn(days: Days, day: Day): boolean {
  if (days.kind === 'weekdays') return days.weekdays.includes(weekdayOf(day));
  const passed = daysBetween(days.from, day);
  return passed >= 0 && passed % days.count === 0;
}
