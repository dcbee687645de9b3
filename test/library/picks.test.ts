import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Picks } from '../../src/library/picks.ts';
import { seededRandom } from '../support/context.ts';
import { memoryRecords } from '../support/memory-records.ts';

describe('Picks', () => {
  it('brings every candidate once a round, and none twice running over the seam', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 6 }), fc.integer(), async (count, seed) => {
        const [picks, random] = [new Picks(memoryRecords()), seededRandom(seed)];
        const candidates = Array.from({ length: count }, (_, index) => `story-${index}`);
        const drawn: (string | undefined)[] = [];
        for (let draw = 0; draw < 5 * count; draw++) drawn.push(await picks.draw('member', candidates, {}, random));
        for (let start = 0; start < drawn.length; start += count)
          expect(new Set(drawn.slice(start, start + count)).size).toBe(count);
        for (const [index, story] of drawn.entries()) expect(story).not.toBe(drawn[index + 1]);
      }),
    );
  });

  it('gives the only candidate again and again, and nothing where there is none', async () => {
    const [picks, random] = [new Picks(memoryRecords()), seededRandom(1)];
    for (let draw = 0; draw < 3; draw++) expect(await picks.draw('member', ['one'], {}, random)).toBe('one');
    expect(await picks.draw('member', [], {}, random)).toBeUndefined();
  });

  it('begins a round of its own for other filters, and keeps what was seen', async () => {
    const [picks, random] = [new Picks(memoryRecords()), seededRandom(1)];
    await picks.draw('member', ['a'], {}, random);
    for (let draw = 0; draw < 3; draw++) await picks.draw('member', ['b'], { fandom: 'B' }, random);
    expect(await picks.draw('member', ['a', 'c'], {}, random)).toBe('c');
    expect((await picks.of('member')).filter).toEqual({});
  });
});
