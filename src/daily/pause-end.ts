import { UserFacingError } from '../errors.ts';
import { addDays, dayAt, instantOf } from './local-time.ts';

/**
 * The beginning of the day on which a pause ends, on the zone's clocks: "2026-12-27", "7 days", "2 weeks".
 * @throws {UserFacingError} for anything else, and for days gone by.
 */
export function pauseEnd(typed: string, zone: string, now: number): number {
  const text = typed.trim().toLowerCase();
  const [, count, unit] = /^(\d{1,3})\s*(days?|weeks?)$/.exec(text) ?? [];
  const today = dayAt(zone, now);
  const days = Number(count) * (unit?.startsWith('week') ? 7 : 1);
  const day = count === undefined ? text : addDays(today, days);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day)) || addDays(day, 0) !== day)
    throw new UserFacingError(`“${typed.slice(0, 30)}” is no day I can read. Write it like 2026-12-27, or 7 days.`);
  const end = day > today ? instantOf(zone, day, 0) : undefined;
  if (end === undefined) throw new UserFacingError('That day is not ahead of us. Name a day from tomorrow on.');
  return end;
}
