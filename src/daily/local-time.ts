/** Calendar days are "YYYY-MM-DD", times of day are minutes after midnight, instants are milliseconds since the epoch. */
export type Day = string;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(day) + count * DAY).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(day).getUTCDay();
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** The calendar day at an instant, as the people of the zone would name it. */
export function dayAt(zone: string, instant: number): Day {
  return new Date(instant + offsetAt(zone, instant)).toISOString().slice(0, 10);
}

/** The time of day at an instant, in minutes after midnight. */
export function minuteAt(zone: string, instant: number): number {
  const local = instant + offsetAt(zone, instant);
  return Math.floor((((local % DAY) + DAY) % DAY) / MINUTE);
}

/**
 * The instant of a local time. Where clocks go back and it comes twice, the first; where they go forward over it, the first
 * minute after the gap. Undefined for a day that a zone leaves out altogether, as those at the date line have done.
 */
export function instantOf(zone: string, day: Day, minute: number): number | undefined {
  const asIfUtc = Date.parse(day) + minute * MINUTE;
  const before = offsetAt(zone, asIfUtc - DAY);
  const after = offsetAt(zone, asIfUtc + DAY);
  const candidates = before === after ? [before] : [before, after];
  const instants = candidates.map((offset) => asIfUtc - offset).sort((a, b) => a - b);
  const exact = instants.find((instant) => instant + offsetAt(zone, instant) === asIfUtc);
  if (exact !== undefined) return exact;
  if (after - before >= DAY) return undefined;
  return firstWithOffset(zone, after, asIfUtc - DAY, asIfUtc + DAY);
}

/** The clock change between two instants, found by halving. */
function firstWithOffset(zone: string, offset: number, from: number, to: number): number {
  let [low, high] = [Math.floor(from / MINUTE), Math.ceil(to / MINUTE)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle * MINUTE) === offset) high = middle;
    else low = middle;
  }
  return high * MINUTE;
}

/** One formatter a zone: making one costs as much as a thousand uses. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** How far the zone's clocks are ahead of UTC, in milliseconds. */
export function offsetAt(zone: string, instant: number): number {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    formatters.set(zone, formatter);
  }
  // "3/29/2026, GMT+05:45"; plain "GMT" for none.
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(formatter.format(instant)) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE;
}
