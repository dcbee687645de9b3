import { chanceFrom } from '../../src/daily/chance.ts';
import { ms, percentile, table } from './figures.ts';
import { type GeneratedStory, StoryMaker } from './generated-story.ts';
import { prefixQuery, type Query, typoQuery } from './queries.ts';
import { type Engine, fts5Prefix, microFuzzy, miniSearch, ours } from './search-engines.ts';

const SIZES = [20_000, 100_000];
const QUERIES = 1_000;
/** A slow engine is asked as many queries of a kind as it answers in so many milliseconds, and at least a few. */
const BUDGET = 20_000;
const FEWEST = 200;

/** Autocomplete beside other engines: time and recall at two sizes, then what nobody sane would type. */
export async function run(args: string[]): Promise<void> {
  const sizes = args.length > 0 ? args.map(Number) : SIZES;
  for (const size of sizes) {
    const maker = new StoryMaker(chanceFrom(`stories ${size}`), size);
    const stories = Array.from({ length: size }, (_, number) => maker.make(number));
    const random = chanceFrom(`queries ${size}`);
    const begun = Array.from({ length: QUERIES }, () => prefixQuery(random, stories));
    const slipped = Array.from({ length: QUERIES }, () => typoQuery(random, stories));
    console.log(`\nAutocomplete over ${size} stories, ${QUERIES} queries of each kind, best 25`);
    const rows = [ours, fts5Prefix, microFuzzy, miniSearch].map((make) => measure(make, stories, begun, slipped));
    console.log(table(['engine', 'p50', 'p99', 'max', 'recall begun', 'recall one slip'], rows));
    console.log(`\nPathological queries (Storykeeper): slowest ${ms(slowest(ours(stories)))}`);
  }
}

function measure(
  make: (stories: readonly GeneratedStory[]) => Engine,
  stories: readonly GeneratedStory[],
  begun: readonly Query[],
  slipped: readonly Query[],
): string[] {
  const engine = make(stories);
  for (const { typed } of begun.slice(0, 100)) engine.find(typed);
  const times: number[] = [];
  const recall = (queries: readonly Query[]) => {
    const end = performance.now() + BUDGET;
    let [asked, found] = [0, 0];
    for (const { typed, meant } of queries) {
      if (asked >= FEWEST && performance.now() > end) break;
      asked += 1;
      if (timed(times, () => engine.find(typed)).includes(meant)) found += 1;
    }
    return `${((100 * found) / asked).toFixed(1)} %`;
  };
  const [first, second] = [recall(begun), recall(slipped)];
  return [engine.name, ms(percentile(times, 50)), ms(percentile(times, 99)), ms(Math.max(...times)), first, second];
}

function slowest(engine: Engine): number {
  const times: number[] = [];
  const long = 'donaudampfschifffahrt'.repeat(10).slice(0, 200);
  const odd = [
    long,
    '👩‍👩‍👧'.repeat(40),
    'a',
    'e',
    't',
    'the',
    'a b c d e f g h',
    'the of and a in the of and',
    '魔法',
    ' ',
    '"*:^',
    'eeeeeeee',
  ];
  for (const typed of odd) for (let again = 0; again < 5; again += 1) timed(times, () => engine.find(typed));
  const random = chanceFrom('distinct');
  const letters = () =>
    Array.from({ length: 3 + random.below(12) }, () => 'abcdefghijklmnopqrstuvwxyz '.charAt(random.below(27))).join('');
  for (let distinct = 0; distinct < 10_000; distinct += 1) timed(times, () => engine.find(letters()));
  return Math.max(...times);
}

function timed<T>(times: number[], work: () => T): T {
  const start = performance.now();
  const result = work();
  times.push(performance.now() - start);
  return result;
}
