import { z } from 'zod';
import type { Random } from '../ports.ts';
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
  /** The turns that stories have once their turn of this round is over. */
  round: z.number().int(),
  shown: z.record(z.string(), z.tuple([z.number().int(), z.number().int()])),
  runs: z.object({ fandom: runSchema, author: runSchema }),
});
export type Bag = z.infer<typeof bagSchema>;

/** What becomes of the bag with a story: the round it is shown in and the turns it has had then. */
export interface Standing {
  round: number;
  turns: number;
}

export function newBag(seed: string): Bag {
  return { seed, posts: 0, round: 1, shown: {}, runs: NO_RUNS };
}

/** Up to so many waiting stories fandoms and authors are spread exactly; of more, by a sample: their facts have to be read. */
const EXACT = 1000;
const SAMPLE = 64;

/**
 * The next story, by chance, with fandoms and authors spread: one that never had a turn, else one that had the fewest. At
 * least half of the others come between two turns of a story, over the reshuffle too. The bag stays as it is until `consume`.
 */
export function choose(
  bag: Bag,
  eligible: readonly string[],
  turnOf: (id: string) => Turn,
  salt = '',
): Turn | undefined {
  const random = chanceFrom(`${bag.seed}/${bag.posts}/${salt}`);
  const fewest = fewestTurns(bag, eligible);
  const waiting = eligible.filter((id) => turnsOf(bag, id) === fewest);
  const rest = bag.posts - Math.floor(eligible.length / 2);
  const rested = waiting.filter((id) => (bag.shown[id]?.[1] ?? 0) <= rest);
  const candidates = (rested.length > 0 ? rested : waiting).slice();
  if (waiting.length <= EXACT) return pickSpread(waiting.map(turnOf), candidates.map(turnOf), bag.runs, random);
  const sample = sampleOf(candidates, SAMPLE, random).map(turnOf);
  return pickSpread(sample, sample, bag.runs, random);
}

/**
 * Where a story stands once it is shown, to be kept with the choice. A newcomer counts as having been there all along, or
 * it would come again and again until it had caught up.
 */
export function standingAfter(bag: Bag, eligible: readonly string[], id: string): Standing {
  const round = fewestTurns(bag, eligible) < bag.round ? bag.round : bag.round + 1;
  return { round, turns: Math.max(round, turnsOf(bag, id) + 1) };
}

/** The bag after a story was posted. Doing it again with the same standing changes nothing. */
export function consume(bag: Bag, turn: Turn, { round, turns }: Standing): Bag {
  if (turnsOf(bag, turn.id) >= turns) return bag;
  const posts = bag.posts + 1;
  const shown = { ...bag.shown, [turn.id]: [turns, posts] satisfies [number, number] };
  return { ...bag, posts, round: Math.max(round, bag.round), shown, runs: extend(bag.runs, turn) };
}

function fewestTurns(bag: Bag, eligible: readonly string[]): number {
  return eligible.reduce((least, id) => Math.min(least, turnsOf(bag, id)), Number.POSITIVE_INFINITY);
}

function turnsOf(bag: Bag, id: string): number {
  return bag.shown[id]?.[0] ?? 0;
}

/** The first so many of a shuffle that is not done any further; the list is changed by it. */
function sampleOf(ids: string[], count: number, random: Random): string[] {
  for (let index = 0; index < count && index < ids.length; index++) {
    const other = index + random.below(ids.length - index);
    [ids[index], ids[other]] = [ids[other] ?? '', ids[index] ?? ''];
  }
  return ids.slice(0, count);
}
