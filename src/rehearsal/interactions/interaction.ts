import type { Snowflake } from '../snowflakes.ts';
import type { Channel, User } from '../wire.ts';
import type { Choice, Modal } from '../wire-commands.ts';
import type { StoredMessage } from '../world/world.ts';

/**
 * `open`: nothing answered yet. `deferred`: a "thinking" message stands. `updating`: a component's message will change, or not.
 * `answered`: something final went out.
 */
export type InteractionState = 'open' | 'deferred' | 'updating' | 'answered';

/** One interaction from the press to the last follow-up. */
export interface Interaction {
  readonly id: Snowflake;
  readonly token: string;
  readonly type: number;
  readonly user: User;
  readonly channel: Channel;
  /** By the server's clock: deadlines count from here. */
  readonly createdAt: number;
  /** By `performance.now()`: how long the bot took counts from here. */
  readonly sentAt: number;
  /** The message whose component was used, or that a modal was opened from. */
  readonly source: StoredMessage | null;
  /** The type of the option being typed; 0 where nothing is. */
  readonly focusedType: number;
  state: InteractionState;
  acknowledgedInMs: number | null;
  /** Whether the first answer is for the member alone. */
  private: boolean;
  /** What `@original` means. */
  original: StoredMessage | null;
  /** Everything said in answer, the original first. */
  readonly said: StoredMessage[];
  choices: Choice[] | null;
  modal: Modal | null;
  /** Refusals of what the bot answered, worded for a test's failure message. */
  readonly refusals: string[];
}
