import { CREATURES, HIGHEST_NUMBER, STUFFS } from './code-words.ts';

/** How many seeds there are; a seed is a whole number from 0 up to this. */
export const SEEDS = CREATURES.length * HIGHEST_NUMBER * STUFFS.length;

const creatureRank = new Map(CREATURES.map((word, rank) => [word, rank]));
const stuffRank = new Map(STUFFS.map((word, rank) => [word, rank]));

/** "owl-4-velvet": the seed as words that can be said aloud. */
export function seedWords(seed: number): string {
  const stuff = seed % STUFFS.length;
  const rest = Math.floor(seed / STUFFS.length);
  return [CREATURES[Math.floor(rest / HIGHEST_NUMBER)], (rest % HIGHEST_NUMBER) + 1, STUFFS[stuff]].join('-');
}

export function seedFrom(creature: string, number: string, stuff: string): number | undefined {
  const high = creatureRank.get(creature);
  const low = stuffRank.get(stuff);
  const middle = /^\d{1,2}$/.test(number) ? Number(number) : 0;
  if (high === undefined || low === undefined || middle < 1) return undefined;
  return (high * HIGHEST_NUMBER + middle - 1) * STUFFS.length + low;
}

/** The finaliser of MurmurHash3: every bit of the input moves every bit of the output. */
function scramble(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** An independent stream of choices for each part of a prompt. */
export function salt(seed: number, stream: number): number {
  return scramble(Math.imul(seed + 1, 0x9e3779b1) ^ scramble(stream));
}

/**
 * Chooses by rendezvous hashing: every candidate draws a ticket from the salt and its own name, the highest wins. So a deck
 * that gains one entry among n changes one old code in n + 1, where an index into the list would change nearly all.
 */
export function pick<T extends { hash: number }>(candidates: readonly T[], salted: number): T | undefined {
  let winner: T | undefined;
  let highest = -1;
  for (const candidate of candidates) {
    const ticket = scramble(scramble(candidate.hash ^ salted) + salted);
    if (ticket > highest) {
      highest = ticket;
      winner = candidate;
    }
  }
  return winner;
}

/** Several different candidates, chosen one after the other by the same tickets. */
export function pickSeveral<T extends { hash: number }>(candidates: readonly T[], salted: number, count: number): T[] {
  const chosen: T[] = [];
  while (chosen.length < count) {
    const next = pick(
      candidates.filter((candidate) => !chosen.includes(candidate)),
      salted,
    );
    if (!next) break;
    chosen.push(next);
  }
  return chosen;
}
