import { describe, expect, it } from 'vitest';
import { clockTime, timeOfDay } from '../../src/daily/time-of-day.ts';
import { suggestZones, ZONES, zoneLine, zoneNamed } from '../../src/daily/zones.ts';
import { UserFacingError } from '../../src/errors.ts';

const MARCH = Date.UTC(2026, 2, 1, 12);

describe('a time zone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin ', 'Europe/Berlin'],
    ['america/new york', 'America/New_York'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['US/Eastern', 'America/New_York'],
    ['utc', 'UTC'],
    ['Berlin', 'Europe/Berlin'],
    ['São_Paulo', undefined],
  ])('%s is %s', (typed, zone) => {
    if (zone === undefined) expect(() => zoneNamed(typed, MARCH)).toThrow(UserFacingError);
    else expect(zoneNamed(typed, MARCH)).toBe(zone);
  });

  it.each([
    ['EST', 'America/New_York'],
    ['est', 'America/New_York'],
    ['PST', 'America/Los_Angeles'],
    ['CET', 'Europe/Berlin'],
    ['GMT', 'Europe/London'],
    ['IST', 'Asia/Kolkata'],
    ['GMT+2', 'Europe/Athens'],
    ['utc5', 'Asia/Karachi'],
    ['UTC+05:30', 'Asia/Kolkata'],
    ['-3', 'America/Sao_Paulo'],
    ['Etc/GMT+2', null],
    ['+14', 'Pacific/Kiritimati'],
    ['EST5EDT', null],
    ['nowhere', null],
    ['', 'UTC'],
    ['99999', null],
  ])('“%s” is refused, and the likely ones are named', (typed, likely) => {
    expect(() => zoneNamed(typed, MARCH)).toThrow(UserFacingError);
    if (likely) expect(() => zoneNamed(typed, MARCH)).toThrow(likely);
  });

  it('is known by every name that Node lists, and by no other twice', () => {
    expect(new Set(ZONES).size).toBe(ZONES.length);
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const name = zoneNamed(zone, MARCH);
      expect(ZONES).toContain(name);
      expect(() => new Intl.DateTimeFormat('en', { timeZone: name })).not.toThrow();
    }
  });

  it('is suggested by city, part of the name, abbreviation or offset', () => {
    expect(suggestZones('berl', MARCH, 25)[0]).toBe('Europe/Berlin');
    expect(suggestZones('new y', MARCH, 25)).toContain('America/New_York');
    expect(suggestZones('pst', MARCH, 25)).toContain('America/Los_Angeles');
    expect(suggestZones('utc+2', MARCH, 25)).toContain('Europe/Athens');
    expect(suggestZones('', MARCH, 25)).toHaveLength(25);
    expect(suggestZones('no such place', MARCH, 25)).toEqual([]);
  });

  it('is shown with the time it is there', () => {
    expect(zoneLine('Asia/Kolkata', MARCH)).toBe('Asia/Kolkata, now 17:30');
  });
});

describe('a time of day', () => {
  it.each([
    ['18:00', '18:00'],
    ['18.30', '18:30'],
    ['1830', '18:30'],
    ['7:05', '07:05'],
    ['6pm', '18:00'],
    ['6:30 pm', '18:30'],
    ['6:30 P.M.', '18:30'],
    ['12am', '00:00'],
    ['12 pm', '12:00'],
    ['noon', '12:00'],
    ['midnight', '00:00'],
    ['00:00', '00:00'],
    ['23:59', '23:59'],
    ['18h', '18:00'],
  ])('%s is %s', (typed, time) => {
    expect(clockTime(timeOfDay(typed))).toBe(time);
  });

  it.each(['6', '18', '24:00', '12:60', '13pm', '0am', 'soon', '', '-1:00', '1:2', '123456'])(
    '“%s” is refused',
    (typed) => {
      expect(() => timeOfDay(typed)).toThrow(/Write it like 18:00/);
    },
  );
});
