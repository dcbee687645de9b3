import { z } from 'zod';
import type { Clock, Records } from '../ports.ts';

/** A place in a story, and when the member was last there. */
const bookmark = z.object({ story: z.string(), chapter: z.number(), page: z.number(), at: z.number() });
export type Bookmark = z.infer<typeof bookmark>;

const stories = z.array(z.string());

/** What a member keeps of the library: ids, the latest first. */
export const bookcaseSchema = z.object({
  bookmarks: z.array(bookmark),
  later: stories,
  finished: stories,
  favourites: stories,
});
export type Bookcase = z.infer<typeof bookcaseSchema>;
/** The lists a member puts stories on; bookmarks keep themselves. */
export type KeptList = 'later' | 'favourites';

const EMPTY: Bookcase = { bookmarks: [], later: [], finished: [], favourites: [] };
/** More of one kind than anyone looks through; the oldest make room. */
const MOST = 500;

/** Every member's bookmarks and lists. */
export class Bookcases {
  readonly #records: Records<Bookcase>;
  readonly #clock: Clock;

  constructor(records: Records<Bookcase>, clock: Clock) {
    this.#records = records;
    this.#clock = clock;
  }

  async of(memberId: string): Promise<Bookcase> {
    return (await this.#records.get(memberId)) ?? EMPTY;
  }

  /** Where the member stopped in a story, or in the one they read last. */
  async placeIn(memberId: string, story?: string): Promise<Bookmark | undefined> {
    const { bookmarks } = await this.of(memberId);
    return story === undefined ? bookmarks[0] : bookmarks.find((kept) => kept.story === story);
  }

  /** Keeps the place where the member is. At the story's `end` the bookmark gives way to "finished". */
  async keepPlace(memberId: string, place: Omit<Bookmark, 'at'>, end: boolean): Promise<void> {
    const { story } = place;
    const at = this.#clock.now();
    await this.#change(memberId, (old) => {
      const others = old.bookmarks.filter((kept) => kept.story !== story);
      if (!end) return { ...old, bookmarks: [{ ...place, at }, ...others].slice(0, MOST) };
      return {
        ...old,
        bookmarks: others,
        later: without(old.later, story),
        finished: [story, ...without(old.finished, story)].slice(0, MOST),
      };
    });
  }

  /** Puts the story on a list, or takes it off again. Resolves to whether it is on it now. */
  async toggle(memberId: string, list: KeptList, story: string): Promise<boolean> {
    const changed = await this.#change(memberId, (old) => {
      const rest = without(old[list], story);
      return { ...old, [list]: rest.length < old[list].length ? rest : [story, ...rest].slice(0, MOST) };
    });
    return changed[list].includes(story);
  }

  async forget(memberId: string): Promise<void> {
    await this.#records.delete(memberId);
  }

  async #change(memberId: string, change: (old: Bookcase) => Bookcase): Promise<Bookcase> {
    return (await this.#records.update(memberId, (old = EMPTY) => change(old))) ?? EMPTY;
  }
}

function without(list: readonly string[], story: string): string[] {
  return list.filter((id) => id !== story);
}
