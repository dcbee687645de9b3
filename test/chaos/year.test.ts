import { describe, expect, it } from 'vitest';
import { addDays, dayAt, minuteAt } from '../../src/daily/local-time.ts';
import { scheduleKey } from '../../src/daily/schedule.ts';
import { dueSlots, nextSlots, slotOn } from '../../src/daily/slots.ts';
import { seededRandom } from '../support/context.ts';
import { aSchedule, dailyRecords, FakeDiscord, openRun, stories } from '../support/daily-world.ts';
import { libraryOf } from '../support/library.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAYS = 400;
const SINCE = Date.UTC(2026, 0, 15, 12);
const SEED = Number(process.env.CHAOS_SEED ?? 1);
/** Around every clock change there is: most are between midnight and four, some at eleven in the evening. */
const TIMES = ['00:00', '00:30', '01:00', '01:30', '02:00', '02:30', '03:00', '12:00', '23:00', '23:30'];
const ZONES = Intl.supportedValuesOf('timeZone');

const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

describe('a year in a minute', () => {
  it(`has one turn a local day, at the right minute, in all ${ZONES.length} zones`, () => {
    let turns = 0;
    for (const zone of ZONES) for (const time of TIMES) turns += yearOf(zone, minuteOf(time));
    expect(turns).toBe(ZONES.length * TIMES.length * DAYS);
  });

  /** As the ticker asks: "what is due after what is done", woken at odd times and after nights switched off. */
  it('is the same year whenever and however often it is asked', () => {
    const random = seededRandom(SEED);
    for (const zone of ZONES) {
      const schedule = aSchedule({
        zone,
        minute: minuteOf(TIMES[random.below(TIMES.length)] ?? '00:00'),
        since: SINCE,
      });
      const seen: string[] = [];
      let done: string | null = null;
      for (
        let now = SINCE;
        now < SINCE + DAYS * 24 * HOUR;
        now += (1 + random.below(random.below(4) ? 600 : 60 * 30)) * MINUTE
      ) {
        for (const slot of dueSlots(schedule, done, now)) {
          seen.push(slot.day);
          done = slot.day;
        }
        const [next] = nextSlots(schedule, done, now, 1);
        expect(next?.due).toBeGreaterThan(now);
      }
      const first = seen[0] ?? '';
      expect(seen).toEqual(seen.map((_, index) => addDays(first, index)));
      expect(seen.length).toBeGreaterThanOrEqual(DAYS - 3);
    }
  });
});

/** The whole of the bot's part, restarted at random, with one schedule a zone. */
describe('a year of posts', () => {
  it('is one a day for every schedule, whatever restarts happen', async () => {
    const random = seededRandom(SEED);
    const discord = new FakeDiscord(SINCE);
    const records = dailyRecords();
    const clock = { now: () => discord.now };
    const library = libraryOf(stories(12));
    const zones = ZONES.filter((_, index) => index % 9 === SEED % 9);
    const schedules = zones.map((zone, index) =>
      aSchedule({
        name: `z${index}`,
        channelId: `3000000000000${String(index).padStart(5, '0')}`,
        zone,
        minute: minuteOf(TIMES[index % TIMES.length] ?? '00:00'),
        since: SINCE,
        style: 'card',
      }),
    );
    for (const schedule of schedules) await records.schedules.set(scheduleKey(schedule), schedule);
    const open = async () => {
      const room = openRun({ discord, records, clock, library, run: `at ${discord.now}` });
      await room.ticker.start();
      return room;
    };
    let room = await open();
    // Woken when something is due, as the minute's tick would find it, and at random in between.
    while (discord.now < SINCE + DAYS * 24 * HOUR) {
      discord.now += MINUTE * (1 + random.below(30));
      room.ticker.tick();
      await room.ticker.idle();
      if (random.below(200) === 0) room = await open();
    }
    for (const { channelId, zone, minute } of schedules) {
      const posts = discord.channel(channelId).posts;
      const days = posts.map(({ slot }) => slot.split('/')[2] ?? '');
      expect(days).toEqual(days.map((_, index) => addDays(days[0] ?? '', index)));
      expect(days.length).toBeGreaterThanOrEqual(DAYS - 1);
      for (const { slot, at } of posts) {
        const due =
          slotOn(
            { zone, minute, days: { kind: 'every', count: 1, from: '2026-01-01' }, since: 0 },
            slot.split('/')[2] ?? '',
          )?.due ?? 0;
        expect(at - due).toBeGreaterThanOrEqual(0);
        expect(at - due).toBeLessThan(31 * MINUTE);
      }
    }
  });
});

/** Counts the turns of 400 days, each checked to be on its day and its minute, or on the first minute after a gap. */
function yearOf(zone: string, minute: number): number {
  const schedule = aSchedule({ zone, minute, since: SINCE });
  const first = addDays(dayAt(zone, SINCE), 1);
  let turns = 0;
  let before = 0;
  for (let ahead = 0; ahead < DAYS; ahead++) {
    const day = addDays(first, ahead);
    const { due } = slotOn(schedule, day) ?? { due: 0 };
    const exact = minuteAt(zone, due) === minute && dayAt(zone, due) === day;
    const afterGap = isBefore(zone, due - MINUTE, day, minute) && !isBefore(zone, due, day, minute);
    if (due <= before || !(exact || afterGap))
      throw new Error(`${zone} ${day} at ${minute}: ${new Date(due).toISOString()}`);
    before = due;
    turns += 1;
  }
  return turns;
}

function isBefore(zone: string, instant: number, day: string, minute: number): boolean {
  const shown = dayAt(zone, instant);
  return shown < day || (shown === day && minuteAt(zone, instant) < minute);
}
