import { describe, expect, it } from 'vitest';
import { daysFrom, daysLine } from '../../src/daily/days.ts';
import { addDays, dayAt, instantOf, minuteAt } from '../../src/daily/local-time.ts';
import { pauseEnd } from '../../src/daily/pause-end.ts';
import { type Days, EVERY_DAY } from '../../src/daily/schedule.ts';
import { dueSlots, nextSlots, slotOn } from '../../src/daily/slots.ts';
import { timeOfDay } from '../../src/daily/time-of-day.ts';

const at = (iso: string) => Date.parse(iso);
const iso = (instant: number | undefined) => instant && new Date(instant).toISOString().replace(':00.000Z', 'Z');
const timing = (zone: string, time: string, days: Days = EVERY_DAY, since = 0) => ({
  zone,
  minute: timeOfDay(time),
  days,
  since,
});

describe('the instant of a local time', () => {
  it.each([
    ['an ordinary day', 'Europe/Berlin', '2026-03-01', '18:00', '2026-03-01T17:00Z'],
    ['the gap in spring: the first minute after it', 'Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T01:00Z'],
    ['the last minute before the gap', 'Europe/Berlin', '2026-03-29', '01:59', '2026-03-29T00:59Z'],
    ['the first minute after the gap', 'Europe/Berlin', '2026-03-29', '03:00', '2026-03-29T01:00Z'],
    ['the doubled hour in autumn: the first of both', 'Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30Z'],
    ['New York’s gap', 'America/New_York', '2026-03-08', '02:15', '2026-03-08T07:00Z'],
    ['half an hour of gap on Lord Howe', 'Australia/Lord_Howe', '2026-10-04', '02:10', '2026-10-03T15:30Z'],
    ['a gap at midnight', 'Africa/Cairo', '2026-04-24', '00:30', '2026-04-23T22:00Z'],
    ['a gap that ends the day', 'America/Nuuk', '2026-03-28', '23:30', '2026-03-29T01:00Z'],
    ['quarters of an hour', 'Asia/Kathmandu', '2026-03-01', '06:15', '2026-03-01T00:30Z'],
    ['the far east', 'Pacific/Kiritimati', '2026-03-01', '00:00', '2026-02-28T10:00Z'],
    ['UTC', 'UTC', '2026-03-01', '00:00', '2026-03-01T00:00Z'],
    ['the day that Samoa never had', 'Pacific/Apia', '2011-12-30', '12:00', undefined],
  ])('%s', (_, zone, day, time, instant) => {
    expect(iso(instantOf(zone, day, timeOfDay(time)))).toBe(instant);
  });
});

describe('due slots', () => {
  const berlin = timing('Europe/Berlin', '18:00', EVERY_DAY, at('2026-03-01T00:00Z'));

  it('are none before their time, and from the minute on', () => {
    expect(dueSlots(berlin, null, at('2026-03-01T16:59Z'))).toEqual([]);
    expect(dueSlots(berlin, null, at('2026-03-01T17:00Z'))).toEqual([
      { id: '2026-03-01', day: '2026-03-01', due: at('2026-03-01T17:00Z') },
    ]);
  });

  it('are those that are not done, the oldest first', () => {
    const days = (done: string | null) => dueSlots(berlin, done, at('2026-03-04T20:00Z')).map(({ day }) => day);
    expect(days(null)).toEqual(['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04']);
    expect(days('2026-03-02')).toEqual(['2026-03-03', '2026-03-04']);
    expect(days('2026-03-04')).toEqual([]);
  });

  it('are none of the time before the schedule was set up or resumed', () => {
    const late = { ...berlin, since: at('2026-03-03T17:01Z') };
    expect(dueSlots(late, null, at('2026-03-04T16:00Z'))).toEqual([]);
  });

  it('are not asked for again after the clock was put back', () => {
    expect(dueSlots(berlin, '2026-03-02', at('2026-03-01T19:00Z'))).toEqual([]);
  });

  it('are bounded after a long absence', () => {
    expect(dueSlots(berlin, '2026-03-01', at('2036-03-01T19:00Z'))).toHaveLength(61);
  });

  it('keep to the days of the week', () => {
    const weekly = { ...berlin, days: daysFrom('mon, fri', '2026-03-01') };
    expect(dueSlots(weekly, null, at('2026-03-15T20:00Z')).map(({ day }) => day)).toEqual([
      '2026-03-02',
      '2026-03-06',
      '2026-03-09',
      '2026-03-13',
    ]);
  });
});

describe('the next slots', () => {
  it('come every n days from the day it began, over a clock change', () => {
    const third = timing('America/New_York', '09:00', { kind: 'every', count: 3, from: '2026-03-05' });
    expect(nextSlots(third, null, at('2026-03-05T15:00Z'), 3).map(({ due }) => iso(due))).toEqual([
      '2026-03-08T13:00Z',
      '2026-03-11T13:00Z',
      '2026-03-14T13:00Z',
    ]);
  });

  it('leave out days that are done', () => {
    const daily = timing('UTC', '09:00');
    expect(nextSlots(daily, '2026-03-02', at('2026-03-01T10:00Z'), 2).map(({ day }) => day)).toEqual([
      '2026-03-03',
      '2026-03-04',
    ]);
  });

  it('find even the rarest day', () => {
    const rare = timing('UTC', '09:00', { kind: 'every', count: 366, from: '2026-01-01' });
    expect(nextSlots(rare, null, at('2026-01-01T09:00Z'), 2).map(({ day }) => day)).toEqual([
      '2027-01-02',
      '2028-01-03',
    ]);
  });
});

/** A sample of the zones here; the chaos suite has all of them. */
describe('a year', () => {
  const zones = Intl.supportedValuesOf('timeZone').filter((_, index) => index % 20 === 3);
  it.each([...zones, 'Africa/Casablanca', 'America/Nuuk', 'Australia/Lord_Howe', 'Europe/Dublin', 'Asia/Gaza'])(
    'in %s has one turn on every day, at the right minute',
    (zone) => {
      for (const time of ['00:00', '00:30', '02:30', '23:45']) yearOf(zone, time);
    },
  );
});

function yearOf(zone: string, time: string): void {
  const schedule = timing(zone, time, EVERY_DAY, at('2026-01-01T00:00Z'));
  const first = addDays(dayAt(zone, schedule.since), 1);
  let before = 0;
  for (let ahead = 0; ahead < 400; ahead++) {
    const day = addDays(first, ahead);
    const slot = slotOn(schedule, day);
    expect(slot?.id).toBe(day);
    const due = slot?.due ?? 0;
    expect(due).toBeGreaterThan(before);
    before = due;
    const shown = minuteAt(zone, due);
    // Off the minute only where the clocks leave it out: then nobody's clock shows it that day, a minute earlier neither.
    if (shown !== schedule.minute) expect(minuteAt(zone, due - 60_000)).toBeLessThan(schedule.minute);
    else expect(dayAt(zone, due)).toBe(day);
  }
}

describe('days', () => {
  it.each([
    ['every day', 'every day'],
    ['Daily', 'every day'],
    ['mon wed fri', 'on Monday, Wednesday and Friday'],
    ['Tuesdays & Thursdays', 'on Tuesday and Thursday'],
    ['weekends', 'on Saturday and Sunday'],
    ['weekdays', 'on Monday, Tuesday, Wednesday, Thursday and Friday'],
    ['every 3 days', 'every 3 days'],
    ['every other day', 'every 2 days'],
    ['every sunday', 'on Sunday'],
    ['every 1 day', 'every day'],
  ])('“%s” are %s', (typed, line) => {
    expect(daysLine(daysFrom(typed, '2026-03-01'))).toBe(line);
  });

  it.each(['sometimes', '', 'm', 'every 0 days', 'every 400 days', 'mon, someday'])('“%s” are refused', (typed) => {
    expect(() => daysFrom(typed, '2026-03-01')).toThrow(/no days I can read/);
  });
});

describe('the end of a pause', () => {
  const now = at('2026-03-28T12:00Z');
  it.each([
    ['2026-04-01', '2026-03-31T22:00Z'],
    ['3 days', '2026-03-30T22:00Z'],
    ['1 week', '2026-04-03T22:00Z'],
  ])('%s begins that day', (typed, end) => {
    expect(iso(pauseEnd(typed, 'Europe/Berlin', now))).toBe(end);
  });

  it.each(['2026-03-28', '2025-01-01', '0 days', '2026-02-30', '2026-13-01', 'soon'])('%s is refused', (typed) => {
    expect(() => pauseEnd(typed, 'Europe/Berlin', now)).toThrow();
  });
});
