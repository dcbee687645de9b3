import type { Overview } from '../library.ts';
import { RATING_LEVELS, STATUSES } from '../story.ts';
import { Best } from './best.ts';
import type { Register, Test } from './register.ts';

/** What stands in the library, counted for those stories that `shown` lets through; the newest as entries. */
export function overviewOf(
  register: Register,
  shown: Test,
  newest: number,
): Omit<Overview, 'newest'> & { newest: number[] } {
  const { levels, statuses, words, changed } = register.parts;
  const byLevel = new Uint32Array(RATING_LEVELS.length);
  const byStatus = new Uint32Array(STATUSES.length);
  const latest = new Best(newest);
  let stories = 0;
  let total = 0;
  for (const entry of register.entries(shown)) {
    stories += 1;
    total += words[entry] ?? 0;
    count(byLevel, levels[entry] ?? 0);
    count(byStatus, statuses[entry] ?? 0);
    latest.offer(entry, changed[entry] ?? 0);
  }
  return {
    stories,
    words: total,
    byFandom: fandoms(register, shown),
    byLevel: RATING_LEVELS.flatMap((level, at) => counted(level, byLevel[at] ?? 0)),
    byStatus: STATUSES.flatMap((status, at) => counted(status, byStatus[at] ?? 0)),
    newest: latest.entries(),
  };
}

function fandoms({ names: { fandom: table } }: Register, shown: Test): [string, number][] {
  const all = Array.from({ length: table.size }, (_, name): [string, number] => {
    let stories = 0;
    for (const entry of table.stories(name)) if (shown(entry)) stories += 1;
    return [table.spelling(name), stories];
  });
  return all.filter(([, stories]) => stories > 0).sort((a, b) => b[1] - a[1]);
}

function count(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

const counted = <K>(key: K, stories: number): [K, number][] => (stories > 0 ? [[key, stories]] : []);
