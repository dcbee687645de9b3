import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { PostFailure, type Trouble } from '../daily/failures.ts';

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const UNKNOWN = new Set<number | string>([10003, 10004]);
const MISSING: Record<number | string, string> = { 50001: 'View Channel', 50013: 'Send Messages' };

/** Asks something of Discord; what goes wrong is told by kind, as the story of the day needs to know it. */
export async function asking<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    throw new PostFailure(troubleIn(error), { cause: error });
  }
}

function troubleIn(error: unknown): Trouble {
  if (error instanceof RateLimitError) return { kind: 'busy', wait: error.retryAfter };
  if (error instanceof HTTPError) return { kind: 'outage', detail: `it answered ${error.status}` };
  if (!(error instanceof DiscordAPIError)) return { kind: 'outage', detail: 'no answer' };
  if (error.status === 401) return { kind: 'locked-out' };
  if (UNKNOWN.has(error.code)) return { kind: 'gone' };
  const missing = MISSING[error.code];
  if (missing) return { kind: 'forbidden', missing: [missing] };
  return { kind: 'refused', detail: error.message.replace(/\s+/g, ' ').slice(0, 200) };
}
