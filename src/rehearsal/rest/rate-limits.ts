import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { LIMITS } from '../limits.ts';
import type { Match, RestReply } from './router.ts';

export type RateLimitScope = 'user' | 'shared' | 'global';

interface BucketRule {
  limit: number;
  windowMs: number;
  /** The parts of the path that each have a bucket of their own. */
  by: readonly string[];
}

/** Buckets as seen on Discord; it publishes none, and routes not named here have no bucket of their own. */
const RULES: Record<string, BucketRule> = {
  'POST /channels/:channel/messages': { limit: 5, windowMs: 5000, by: ['channel'] },
  'PATCH /channels/:channel/messages/:message': { limit: 5, windowMs: 5000, by: ['channel'] },
  'DELETE /channels/:channel/messages/:message': { limit: 5, windowMs: 1000, by: ['channel'] },
  'POST /webhooks/:application/:token': { limit: 5, windowMs: 2000, by: ['token'] },
  'PATCH /webhooks/:application/:token/messages/:message': { limit: 5, windowMs: 2000, by: ['token'] },
};

interface Window {
  startedAt: number;
  used: number;
}

const ONE_SECOND_MS = 1000;

/** Counts requests by bucket and over all, by the server's clock, and refuses with 429 what goes beyond. */
export class RateLimits {
  readonly #clock: Clock;
  readonly #windows = new Map<string, Window>();
  /** When answers of 401, 403 and 429 went out, as far back as they count. */
  readonly #invalid: number[] = [];
  #second: Window = { startedAt: Number.NEGATIVE_INFINITY, used: 0 };

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts a request; gives the 429 if it is one too many, else the headers that tell how many are left. */
  take(match: Pick<Match, 'route' | 'params'>): { refusal: RestReply | null; headers: Record<string, string> } {
    if (this.#isBanned()) return { refusal: { status: 429, body: undefined }, headers: {} };
    const now = this.#clock.now();
    if (match.route.access !== 'interaction') {
      this.#second = advanced(this.#second, now, ONE_SECOND_MS);
      if (++this.#second.used > LIMITS.requestsASecond) {
        return { refusal: tooMany('global', this.#second.startedAt + ONE_SECOND_MS - now), headers: {} };
      }
    }
    return this.#fromBucket(match, now);
  }

  /** Discord bans an address that collects too many of these answers. */
  answered(reply: RestReply): void {
    const own = reply.headers?.['x-ratelimit-scope'] !== 'shared';
    if ([401, 403, 429].includes(reply.status) && own) this.#invalid.push(this.#clock.now());
  }

  #isBanned(): boolean {
    const now = this.#clock.now();
    while (now - (this.#invalid[0] ?? now) >= LIMITS.invalidRequestsWithinMs) this.#invalid.shift();
    return this.#invalid.length >= LIMITS.invalidRequests;
  }

  #fromBucket({ route, params }: Match, now: number): { refusal: RestReply | null; headers: Record<string, string> } {
    const name = `${route.method} ${route.path}`;
    const rule = RULES[name];
    if (!rule) return { refusal: null, headers: {} };
    const key = [name, ...rule.by.map((part) => params.get(part))].join(' ');
    const window = advanced(this.#windows.get(key), now, rule.windowMs);
    this.#windows.set(key, window);
    const left = rule.limit - ++window.used;
    const resetMs = window.startedAt + rule.windowMs - now;
    const headers = {
      'x-ratelimit-bucket': createHash('sha1').update(name).digest('hex').slice(0, 32),
      'x-ratelimit-limit': String(rule.limit),
      'x-ratelimit-remaining': String(Math.max(0, left)),
      'x-ratelimit-reset': seconds(now + resetMs),
      'x-ratelimit-reset-after': seconds(resetMs),
    };
    return { refusal: left < 0 ? tooMany('user', resetMs) : null, headers };
  }
}

/** A 429 as Discord words it. Its `Retry-After` is rounded up to whole seconds there; here it is not, to keep tests quick. */
export function tooMany(scope: RateLimitScope, retryAfterMs: number): RestReply {
  const global = scope === 'global';
  const message = scope === 'shared' ? 'The resource is being rate limited.' : 'You are being rate limited.';
  return {
    status: 429,
    headers: {
      'retry-after': seconds(retryAfterMs),
      'x-ratelimit-scope': scope,
      via: '1.1 google',
      ...(global ? { 'x-ratelimit-global': 'true' } : {}),
    },
    body: { message, retry_after: retryAfterMs / 1000, global, ...(scope === 'shared' ? { code: 20028 } : {}) },
  };
}

/** The window that holds this moment: the old one while it lasts. A clock set back begins a new one. */
function advanced(window: Window | undefined, now: number, lengthMs: number): Window {
  const lasts = window !== undefined && now >= window.startedAt && now < window.startedAt + lengthMs;
  return lasts ? window : { startedAt: now, used: 0 };
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
