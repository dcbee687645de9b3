import type { Random } from '../ports.ts';

/** A story as far as fairness goes: what it has in common with its neighbours. */
export interface Turn {
  id: string;
  fandom: string;
  author: string;
}

/** How often the same fandom and the same author came last, one after the other. */
export interface Runs {
  fandom: Run;
  author: Run;
}
interface Run {
  name: string;
  length: number;
}

export const NO_RUNS: Runs = { fandom: { name: '', length: 0 }, author: { name: '', length: 0 } };

/** Both cannot always be had: a fandom's runs are kept short before an author's. */
const WEIGHT = 1000;

/**
 * Picks by chance, but never so that one fandom or author would have to come more often in a row than is needed to fit all
 * of `waiting` in. For fandoms that makes the longest run the shortest possible, and for authors nearly so.
 */
export function pickSpread(waiting: readonly Turn[], candidates: readonly Turn[], runs: Runs, random: Random) {
  const byFandom = excessOf(
    waiting.map((turn) => turn.fandom),
    runs.fandom,
  );
  const byAuthor = excessOf(
    waiting.map((turn) => turn.author),
    runs.author,
  );
  let least = Number.POSITIVE_INFINITY;
  let best: Turn[] = [];
  for (const turn of candidates) {
    const excess = WEIGHT * byFandom(turn.fandom) + byAuthor(turn.author);
    if (excess < least) [least, best] = [excess, []];
    if (excess === least) best.push(turn);
  }
  return best[random.below(best.length)];
}

export function extend(runs: Runs, { fandom, author }: Turn): Runs {
  const longer = (run: Run, name: string) => ({ name, length: run.name === name && name !== '' ? run.length + 1 : 1 });
  return { fandom: longer(runs.fandom, fandom), author: longer(runs.author, author) };
}

/**
 * By how much a pick lengthens the longest run that is still needed. With `w` of a name among `W` waiting and `c` of it just
 * shown, the others make `W - w` gaps to fill, so it comes at least `(w + c) / (W - w + 1)` times in a row somewhere, and `c`
 * times it has come already.
 */
function excessOf(names: readonly string[], last: Run): (name: string) => number {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
  const total = names.length;
  const needed = (count: number, before: number, all: number) => Math.ceil((count + before) / (all - count + 1));
  let now = last.length;
  for (const [name, count] of counts) now = Math.max(now, needed(count, name === last.name ? last.length : 0, total));

  // After the pick only the commonest of the others can matter, so two names are enough to look at.
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  return (name) => {
    const other = (first?.[0] === name ? second : first)?.[1] ?? 0;
    const others = needed(other, 0, total - 1);
    const before = name === last.name ? last.length + 1 : 1;
    const own = name === '' ? 1 : Math.max(before, needed((counts.get(name) ?? 1) - 1, before, total - 1));
    return Math.max(0, own - now, others - now);
  };
}
