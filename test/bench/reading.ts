import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedLibrary } from '../../src/config.ts';
import { LOSS } from '../../src/library/losses.ts';
import { rebuildParagraphs } from '../../src/library/paragraphs.ts';
import { readBytes } from '../../src/library/read.ts';
import type { Random } from '../../src/ports.ts';
import { table } from './figures.ts';
import { HELD_OUT_PROSE } from './held-out-prose.ts';
import { type LayOut, layOut, lettersIn } from './lay-out.ts';

/** The layouts that fans' texts have been seen in, and two harder ones. */
export const LAYOUTS: readonly LayOut[] = [
  { name: 'one paragraph a line', columns: null, breaks: { line: 2, paragraph: 2 }, losesWords: true },
  {
    name: 'every line apart, short first lines',
    columns: { first: 44, other: 74 },
    breaks: { line: 2, paragraph: 2 },
    markup: { columns: 7, often: 2 },
    losesWords: true,
  },
  {
    name: 'every line apart, one width',
    columns: { first: 79, other: 79 },
    breaks: { line: 2, paragraph: 2 },
    losesWords: true,
  },
  {
    name: 'wrapped, blank lines between',
    columns: { first: 72, other: 72 },
    breaks: { line: 1, paragraph: 2 },
    losesWords: true,
  },
  {
    name: 'wrapped, paragraphs indented',
    columns: { first: 70, other: 70 },
    breaks: { line: 1, paragraph: 1 },
    indent: 4,
    losesWords: false,
  },
  {
    name: 'wrapped, nothing between',
    columns: { first: 76, other: 76 },
    breaks: { line: 1, paragraph: 1 },
    losesWords: false,
  },
];

/** Ends of paragraphs: how many there were, how many were found, and how many of these are right. */
export interface Score {
  there: number;
  found: number;
  right: number;
}

export const f1 = ({ there, found, right }: Score): number => (2 * right) / Math.max(1, there + found);

/** Lays passages out in one way, rebuilds them and compares where paragraphs end. The last end of a passage is no find. */
export function scoreLayout(passages: readonly string[][], how: LayOut, random: Random): Score {
  const score: Score = { there: 0, found: 0, right: 0 };
  for (const passage of passages) {
    const { text, ends } = layOut(passage, how, random);
    const found = endsOf(
      rebuildParagraphs(text.split('\n'), { losesLines: how.losesWords }).map((paragraph) => paragraph.text),
    );
    const last = Math.max(...ends);
    ends.delete(last);
    found.delete(last);
    score.there += ends.size;
    score.found += found.size;
    score.right += [...found].filter((end) => ends.has(end)).length;
  }
  return score;
}

function endsOf(paragraphs: readonly string[]): Set<number> {
  const ends = new Set<number>();
  let letters = 0;
  for (const paragraph of paragraphs) {
    letters += lettersIn(paragraph.replaceAll(LOSS, ''));
    if (letters > 0) ends.add(letters);
  }
  return ends;
}

/** Passages of a few dozen paragraphs, as long as a page is. */
export function passagesOf(paragraphs: readonly string[], length = 40): string[][] {
  const passages: string[][] = [];
  for (let from = 0; from < paragraphs.length; from += length) passages.push(paragraphs.slice(from, from + length));
  return passages.filter((passage) => passage.length > 4);
}

/** The texts of the starter library. */
export function starterProse(): string[][] {
  const folder = join(shippedLibrary(), 'stories');
  return readdirSync(folder).flatMap((name) =>
    readBytes(name, readFileSync(join(folder, name))).pages.flatMap(({ chapters }) =>
      chapters.map(({ paragraphs }) => paragraphs.filter(({ kind }) => kind === 'text').map(({ text }) => text)),
    ),
  );
}

/** A small generator of its own, so that every run scores the same. */
export function repeatable(seed: number): Random {
  let state = seed >>> 0;
  return {
    below(bound) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * bound);
    },
  };
}

/** Prints the boundary F1 of every layout, for the starter library and for prose that nothing was tuned on. */
export async function run(): Promise<void> {
  const sets = {
    'starter library': starterProse().flatMap((paragraphs) => passagesOf(paragraphs)),
    'held out': Object.values(HELD_OUT_PROSE).flatMap((paragraphs) => passagesOf(paragraphs)),
  };
  const rows = LAYOUTS.flatMap((how) =>
    Object.entries(sets).map(([name, passages]) => {
      const score = scoreLayout(passages, how, repeatable(7));
      const { there, found, right } = score;
      return [how.name, name, `${there}`, (right / found).toFixed(3), (right / there).toFixed(3), f1(score).toFixed(3)];
    }),
  );
  console.log(table(['layout', 'prose', 'boundaries', 'precision', 'recall', 'F1'], rows));
}
