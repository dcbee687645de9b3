import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createTask } from 'node-cron';
import type { Poster } from '../../src/daily/poster.ts';
import type { Progress, Schedule } from '../../src/daily/schedule.ts';
import { Ticker } from '../../src/daily/ticker.ts';
import type { Records } from '../../src/ports.ts';
import { dueSchedule } from './daily-schedules.ts';
import { megabytes, ms, percentile, table } from './figures.ts';

const DUE = Date.UTC(2026, 2, 1, 18);
const TICKS = 1000;

setFlagsFromString('--expose_gc');
const collectGarbage: () => void = runInNewContext('gc');

/** What it costs to have so many schedules waiting: with one queue, and with a node-cron task for each. */
export async function queueFigures(counts: number[]): Promise<string> {
  const rows: string[][] = [];
  for (const count of counts) {
    rows.push(await withQueue(count));
    rows.push(await withTasks(count));
  }
  return table(['', 'schedules', 'start', 'tick p50', 'tick p99', 'tick with all due', 'heap'], rows);
}

async function withQueue(count: number): Promise<string[]> {
  let now = DUE - 3_600_000;
  const ticker = new Ticker({
    clock: { now: () => now },
    schedules: madeUp(count),
    progress: nothing(),
    poster: { work: () => new Promise(() => {}) } as Pick<Poster, 'work'> as Poster,
    alerts: { tell: async () => {} },
    log: console,
    lockedOut: () => {},
  });
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const start = await timed(() => ticker.start());
  collectGarbage();
  const heap = process.memoryUsage().heapUsed - before;
  const ticks: number[] = [];
  for (let tick = 0; tick < TICKS; tick++) ticks.push(await timed(async () => ticker.tick()));
  now = DUE;
  const busiest = await timed(async () => ticker.tick());
  const figures = [start, percentile(ticks, 50), percentile(ticks, 99), busiest].map(ms);
  return ['one queue', String(count), ...figures, megabytes(heap)];
}

async function withTasks(count: number): Promise<string[]> {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const tasks = Array.from({ length: count }, () => createTask('0 18 * * *', () => {}, { timezone: 'UTC' }));
  const start = await timed(async () => {
    for (const task of tasks) await task.start();
  });
  collectGarbage();
  const heap = process.memoryUsage().heapUsed - before;
  for (const task of tasks) await task.destroy();
  return ['node-cron task each', String(count), ms(start), '-', '-', '-', megabytes(heap)];
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Records as a store hands them out: none of them stays in memory. */
function madeUp(count: number): Records<Schedule> {
  const nth = (number: number) =>
    dueSchedule(
      { guildId: String(100_000 + Math.floor(number / 10)), channelId: String(number), name: `s${number}` },
      DUE,
    );
  return {
    ...nothing<Schedule>(),
    get: async (key) => nth(Number(key.split('/s')[1])),
    async *entries() {
      for (let number = 0; number < count; number++) {
        const schedule = nth(number);
        yield [`${schedule.guildId}/${schedule.name}`, schedule];
      }
    },
  };
}

function nothing<T = Progress>(): Records<T> {
  return {
    get: async () => undefined,
    set: async () => {},
    delete: async () => false,
    claim: async () => true,
    update: async () => undefined,
    async *entries() {},
  };
}
