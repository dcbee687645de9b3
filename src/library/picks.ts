import { z } from 'zod';
import type { Random, Records } from '../ports.ts';
import type { StoryFilter } from './library.ts';
import { RATING_LEVELS, STATUSES } from './story.ts';

const name = z.string().optional();

/** What a member was given at random so far, and what they asked for last. */
export const picksSchema = z.object({
  seen: z.array(z.string()),
  filter: z.object({
    ...{ fandom: name, withFandom: name, character: name, relationship: name, author: name, tag: name },
    ratingUpTo: z.enum(RATING_LEVELS).optional(),
    status: z.enum(STATUSES).optional(),
    minWords: z.number().optional(),
    maxWords: z.number().optional(),
    publishedOn: name,
  }),
});
export type PicksRecord = z.infer<typeof picksSchema>;

/** Stories at random for members: none comes twice before every one of the choice has had its turn. */
export class Picks {
  readonly #records: Records<PicksRecord>;

  constructor(records: Records<PicksRecord>) {
    this.#records = records;
  }

  /** One of the candidates; undefined when there are none. */
  async draw(
    memberId: string,
    candidates: readonly string[],
    filter: StoryFilter,
    random: Random,
  ): Promise<string | undefined> {
    if (candidates.length === 0) return undefined;
    let drawn: string | undefined;
    await this.#records.update(memberId, (old) => {
      const choice = unseen(candidates, old?.seen ?? []);
      drawn = choice.fresh[random.below(choice.fresh.length)];
      return drawn === undefined ? undefined : { seen: [...choice.seen, drawn], filter };
    });
    return drawn;
  }

  /** What is kept of the member's draws. */
  async of(memberId: string): Promise<PicksRecord> {
    return (await this.#records.get(memberId)) ?? { seen: [], filter: {} };
  }

  async forget(memberId: string): Promise<void> {
    await this.#records.delete(memberId);
  }
}

/** The candidates whose turn it is. When all have been seen a new round begins, not with the one that ended the last. */
function unseen(candidates: readonly string[], seen: readonly string[]): { fresh: readonly string[]; seen: string[] } {
  const known = new Set(seen);
  const fresh = candidates.filter((id) => !known.has(id));
  if (fresh.length > 0) return { fresh, seen: [...seen] };
  const again = new Set(candidates);
  const others = candidates.length > 1 ? candidates.filter((id) => id !== seen.at(-1)) : candidates;
  return { fresh: others, seen: seen.filter((id) => !again.has(id)) };
}
