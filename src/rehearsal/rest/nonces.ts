import type { Clock } from '../clock.ts';
import { LIMITS } from '../limits.ts';
import type { Snowflake } from '../snowflakes.ts';

/** Remembers for "the past few minutes" which message each nonce made. */
export class Nonces {
  readonly #clock: Clock;
  readonly #messages = new Map<string, { message: Snowflake; at: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The message that this nonce made a moment ago. */
  find(channel: Snowflake, nonce: string | number): Snowflake | undefined {
    this.#forgetOld();
    return this.#messages.get(`${channel} ${nonce}`)?.message;
  }

  remember(channel: Snowflake, nonce: string | number, message: Snowflake): void {
    this.#messages.set(`${channel} ${nonce}`, { message, at: this.#clock.now() });
  }

  #forgetOld(): void {
    const now = this.#clock.now();
    for (const [key, { at }] of this.#messages) {
      if (now - at <= LIMITS.nonceRememberedMs) return;
      this.#messages.delete(key);
    }
  }
}
