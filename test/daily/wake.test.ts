import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { wakeEveryMinute } from '../../src/daily/wake.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOON = Date.UTC(2026, 2, 1, 12, 0, 30);

describe('the wake-up', () => {
  let ticks = 0;
  let sleep: () => void;
  beforeEach(() => {
    vi.useFakeTimers({ now: NOON });
    ticks = 0;
    sleep = wakeEveryMinute(() => {
      ticks += 1;
    });
  });
  afterEach(() => {
    sleep();
    vi.useRealTimers();
  });

  it('comes every minute', async () => {
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    expect(ticks).toBe(10);
  });

  it.each([-3 * HOUR, 3 * HOUR])('goes on when the clock jumps by %i ms', async (jump) => {
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    vi.setSystemTime(Date.now() + jump);
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    expect(ticks).toBeGreaterThanOrEqual(9);
    expect(ticks).toBeLessThanOrEqual(14);
  });

  it('ends when it is told to', async () => {
    sleep();
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    expect(ticks).toBe(0);
  });
});
