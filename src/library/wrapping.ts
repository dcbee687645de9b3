import { endOf, firstWordLength, type Line, startOf, widthOf } from './lines.ts';

/** A line longer than this was never wrapped by a program. */
export const LONGEST_WRAPPED = 110;

/** How a text was wrapped: in some saved pages the first lines of paragraphs are narrower than the others. */
export interface Widths {
  first: number;
  other: number;
}

/** What a line says about the width where its break is surely a program's: its own length, and with the next word. */
interface Sample {
  from: number;
  to: number;
}

const SLACK = 2;

/** Wrapping widths estimated from lines that break in mid-sentence; null when these agree on none, so nobody wrapped it. */
export function wrapWidths(lines: readonly Line[]): Widths | null {
  const others: Sample[] = [];
  const firsts: Sample[] = [];
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    if (!next || startOf(next.text) !== 'lower' || endOf(line.text) !== 'open' || widthOf(line) > LONGEST_WRAPPED)
      return;
    const width = widthOf(line);
    const sample = { from: width, to: width + firstWordLength(next) };
    if (startOf(line.text) === 'lower') others.push(sample);
    else firsts.push(sample);
  });
  const all = [...others, ...firsts];
  if (all.length === 0) return null;
  const other = bestWidth(others.length >= 3 ? others : all);
  const first = firstWidth(firsts, other.width);
  const agreeing = all.filter((sample) => fits(sample, other.width) || fits(sample, first)).length;
  return agreeing >= all.length * 0.5 ? { first, other: other.width } : null;
}

/** The width of paragraphs' first lines, where enough of those agree on one that is clearly narrower. */
function firstWidth(firsts: readonly Sample[], other: number): number {
  const narrower = firsts.filter((sample) => !fits(sample, other) && sample.to < other);
  const best = bestWidth(narrower);
  const enough =
    best.votes >= (firsts.length < 12 ? 2 : 3) &&
    best.votes >= narrower.length * 0.5 &&
    best.votes >= firsts.length * 0.2;
  return enough && best.width < other - 6 ? best.width : other;
}

const fits = ({ from, to }: Sample, width: number): boolean => from <= width + SLACK && width - SLACK <= to;

/** The width that most samples agree with; of a stretch of equally good ones the middle. */
function bestWidth(samples: readonly Sample[]): { width: number; votes: number } {
  const votes = new Array<number>(LONGEST_WRAPPED + 1).fill(0);
  for (const { from, to } of samples) {
    for (let width = from; width <= Math.min(to, LONGEST_WRAPPED); width += 1) votes[width] = (votes[width] ?? 0) + 1;
  }
  const most = Math.max(...votes);
  const first = votes.indexOf(most);
  let last = first;
  while (votes[last + 1] === most) last += 1;
  return { width: Math.round((first + last) / 2), votes: most };
}
