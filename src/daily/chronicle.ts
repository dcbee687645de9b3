import { z } from 'zod';
import type { Clock, Records } from '../ports.ts';
import type { Loves } from './loves.ts';
import { type Schedule, scheduleKey } from './schedule.ts';
import type { SlotRecord } from './slot-record.ts';

export const changeSchema = z.object({
  at: z.number(),
  by: z.string(),
  what: z.string(),
  channelId: z.string().optional(),
});
export type Change = z.infer<typeof changeSchema>;

export interface PastSlot {
  id: string;
  record: SlotRecord;
}

/** A post with the number of members who loved it. */
export interface LovedPost {
  id: string;
  record: Extract<SlotRecord, { state: 'sent' }>;
  loves: number;
}

const WEEK = 7 * 24 * 60 * 60_000;

/** What happened: the slots of the past, and who changed what. */
export class Chronicle {
  readonly #slots: Records<SlotRecord>;
  readonly #changes: Records<Change>;
  readonly #loves: Loves;
  readonly #clock: Clock;

  constructor(slots: Records<SlotRecord>, changes: Records<Change>, loves: Loves, clock: Clock) {
    this.#slots = slots;
    this.#changes = changes;
    this.#loves = loves;
    this.#clock = clock;
  }

  /** Slots of a schedule, the newest first; pages count from 1. */
  async past(schedule: Schedule, page: number, size: number): Promise<{ slots: PastSlot[]; pages: number }> {
    const all = (await this.#all(schedule)).reverse();
    const pages = Math.max(1, Math.ceil(all.length / size));
    const from = (Math.min(Math.max(page, 1), pages) - 1) * size;
    return { slots: all.slice(from, from + size), pages };
  }

  async last(schedule: Schedule): Promise<PastSlot | undefined> {
    return (await this.#all(schedule)).at(-1);
  }

  /** What was posted in the last seven days and loved by somebody, the most loved first. */
  async mostLoved(schedule: Schedule, count: number): Promise<LovedPost[]> {
    const since = this.#clock.now() - WEEK;
    const posts: LovedPost[] = [];
    for (const { id, record } of await this.#all(schedule)) {
      if (record.state !== 'sent' || record.at < since) continue;
      const loves = await this.#loves.count(`${scheduleKey(schedule)}/${id}`);
      if (loves > 0) posts.push({ id, record, loves });
    }
    return posts.sort((a, b) => b.loves - a.loves || b.record.at - a.record.at).slice(0, count);
  }

  /** Puts down that a member changed something; a channel that belongs to it is named after it. */
  async note(guildId: string, by: string, what: string, channelId?: string): Promise<void> {
    const at = this.#clock.now();
    const change = { at, by, what, ...(channelId !== undefined && { channelId }) };
    for (let number = 0; ; number++) {
      const key = `${guildId}/${String(at).padStart(15, '0')}-${number}`;
      if (await this.#changes.claim(key, change)) return;
    }
  }

  /** The last changes, the newest first. */
  async changes(guildId: string, count: number): Promise<Change[]> {
    const all: Change[] = [];
    for await (const [, change] of this.#changes.entries(`${guildId}/`)) all.push(change);
    return all.slice(-count).reverse();
  }

  async #all(schedule: Schedule): Promise<PastSlot[]> {
    const prefix = `${scheduleKey(schedule)}/`;
    const slots: PastSlot[] = [];
    for await (const [key, record] of this.#slots.entries(prefix)) slots.push({ id: key.slice(prefix.length), record });
    return slots.sort((a, b) => a.record.due - b.record.due);
  }
}
