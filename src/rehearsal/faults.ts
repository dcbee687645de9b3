import type { Clock } from './clock.ts';
import type { Random } from './random.ts';
import { type RateLimitScope, tooMany } from './rest/rate-limits.ts';
import type { RestReply } from './rest/router.ts';

/** Something that goes wrong with one request. */
export type Fault =
  /** Answered with an error (500, 502, 503) and nothing done. */
  | { kind: 'status'; status: number }
  /** Answered with 429 and nothing done. */
  | { kind: 'rate-limit'; scope: RateLimitScope; retryAfterMs: number }
  /** The line breaks before the request is read: nothing done. */
  | { kind: 'cut-before' }
  /** Everything is done, and the line breaks before the answer. */
  | { kind: 'lost-answer' }
  /** Everything is done, and the answer never comes; the line stays open. */
  | { kind: 'hanging-answer' }
  /** Everything is done, and the answer comes late (real milliseconds). */
  | { kind: 'slow-answer'; ms: number };

export interface Aim {
  /** `POST /channels/:channel/messages`; every route unless given. */
  route?: string;
}

interface Rule extends Aim {
  fault: Fault;
  /** Whether it befalls this request. */
  strikes(): boolean;
  isOver(): boolean;
}

/** What goes wrong, on demand. The first rule that strikes wins. */
export class Faults {
  /** While set, interactions come without their channel. */
  omitChannel = false;
  readonly #clock: Clock;
  readonly #random: Random;
  #rules: Rule[] = [];

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  /** Befalls the next requests, one unless `times` says more. */
  next(fault: Fault, { times = 1, ...aim }: Aim & { times?: number } = {}): void {
    let left = times;
    this.#rules.push({ ...aim, fault, strikes: () => left-- > 0, isOver: () => left <= 0 });
  }

  /** Befalls every request for so many milliseconds of the server's clock. */
  during(fault: Fault, { forMs, ...aim }: Aim & { forMs: number }): void {
    const end = this.#clock.now() + forMs;
    const isOver = () => this.#clock.now() >= end;
    this.#rules.push({ ...aim, fault, strikes: () => !isOver(), isOver });
  }

  /** Befalls each request with this probability, drawn from the server's seed, until cleared. */
  byChance(fault: Fault, { chance, ...aim }: Aim & { chance: number }): void {
    this.#rules.push({ ...aim, fault, strikes: () => this.#random() < chance, isOver: () => false });
  }

  clear(): void {
    this.omitChannel = false;
    this.#rules = [];
  }

  /** What befalls this request; null: nothing. */
  draw(route: string): Fault | null {
    this.#rules = this.#rules.filter((rule) => !rule.isOver());
    return this.#rules.find((rule) => (rule.route ?? route) === route && rule.strikes())?.fault ?? null;
  }
}

/** The answer that takes the place of doing anything; null: the fault lets the work be done. */
export function answerInstead(fault: Fault | null): RestReply | null {
  if (fault?.kind === 'rate-limit') return tooMany(fault.scope, fault.retryAfterMs);
  if (fault?.kind !== 'status') return null;
  return { status: fault.status, body: { message: `${fault.status}: the local Discord was told to fail`, code: 0 } };
}
