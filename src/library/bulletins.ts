import { z } from 'zod';
import type { Clock, Records } from '../ports.ts';
import type { Arrival, Arrivals } from './arrivals.ts';

/** Where a server hears of new stories, who set that up, up to which arrival it has heard, and when it last did. */
export const bulletinSchema = z.object({
  channelId: z.string(),
  by: z.string(),
  heard: z.number(),
  postedAt: z.number().nullable(),
});
export type Bulletin = z.infer<typeof bulletinSchema>;

/** What a server has not heard of yet; `more` are too many to be named. */
export interface News {
  guildId: string;
  bulletin: Bulletin;
  arrivals: Arrival[];
  more: number;
}

const DAY = 24 * 60 * 60_000;
/** A folder that is being filled is told of when it has come to rest. */
const REST = 10 * 60_000;

/** Servers that want to be told of new stories and chapters: one post a day at most. */
export class Bulletins {
  readonly #records: Records<Bulletin>;
  readonly #arrivals: Arrivals;
  readonly #clock: Clock;

  constructor(records: Records<Bulletin>, arrivals: Arrivals, clock: Clock) {
    this.#records = records;
    this.#arrivals = arrivals;
    this.#clock = clock;
  }

  async of(guildId: string): Promise<Bulletin | undefined> {
    return this.#records.get(guildId);
  }

  /** From now on: what is in the library already is no news. */
  async begin(guildId: string, channelId: string, by: string): Promise<void> {
    const { next } = await this.#arrivals.list();
    await this.#records.set(guildId, { channelId, by, heard: next, postedAt: null });
  }

  /** Resolves to whether there was anything to end. */
  async end(guildId: string): Promise<boolean> {
    return this.#records.delete(guildId);
  }

  /** Whether any server wants to hear of anything. */
  async wanted(): Promise<boolean> {
    for await (const _ of this.#records.entries()) return true;
    return false;
  }

  /**
   * Gives every server its news, if there are any and its day has passed. They are noted as heard before `post` is called:
   * a crash in between costs a post and never brings a second one.
   */
  async check(post: (news: News) => Promise<void>): Promise<void> {
    const { next, latest } = await this.#arrivals.list();
    const now = this.#clock.now();
    if (now - (latest.at(-1)?.at ?? 0) < REST) return;
    for await (const [guildId, bulletin] of this.#records.entries()) {
      if (bulletin.heard >= next || now - (bulletin.postedAt ?? 0) < DAY) continue;
      await this.#records.update(guildId, (old) => old && { ...old, heard: next, postedAt: now });
      const arrivals = latest.filter(({ number }) => number >= bulletin.heard);
      await post({ guildId, bulletin, arrivals, more: next - bulletin.heard - arrivals.length });
    }
  }
}
