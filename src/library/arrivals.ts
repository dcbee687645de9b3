import { z } from 'zod';
import type { Clock, Records } from '../ports.ts';
import type { Audience } from './audience.ts';
import type { Library } from './library.ts';

/** Every story with its number of chapters when the library was last looked through. */
export const inventorySchema = z.object({ chapters: z.record(z.string(), z.number()) });
export type Inventory = z.infer<typeof inventorySchema>;

/** A story that came or grew. `from`: the chapters it had before; null for a new story. */
const arrival = z.object({ number: z.number(), story: z.string(), from: z.number().nullable(), at: z.number() });
export type Arrival = z.infer<typeof arrival>;

/** The latest arrivals, numbered as they came. */
export const arrivalsSchema = z.object({ next: z.number(), latest: z.array(arrival) });
export type ArrivalList = z.infer<typeof arrivalsSchema>;

const KEY = 'library';
const NONE: ArrivalList = { next: 0, latest: [] };
/** More than anyone is told about at once; of older ones only the number is known. */
const REMEMBERED = 200;
/** Stories looked at in one go: going through a large library must not keep members waiting. */
const HELPING = 200;

/** What is new in the library, found by comparing it with what it was. */
export class Arrivals {
  readonly #inventory: Records<Inventory>;
  readonly #list: Records<ArrivalList>;
  readonly #clock: Clock;
  /** What the last look saw: a library that has not changed since is not gone through again. */
  #seen: { library: Library; generation: number } | undefined;

  constructor(inventory: Records<Inventory>, list: Records<ArrivalList>, clock: Clock) {
    this.#inventory = inventory;
    this.#list = list;
    this.#clock = clock;
  }

  /** What came lately, and the number that the next one will have. */
  async list(): Promise<ArrivalList> {
    return (await this.#list.get(KEY)) ?? NONE;
  }

  /** Looks through the library. The first time nothing is new: what is there is no news to those who put it there. */
  async look(library: Library, everyone: Audience): Promise<void> {
    const { generation } = library;
    if (this.#seen?.library === library && this.#seen.generation === generation) return;
    const before = (await this.#inventory.get(KEY))?.chapters;
    const now = await takeInventory(library, everyone);
    const grown = Object.entries(now).filter(([id, chapters]) => chapters > (before?.[id] ?? -1));
    if (before && grown.length > 0) await this.#add(grown.map(([story]) => ({ story, from: before[story] ?? null })));
    // Stories gone for a while (a disk not mounted) are kept in mind: they are no news when they come back.
    if (!before || grown.length > 0) await this.#inventory.set(KEY, { chapters: { ...before, ...now } });
    this.#seen = { library, generation };
  }

  async #add(news: Pick<Arrival, 'story' | 'from'>[]): Promise<void> {
    const at = this.#clock.now();
    await this.#list.update(KEY, ({ next, latest } = NONE) => {
      const numbered = news.map((one, index) => ({ ...one, number: next + index, at }));
      return { next: next + news.length, latest: [...latest, ...numbered].slice(-REMEMBERED) };
    });
  }
}

async function takeInventory(library: Library, everyone: Audience): Promise<Record<string, number>> {
  const chapters: Record<string, number> = {};
  for (const [index, id] of library.ids({}, everyone).entries()) {
    if (index % HELPING === HELPING - 1) await new Promise((resolve) => setImmediate(resolve));
    const story = library.story(id);
    if (story) chapters[id] = story.chapters.length;
  }
  return chapters;
}
