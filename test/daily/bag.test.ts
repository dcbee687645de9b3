import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bag, choose, consume, newBag, standingAfter } from '../../src/daily/bag.ts';
import type { Turn } from '../../src/daily/spread.ts';

const turn = (id: string, fandom = id, author = id): Turn => ({ id, fandom, author });
const turns = (count: number, from = 0) => Array.from({ length: count }, (_, index) => turn(`s${from + index}`));

const ids = (eligible: readonly Turn[]) => eligible.map(({ id }) => id);
const standing = (bag: Bag, eligible: readonly Turn[], id: string) => standingAfter(bag, ids(eligible), id);
function pick(bag: Bag, eligible: readonly Turn[]): Turn | undefined {
  const byId = new Map(eligible.map((each) => [each.id, each]));
  return choose(bag, ids(eligible), (id) => byId.get(id) ?? turn(id));
}

/** Shows so many stories, and answers their ids. */
function show(bag: Bag, eligible: readonly Turn[], count: number): { bag: Bag; shown: string[] } {
  const shown: string[] = [];
  let now = bag;
  for (let post = 0; post < count; post++) {
    const next = pick(now, eligible);
    if (!next) break;
    now = consume(now, next, standing(now, eligible, next.id));
    shown.push(next.id);
  }
  return { bag: now, shown };
}

describe('the bag', () => {
  it('shows every story once a round, round after round', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.string(), (count, seed) => {
        const eligible = turns(count);
        const { shown } = show(newBag(seed), eligible, 3 * count);
        for (let round = 0; round < 3; round++) {
          const ids = shown.slice(round * count, (round + 1) * count);
          expect(new Set(ids).size).toBe(count);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('lets half of the others pass before a story comes again, over the seam too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.string(), (count, seed) => {
        const { shown } = show(newBag(seed), turns(count), 4 * count);
        for (const [index, id] of shown.entries()) {
          const between = shown.slice(index + 1, index + Math.floor(count / 2));
          expect(between).not.toContain(id);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('shuffles anew each round, and otherwise for another schedule', () => {
    const eligible = turns(30);
    const { shown } = show(newBag('a'), eligible, 60);
    expect(shown.slice(0, 30)).not.toEqual(shown.slice(30));
    expect(show(newBag('b'), eligible, 30).shown).not.toEqual(shown.slice(0, 30));
  });

  it('is no shuffle that favours anyone: each story comes first about as often as any other', () => {
    const first = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed++) {
      const [id = ''] = show(newBag(`seed ${seed}`), turns(10), 1).shown;
      first.set(id, (first.get(id) ?? 0) + 1);
    }
    expect(first.size).toBe(10);
    for (const count of first.values()) expect(Math.abs(count - 200)).toBeLessThan(60);
  });

  it('takes newcomers into the round that is on, once', () => {
    const old = turns(10);
    const all = [...old, ...turns(5, 10)];
    const seventh = show(newBag('x'), old, 27);
    const rest = show(seventh.bag, all, 3 + 5);
    expect(new Set(rest.shown).size).toBe(8);
    const next = show(rest.bag, all, 15);
    expect(new Set(next.shown).size).toBe(15);
  });

  it('takes newcomers between two rounds once too', () => {
    const old = turns(6);
    const all = [...old, ...turns(2, 6)];
    const { bag } = show(newBag('x'), old, 12);
    const { shown } = show(bag, all, 2 + 8);
    expect(new Set(shown.slice(0, 2))).toEqual(new Set(['s6', 's7']));
    expect(new Set(shown.slice(2)).size).toBe(8);
  });

  it('does not begin anew with other filters', () => {
    const all = turns(20);
    const half = all.slice(0, 10);
    const began = show(newBag('x'), all, 8);
    const narrowed = show(began.bag, half, 30);
    const widened = show(narrowed.bag, all, 20);
    const seen = new Set([...began.shown, ...narrowed.shown]);
    const unseen = all.filter(({ id }) => !seen.has(id)).map(({ id }) => id);
    expect(new Set(widened.shown.slice(0, unseen.length))).toEqual(new Set(unseen));
  });

  it('goes on when stories are withdrawn, and never shows one of them', () => {
    const all = turns(12);
    const { bag, shown } = show(newBag('x'), all, 5);
    const left = all.filter(({ id }) => !['s0', 's1', 's2'].includes(id));
    const rest = left.filter(({ id }) => !shown.includes(id));
    expect(new Set(show(bag, left, rest.length).shown)).toEqual(new Set(rest.map(({ id }) => id)));
    expect(show(bag, left, 50).shown).not.toContain('s1');
  });

  it('is used up by a post that was made and by nothing else, and by that only once', () => {
    const eligible = turns(5);
    const bag = newBag('x');
    const next = pick(bag, eligible);
    expect(pick(bag, eligible)).toEqual(next);
    if (!next) throw new Error('nothing to show');
    const count = standing(bag, eligible, next.id);
    const after = consume(bag, next, count);
    expect(after).not.toEqual(bag);
    expect(consume(after, next, count)).toEqual(after);
  });

  it('counts a story that moderators chose, out of its turn', () => {
    const eligible = turns(6);
    const { bag, shown } = show(newBag('x'), eligible, 3);
    const again = turn(shown[0] ?? '');
    const pinned = consume(bag, again, standing(bag, eligible, again.id));
    const rest = show(pinned, eligible, 3).shown;
    expect(new Set([...shown, ...rest]).size).toBe(6);
    // It has had its turn of the next round already.
    expect(new Set(show(pinned, eligible, 8).shown).size).toBe(5);
    expect(show(pinned, eligible, 8).shown).not.toContain(again.id);
    expect(show(pinned, eligible, 14).shown).toContain(again.id);
  });

  it('asks for the facts of few when there are thousands, and keeps to its rounds all the same', () => {
    const many = Array.from({ length: 1500 }, (_, index) => `s${index}`);
    let bag = newBag('x');
    let asked = 0;
    const facts = (id: string) => {
      asked += 1;
      return turn(id, 'one fandom');
    };
    const shown = new Set<string>();
    for (let post = 0; post < 400; post++) {
      const next = choose(bag, many, facts);
      if (!next) throw new Error('nothing to show');
      shown.add(next.id);
      bag = consume(bag, next, standingAfter(bag, many, next.id));
    }
    expect(shown.size).toBe(400);
    expect(asked).toBeLessThan(400 * 65);
  });

  it('has nothing to show when nothing is eligible', () => {
    expect(pick(newBag('x'), [])).toBeUndefined();
  });
});

/** The longest run of one name, and the shortest that any order of all of them could have. */
function runs(names: readonly string[]): { longest: number; possible: number } {
  let longest = 0;
  let run = 0;
  for (const [index, name] of names.entries()) {
    run = index > 0 && names[index - 1] === name ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return { longest, possible: Math.ceil(most / (names.length - most + 1)) };
}

describe('fairness', () => {
  const library = (sizes: number[], authors: number) =>
    sizes.flatMap((size, fandom) =>
      Array.from({ length: size }, (_, index) =>
        turn(`f${fandom}-${index}`, `fandom ${fandom}`, `author ${(fandom * 7 + index) % authors}`),
      ),
    );
  const order = (eligible: Turn[], seed: string, rounds = 1) => {
    const byId = new Map(eligible.map((each) => [each.id, each]));
    return show(newBag(seed), eligible, rounds * eligible.length).shown.map((id) => byId.get(id) ?? turn(id));
  };

  it('keeps one fandom’s stories apart as far as is possible, whatever the library', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 }),
        fc.string(),
        (sizes, seed) => {
          const eligible = sizes.flatMap((size, fandom) =>
            Array.from({ length: size }, (_, index) => turn(`${fandom}/${index}`, `fandom ${fandom}`)),
          );
          const { longest, possible } = runs(order(eligible, seed).map(({ fandom }) => fandom));
          expect(longest).toBe(possible);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('with 5 % of the stories in small fandoms: all once, runs as short as they can be, for authors too', () => {
    const eligible = library([60, 35, 2, 1, 1, 1], 15);
    for (const seed of ['a', 'b', 'c', 'd', 'e']) {
      const shown = order(eligible, seed);
      expect(new Set(shown.map(({ id }) => id)).size).toBe(100);
      const fandoms = runs(shown.map(({ fandom }) => fandom));
      const authors = runs(shown.map(({ author }) => author));
      expect(fandoms.longest).toBe(fandoms.possible);
      expect(authors.longest).toBeLessThanOrEqual(authors.possible + 1);
    }
  });

  it('holds over the seam between two rounds, nearly', () => {
    const eligible = library([50, 30, 10, 5, 5], 20);
    for (const seed of ['a', 'b', 'c']) {
      const { longest, possible } = runs(order(eligible, seed, 4).map(({ fandom }) => fandom));
      expect(longest).toBeLessThanOrEqual(possible + 1);
    }
  });

  it('gives every fandom its share of each half of a round', () => {
    const shown = order(library([50, 30, 20], 30), 'x');
    const half = shown.slice(0, 50).filter(({ fandom }) => fandom === 'fandom 2').length;
    expect(half).toBeGreaterThanOrEqual(4);
    expect(half).toBeLessThanOrEqual(16);
  });
});
