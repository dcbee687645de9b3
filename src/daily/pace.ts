import PQueue from 'p-queue';

/** Runs a request to Discord when its turn has come. */
export type Pace = <T>(request: () => Promise<T>) => Promise<T>;

/**
 * Discord takes 50 requests a second from a bot. Four every 91 ms are 44 of them: whatever second one looks at, no more than
 * twelve helpings fall into it, even if some are 90 ms faster on their way than others. Larger helpings would keep members
 * waiting behind them, smaller ones suffer more from timers that are late.
 */
const HELPING = { intervalCap: 4, interval: 91 };

/** Keeps the daily posts under Discord's limit, however many are due at once. First asked, first served. */
export function newPace(): Pace {
  const queue = new PQueue(HELPING);
  return (request) => queue.add(request);
}
