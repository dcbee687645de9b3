import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/rehearsal/random.ts';
import { isNewer, Snowflakes, shardOf } from '../../src/rehearsal/snowflakes.ts';
import { splitOptions } from '../../src/rehearsal/terminal/typed-options.ts';

describe('ids', () => {
  it('are of 17 to 19 digits and grow, however the clock jumps', () => {
    const times = fc.array(fc.integer({ min: 0, max: Date.UTC(2080, 0) }), { minLength: 2, maxLength: 50 });
    fc.assert(
      fc.property(times, (instants) => {
        let now = 0;
        const snowflakes = new Snowflakes({ now: () => now });
        const ids = instants.map((instant) => {
          now = instant;
          return snowflakes.next();
        });
        for (const id of ids) expect(id).toMatch(/^\d{17,19}$/);
        for (const [index, id] of ids.entries()) {
          const next = ids[index + 1];
          if (next !== undefined) expect(isNewer(next, id)).toBe(true);
        }
      }),
    );
  });

  it('tell which shard serves a server, as Discord documents it', () => {
    expect(shardOf('197038439483310086', 4)).toBe(Number((197038439483310086n >> 22n) % 4n));
  });
});

describe('chance', () => {
  it('is repeatable and even', () => {
    const drawn = (seed: number) => {
      const random = seededRandom(seed);
      return Array.from({ length: 10_000 }, random);
    };
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
    const mean = drawn(3).reduce((sum, value) => sum + value, 0) / 10_000;
    expect(mean).toBeGreaterThan(0.48);
    expect(mean).toBeLessThan(0.52);
  });
});

describe('options as typed', () => {
  it('come back as they were given, whatever words and colons they hold', () => {
    const names = ['story', 'time', 'max-words', 'channel'];
    const word = fc
      .stringMatching(/^[a-z0-9:#@'-]{1,8}$/)
      .filter((text) => !names.some((name) => text.startsWith(`${name}:`)));
    const value = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    const options = fc
      .uniqueArray(fc.constantFrom(...names), { minLength: 1 })
      .chain((chosen) => fc.tuple(...chosen.map((name) => value.map((text): [string, string] => [name, text]))));
    fc.assert(
      fc.property(options, (pairs) => {
        const text = pairs.map(([name, words]) => `${name}: ${words}`).join(' ');
        expect(splitOptions(text, names)).toEqual({ given: Object.fromEntries(pairs), rest: '' });
      }),
    );
  });
});
