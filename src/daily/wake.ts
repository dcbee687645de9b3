import { schedule as everyMinute } from 'node-cron';

/** A minute and a half: a minute's wake-up that is so late will not come by itself. */
const OVERDUE = 90_000;
const WATCH = 30_000;

const SILENT = { info() {}, warn() {}, error() {}, debug() {} };

/**
 * Calls `tick` every minute, with node-cron. That waits for an instant of the wall clock, so after a clock was put back by
 * hours it would sleep that long; a watch that goes by elapsed time starts it anew. Answers how to stop.
 */
export function wakeEveryMinute(tick: () => void): () => void {
  let last = performance.now();
  const woken = () => {
    last = performance.now();
    tick();
  };
  const start = () => everyMinute('* * * * *', woken, { logger: SILENT, missedExecutionTolerance: OVERDUE });
  let task = start();
  const watch = setInterval(() => {
    if (performance.now() - last < OVERDUE) return;
    void task.destroy();
    task = start();
    woken();
  }, WATCH);
  return () => {
    clearInterval(watch);
    void task.destroy();
  };
}
