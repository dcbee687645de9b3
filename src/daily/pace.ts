import PQueue from 'p-queue';

/** Runs a request to Discord when its turn has come. */
export type Pace = <T>(request: () => Promise<T>) => Promise<T>;

/**
 * Discord takes 50 requests a second from a bot. Twelve every 276 ms are 43 of them: whatever second one looks at, no more
 * than four helpings fall into it, and a fifth stays outside even if the way there is 100 ms shorter for it. Smaller ones
 * would suffer more from timers that are late.
 */
const HELPING = { intervalCap: 12, interval: 276 };

/** Keeps the daily posts under Discord's limit, however many are due at once. First asked, first served. */
export function newPace(): Pace {
  const queue = new PQueue(HELPING);
  return (request) => queue.add(request);
}
