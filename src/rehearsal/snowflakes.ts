import type { Clock } from './clock.ts';

export type Snowflake = string;

const DISCORD_EPOCH = 1_420_070_400_000;
const SEQUENCE_BITS = 22n;
const SEQUENCE_SIZE = 2 ** Number(SEQUENCE_BITS);
/** Ids shorter than 17 digits break discord.js' rate limit buckets, so none is older than this. */
const EARLIEST = Date.UTC(2016, 5, 1);

/** Makes ids as Discord does: time first, so that later ids sort after earlier ones, even when the clock is set back. */
export class Snowflakes {
  readonly #clock: Clock;
  #time = EARLIEST;
  #sequence = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  next(): Snowflake {
    const now = Math.floor(this.#clock.now());
    if (now > this.#time) {
      this.#time = now;
      this.#sequence = 0;
    } else if (++this.#sequence === SEQUENCE_SIZE) {
      this.#time += 1;
      this.#sequence = 0;
    }
    return String((BigInt(this.#time - DISCORD_EPOCH) << SEQUENCE_BITS) + BigInt(this.#sequence));
  }
}

/** Whether `left` was made after `right`. */
export function isNewer(left: Snowflake, right: Snowflake): boolean {
  return left.length === right.length ? left > right : left.length > right.length;
}

/** Which of `count` shards serves this guild. */
export function shardOf(guild: Snowflake, count: number): number {
  return Number((BigInt(guild) >> SEQUENCE_BITS) % BigInt(count));
}
