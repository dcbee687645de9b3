import { createHash } from 'node:crypto';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xorshift128plus } from 'pure-rand/generator/xorshift128plus';
import type { Random } from '../ports.ts';

/** Chance that comes out the same for the same words, so that the calendar shows what will really be posted. */
export function chanceFrom(words: string): Random {
  const generator = xorshift128plus(numberFrom(words));
  return { below: (bound) => uniformInt(generator, 0, bound - 1) };
}

/** A whole number of 32 bits that is the same for the same words. */
export function numberFrom(words: string): number {
  return createHash('sha256').update(words).digest().readUInt32BE();
}
