import { UserFacingError } from '../errors.ts';
import type { Day } from './local-time.ts';
import { type Days, EVERY_DAY } from './schedule.ts';

const NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const GROUPS: Record<string, number[]> = { weekdays: [1, 2, 3, 4, 5], weekends: [0, 6], weekend: [0, 6] };

/**
 * "every day", "Mon, Wed, Fri", "weekends", "every 3 days". Every n-th day is counted from `today`.
 * @throws {UserFacingError} for anything else.
 */
export function daysFrom(typed: string, today: Day): Days {
  const text = typed.trim().toLowerCase();
  if (/^(every ?day|daily|all)$/.test(text)) return EVERY_DAY;
  const [, count] = /^every (\d{1,3}|other|second|third) days?$/.exec(text) ?? [];
  if (count !== undefined) return everyNth(numberOf(count), today, typed);
  const weekdays = new Set<number>();
  for (const word of text.replace(/^every /, '').split(/[\s,/&+]+|\band\b/)) {
    const found = word === '' ? [] : weekdaysCalled(word);
    if (!found) throw notUnderstood(typed);
    for (const weekday of found) weekdays.add(weekday);
  }
  if (weekdays.size === 0) throw notUnderstood(typed);
  return { kind: 'weekdays', weekdays: [...weekdays].sort((a, b) => a - b) };
}

/** "every day", "on Monday and Friday", "every 3 days". */
export function daysLine(days: Days): string {
  if (days.kind === 'every') return days.count === 1 ? 'every day' : `every ${days.count} days`;
  if (days.weekdays.length === 7) return 'every day';
  const names = [...days.weekdays].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7)).map((weekday) => NAMES[weekday]);
  return `on ${names.length > 1 ? `${names.slice(0, -1).join(', ')} and ` : ''}${names.at(-1)}`;
}

function everyNth(count: number, from: Day, typed: string): Days {
  if (count < 1 || count > 366) throw notUnderstood(typed);
  return { kind: 'every', count, from };
}

function numberOf(word: string): number {
  return { other: 2, second: 2, third: 3 }[word] ?? Number(word);
}

function weekdaysCalled(word: string): number[] | undefined {
  if (GROUPS[word]) return GROUPS[word];
  const index = word.length < 2 ? -1 : NAMES.findIndex((name) => `${name.toLowerCase()}s`.startsWith(word));
  return index < 0 ? undefined : [index];
}

function notUnderstood(typed: string): UserFacingError {
  return new UserFacingError(
    `“${typed.slice(0, 50)}” are no days I can read. Write them like: every day; Mon, Wed, Fri; weekends; every 3 days.`,
  );
}
