import type { Random } from '../ports.ts';

/** What can go wrong with a post, by what is to be done about it. */
export type Trouble =
  /** Discord or the way to it is out of order; the post may exist all the same. */
  | { kind: 'outage'; detail: string }
  /** Asked to wait, for so many milliseconds. */
  | { kind: 'busy'; wait: number }
  /** Rights that are missing, by the names Discord shows moderators. */
  | { kind: 'forbidden'; missing: string[] }
  | { kind: 'gone' }
  /** Nothing may be shown: the filters and the channel's age flag leave no story. */
  | { kind: 'nothing-eligible'; withheld: number }
  /** The library has no story at all: it is still being read, or its folder is not there just now. */
  | { kind: 'library-empty' }
  /** Discord does not take this very message, however often it is sent. */
  | { kind: 'refused'; detail: string }
  /** The token is no longer valid: nothing can be sent by anyone. */
  | { kind: 'locked-out' };

export class PostFailure extends Error {
  override name = 'PostFailure';
  readonly trouble: Trouble;

  constructor(trouble: Trouble, options?: ErrorOptions) {
    super(`posting failed: ${wordsFor(trouble)}`, options);
    this.trouble = trouble;
  }
}

/** Only people can mend these; after three days in a row with one the schedule pauses. */
export function needsPeople({ kind }: Trouble): boolean {
  return kind === 'forbidden' || kind === 'gone' || kind === 'nothing-eligible';
}

/** Whether the post may stand all the same: only an answer that it was not taken is sure. */
export function leavesDoubt({ kind }: Trouble): boolean {
  return kind === 'outage';
}

const MINUTE = 60_000;
const LONGEST_PAUSE = 15 * MINUTE;

/**
 * How long to wait before the next try: twice as long each time, up to a quarter of an hour. Half of it is chance, so that
 * ten thousand schedules do not all return in the minute in which an outage ends.
 */
export function pauseBefore(trouble: Trouble, tries: number, random: Random): number {
  if (trouble.kind === 'busy') return trouble.wait + random.below(1000);
  const base = needsPeople(trouble) ? LONGEST_PAUSE : Math.min(LONGEST_PAUSE, 15_000 * 2 ** Math.min(tries, 10));
  return base / 2 + random.below(base / 2);
}

/** For the record and for moderators: what is wrong, in words that say where to mend it. */
export function wordsFor(trouble: Trouble): string {
  switch (trouble.kind) {
    case 'outage':
      return `Discord could not be reached (${trouble.detail})`;
    case 'busy':
      return 'Discord asked to wait';
    case 'forbidden':
      return `I lack the permission ${trouble.missing.map((name) => `“${name}”`).join(' and ')} there`;
    case 'gone':
      return 'the channel is gone or hidden from me';
    case 'nothing-eligible':
      return trouble.withheld > 0
        ? `no story may be shown there: ${trouble.withheld} that fit are withheld because of their rating`
        : 'no story of the library fits its filters any more';
    case 'library-empty':
      return 'the library has no stories';
    case 'refused':
      return `Discord did not take the post (${trouble.detail})`;
    case 'locked-out':
      return 'Discord does not accept the bot’s token any more';
  }
}
