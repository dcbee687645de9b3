import { UserFacingError } from '../errors.ts';
import type { StoryFilter } from '../library/library.ts';
import type { Shelf } from '../library/shelf.ts';
import type { Story } from '../library/story.ts';
import type { Records } from '../ports.ts';
import { type Bag, choose, consume, newBag, standingAfter } from './bag.ts';
import { PostFailure } from './failures.ts';
import type { Day } from './local-time.ts';
import type { Prompts } from './ports.ts';
import { type Schedule, scheduleKey } from './schedule.ts';
import type { Choice, StoryChoice } from './slot-record.ts';
import type { Slot } from './slots.ts';
import type { Turn } from './spread.ts';

/** A turn takes some 200 bytes. */
const MOST_KNOWN = 5000;

/** Decides what a slot shows. Whatever it looks at is on the shelf it is given, so nothing withheld can be chosen. */
export class Chooser {
  readonly #bags: Records<Bag>;
  readonly #prompts: Prompts;
  /** What fairness needs of stories seen lately; to read the facts of hundreds for each choice would be slow. */
  readonly #turns = new Map<string, Turn>();

  constructor(bags: Records<Bag>, prompts: Prompts) {
    this.#bags = bags;
    this.#prompts = prompts;
  }

  /** @throws {PostFailure} when no story may be shown. */
  async choose(schedule: Schedule, slot: Slot, shelf: Shelf, refused: readonly string[] = []): Promise<Choice> {
    if (schedule.kind === 'prompt') {
      const { code } = await this.#prompts.daily(schedule.guildId, shelf);
      return { kind: 'prompt', code };
    }
    const choice = this.#next(schedule, slot, shelf, await this.#bag(schedule), refused);
    if (choice) return choice;
    const all = shelf.count({});
    if (all.shown + all.withheld === 0) throw new PostFailure({ kind: 'library-empty' });
    throw new PostFailure({ kind: 'nothing-eligible', withheld: shelf.count(filterOn(schedule, slot.day)).withheld });
  }

  /** The same to look at: nothing is used up by it. @throws {PostFailure} when no story may be shown. */
  async sample(schedule: Schedule, slot: Slot, shelf: Shelf): Promise<Choice> {
    if (schedule.kind !== 'prompt') return this.choose(schedule, slot, shelf);
    return { kind: 'prompt', code: (await this.#prompts.sample(schedule.guildId, shelf)).code };
  }

  /** Whether what was chosen before may still be shown. */
  fits(choice: Choice, schedule: Schedule, slot: Slot, shelf: Shelf, refused: readonly string[] = []): boolean {
    if (choice.kind === 'prompt') return schedule.kind === 'prompt';
    return !refused.includes(choice.story) && this.#allowed(schedule, slot.day, shelf).includes(choice.story);
  }

  /** What the coming slots would show if nothing changed, in order; null where there is nothing to show or it is not known yet. */
  async foresee(schedule: Schedule, slots: readonly Slot[], shelf: Shelf): Promise<(StoryChoice | null)[]> {
    let bag = await this.#bag(schedule);
    return slots.map((slot) => {
      if (schedule.kind === 'prompt' || schedule.plans[slot.id]?.kind === 'skip') return null;
      const choice = this.#next(schedule, slot, shelf, bag, []);
      if (choice) bag = consume(bag, this.#turn(shelf, choice.story), choice);
      return choice ?? null;
    });
  }

  /** Another story for the slot than the one given, for moderators who want to swap it. */
  async another(schedule: Schedule, slot: Slot, shelf: Shelf, instead: string): Promise<string | undefined> {
    const bag = await this.#bag(schedule);
    const others = this.#eligible(schedule, slot.day, shelf).filter((id) => id !== instead);
    return choose(bag, others, this.#turnOn(shelf), `${slot.id}/${instead}`)?.id;
  }

  /** To be called once the post stands; calling it again changes nothing. */
  async consume(schedule: Schedule, choice: Choice, shelf: Shelf): Promise<void> {
    if (choice.kind !== 'story') return;
    const turn = this.#turn(shelf, choice.story);
    const seed = scheduleKey(schedule);
    await this.#bags.update(seed, (bag = newBag(seed)) => consume(bag, turn, choice));
  }

  async #bag(schedule: Schedule): Promise<Bag> {
    const seed = scheduleKey(schedule);
    return (await this.#bags.get(seed)) ?? newBag(seed);
  }

  #next(schedule: Schedule, slot: Slot, shelf: Shelf, bag: Bag, refused: readonly string[]): StoryChoice | undefined {
    const eligible = this.#eligible(schedule, slot.day, shelf);
    const plan = schedule.plans[slot.id];
    const planned = plan?.kind === 'story' && !refused.includes(plan.story) && storyOn(shelf, plan.story);
    const open = refused.length > 0 ? eligible.filter((id) => !refused.includes(id)) : eligible;
    const story = planned ? plan.story : choose(bag, open, this.#turnOn(shelf))?.id;
    return story === undefined ? undefined : { kind: 'story', story, ...standingAfter(bag, eligible, story) };
  }

  /** Stories that are planned for later days wait for them, unless there is nothing else. */
  #eligible(schedule: Schedule, day: Day, shelf: Shelf): string[] {
    const ids = shelf.ids(filterOn(schedule, day));
    const later = Object.entries(schedule.plans).flatMap(([on, plan]) =>
      on > day && plan.kind === 'story' ? plan.story : [],
    );
    const others = later.length > 0 ? ids.filter((id) => !later.includes(id)) : ids;
    return others.length > 0 ? others : ids;
  }

  #allowed(schedule: Schedule, day: Day, shelf: Shelf): string[] {
    const plan = schedule.plans[day];
    const ids = shelf.ids(filterOn(schedule, day));
    return plan?.kind === 'story' && storyOn(shelf, plan.story) ? [...ids, plan.story] : ids;
  }

  #turnOn(shelf: Shelf): (id: string) => Turn {
    return (id) => this.#turn(shelf, id);
  }

  #turn(shelf: Shelf, id: string): Turn {
    const known = this.#turns.get(id);
    const story = known ? undefined : storyOn(shelf, id);
    const turn = known ?? { id, fandom: story?.fandoms[0] ?? '', author: story?.authors[0] ?? '' };
    if (this.#turns.size > MOST_KNOWN) this.#turns.clear();
    if (story) this.#turns.set(id, turn);
    return turn;
  }
}

/** What a moderator planned need not fit the filters, but the gate holds for it too. */
function storyOn(shelf: Shelf, id: string): Story | undefined {
  try {
    return shelf.story(id);
  } catch (error) {
    if (error instanceof UserFacingError) return undefined;
    throw error;
  }
}

/** The schedule's filters, for a day. */
export function filterOn({ kind, filter }: Pick<Schedule, 'kind' | 'filter'>, day: Day): StoryFilter {
  return kind === 'on-this-day' ? { ...filter, publishedOn: day.slice(5) } : filter;
}
