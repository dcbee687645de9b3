import { z } from 'zod';
import type { Records } from '../ports.ts';

export const lovedSchema = z.object({ members: z.array(z.string()) });
export type Loved = z.infer<typeof lovedSchema>;

/** Which members loved which daily post, by the post's slot. */
export class Loves {
  readonly #records: Records<Loved>;

  constructor(records: Records<Loved>) {
    this.#records = records;
  }

  /** Loves a post, or no more; answers whether the member does now, and how many do. */
  async toggle(slot: string, memberId: string): Promise<{ loved: boolean; count: number }> {
    const kept = await this.#records.update(slot, (old) => {
      const members = old?.members ?? [];
      const others = members.filter((id) => id !== memberId);
      return { members: others.length < members.length ? others : [...others, memberId] };
    });
    const members = kept?.members ?? [];
    return { loved: members.includes(memberId), count: members.length };
  }

  async count(slot: string): Promise<number> {
    return (await this.#records.get(slot))?.members.length ?? 0;
  }

  /** The slots of the posts a member loves. */
  async of(memberId: string): Promise<string[]> {
    const slots: string[] = [];
    for await (const [slot, { members }] of this.#records.entries()) if (members.includes(memberId)) slots.push(slot);
    return slots;
  }

  /** Erases everything that is kept about a member here. */
  async forget(memberId: string): Promise<void> {
    for (const slot of await this.of(memberId))
      await this.#records.update(slot, (old) => old && { members: old.members.filter((id) => id !== memberId) });
  }
}
