import PQueue from 'p-queue';

/** Runs a request to Discord when its turn has come. */
export type Pace = <T>(request: () => Promise<T>) => Promise<T>;

/** Discord takes 50 requests a second from a bot; the others are for what members ask. */
const A_SECOND = 44;
/** In small helpings, so that nothing a member asks for waits behind a whole second's worth of posts. */
const HELPINGS = 4;

/** Keeps the daily posts under Discord's limit, however many are due at once. First asked, first served. */
export function newPace(): Pace {
  const queue = new PQueue({ interval: 1000 / HELPINGS, intervalCap: A_SECOND / HELPINGS });
  return (request) => queue.add(request);
}
