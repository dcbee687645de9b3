import type { Range, Texts } from './texts.ts';

/** Words that begin with what was typed (`slip` false), or do after one slip of the keys. */
export interface Reading {
  range: Range;
  /** Letters of the words that answer what was typed: a word of just so many is typed to its end. */
  length: number;
  slip: boolean;
}

/** Shorter words have a neighbour everywhere: a slip in them is not forgiven. */
const SHORTEST_WITH_SLIP = 4;

/** Where words stand in `list` that begin like `typed`. */
export function readings(list: Texts, typed: string, forgiving: boolean): Reading[] {
  const exact: Reading = { range: list.follow(list.all, 0, typed, 0), length: typed.length, slip: false };
  const found = exact.range.from < exact.range.to ? [exact] : [];
  return forgiving && typed.length >= SHORTEST_WITH_SLIP ? [...found, ...withOneSlip(list, typed)] : found;
}

/**
 * One letter wrong, left out, too many, or two swapped: Damerau's four. Walks down the list as a tree along what was typed
 * and tries each slip on the way.
 */
function withOneSlip(list: Texts, typed: string): Reading[] {
  const found: Reading[] = [];
  const accept = (start: Range, depth: number, at: number) => {
    const range = list.follow(start, depth, typed, at);
    if (range.from < range.to) found.push({ range, length: depth + typed.length - at, slip: true });
  };
  let here = list.all;
  for (let at = 0; at < typed.length && here.from < here.to; at += 1) {
    const meant = typed.charCodeAt(at);
    const next = typed.charCodeAt(at + 1);
    accept(here, at, at + 1);
    if (at + 1 < typed.length && meant !== next)
      accept(list.step(list.step(here, at, next), at + 1, meant), at + 2, at + 2);
    for (const { code, branch } of list.branches(here, at)) {
      if (code === meant) continue;
      accept(branch, at + 1, at + 1);
      accept(branch, at + 1, at);
    }
    here = list.step(here, at, meant);
  }
  return found;
}
