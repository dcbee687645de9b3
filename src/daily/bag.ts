import { z } from 'zod';
import { chanceFrom } from './chance.ts';
import { extend, NO_RUNS, pickSpread, type Turn } from './spread.ts';

const runSchema = z.object({ name: z.string(), length: z.number().int() });

/**
 * What a schedule has shown: of each story how many turns it had and when the last was, counted in posts. A story's turns
 * and not its place in a shuffled list are kept, so a newcomer, a withdrawn story or another filter disturb nothing.
 */
export const bagSchema = z.object({
  /** Makes this bag's shuffle different from every other's. */
  seed: z.string(),
  posts: z.number().int(),
  shown: z.record(z.string(), z.tuple([z.number().int(), z.number().int()])),
  runs: z.object({ fandom: runSchema, author: runSchema }),
});
export type Bag = z.infer<typeof bagSchema>;

export function newBag(seed: string): Bag {
  return { seed, posts: 0, shown: {}, runs: NO_RUNS };
}

/**
 * The next story, by chance, with fandoms and authors spread: one that never had a turn, else one that had the fewest. At
 * least half of the others come between two turns of a story, over the reshuffle too. The bag stays as it is until `consume`.
 */
export function choose(bag: Bag, eligible: readonly Turn[], salt = ''): Turn | undefined {
  const fewest = minimum(eligible.map(({ id }) => turnsOf(bag, id)));
  const waiting = eligible.filter(({ id }) => turnsOf(bag, id) === fewest);
  const rest = bag.posts - Math.floor(eligible.length / 2);
  const rested = waiting.filter(({ id }) => (bag.shown[id]?.[1] ?? 0) <= rest);
  const candidates = rested.length > 0 ? rested : waiting;
  return pickSpread(waiting, candidates, bag.runs, chanceFrom(`${bag.seed}/${bag.posts}/${salt}`));
}

/**
 * The turns this story has had once it is shown now: to be kept with the choice, for `consume`. A newcomer counts as having
 * been there all along, or it would come again and again until it had caught up.
 */
export function turnsAfter(bag: Bag, eligible: readonly Turn[], id: string): number {
  const others = eligible.map((turn) => turnsOf(bag, turn.id)).filter((turns) => turns > 0);
  const [fewest, most] = [minimum(others), maximum(others)];
  const round = others.length < eligible.length && fewest === most ? Math.max(1, fewest) : fewest + 1;
  return Math.max(round, turnsOf(bag, id) + 1);
}

/** The bag after a story was posted. Doing it again with the same turns changes nothing. */
export function consume(bag: Bag, turn: Turn, turns: number): Bag {
  if (turnsOf(bag, turn.id) >= turns) return bag;
  const posts = bag.posts + 1;
  return { ...bag, posts, shown: { ...bag.shown, [turn.id]: [turns, posts] }, runs: extend(bag.runs, turn) };
}

function turnsOf(bag: Bag, id: string): number {
  return bag.shown[id]?.[0] ?? 0;
}

function minimum(numbers: number[]): number {
  return numbers.reduce((least, each) => Math.min(least, each), numbers[0] ?? 0);
}

function maximum(numbers: number[]): number {
  return numbers.reduce((most, each) => Math.max(most, each), 0);
}
