import { type Line, startOf, widthOf } from './lines.ts';
import { LONGEST_WRAPPED, type Widths, wrapWidths } from './wrapping.ts';

/**
 * How paragraphs became lines: each is one line, or a program wrapped them. Then blank lines part the paragraphs
 * (`wrapped`), or stand between all lines alike and tell nothing (`spaced`).
 */
export type Layout = { kind: 'one-a-line' } | WrappedLayout;

export interface WrappedLayout {
  kind: 'wrapped' | 'spaced';
  widths: Widths;
}

/** A shorter line that goes on below was not broken for want of room. */
const SHORTEST_WRAPPED = 25;
const ONE_A_LINE: Layout = { kind: 'one-a-line' };

/**
 * Tells the layouts apart by what separates them in real texts: how many lines begin in lower case, how many are too
 * long to be wrapped, and whether lines that break in mid-sentence do so at one width.
 */
export function layoutOf(lines: readonly Line[]): Layout {
  const long = lines.filter((line) => widthOf(line) > LONGEST_WRAPPED).length;
  if (long > Math.max(2, lines.length * 0.04)) return ONE_A_LINE;
  const lower = lines.filter(
    ({ text }, index) => startOf(text) === 'lower' && (lines[index - 1]?.text.length ?? 0) >= SHORTEST_WRAPPED,
  );
  if (lower.length < Math.max(2, lines.length * 0.1)) return ONE_A_LINE;
  const widths = wrapWidths(lines);
  if (!widths) return ONE_A_LINE;
  const close = lower.filter(({ breaks }) => breaks === 1).length;
  return { kind: close >= lower.length / 2 ? 'wrapped' : 'spaced', widths };
}

/** Line breaks between two paragraphs where nothing special is between them. */
export function usualBreaks(lines: readonly Line[], { kind }: Layout): number {
  const counts = new Map<number, number>();
  for (const { breaks } of lines) {
    if (breaks > (kind === 'wrapped' ? 1 : 0)) counts.set(breaks, (counts.get(breaks) ?? 0) + 1);
  }
  let usual = 2;
  for (const [breaks, count] of counts) if (count > (counts.get(usual) ?? 0)) usual = breaks;
  return usual;
}

/** How likely, before anything is read, the break above each line is to part two paragraphs. */
export function breakPriors(lines: readonly Line[], { kind }: WrappedLayout): number[] {
  if (kind === 'spaced') return lines.map(({ breaks }) => (breaks === 1 ? 0.03 : 0.4));
  const blanks = lines.filter(({ breaks }) => breaks > 1).length;
  const indented = indentedLines(lines);
  if (indented) return lines.map((line, index) => (indented[index] ? 0.98 : line.breaks > 1 ? 0.95 : 0.02));
  if (blanks < lines.length * 0.03) return lines.map(({ breaks }) => (breaks > 1 ? 0.95 : 0.2));
  return lines.map(({ breaks }) => (breaks > 1 ? 0.995 : 0.02));
}

/** Which lines stand further in than most; null where that does not mark paragraphs. */
function indentedLines(lines: readonly Line[]): boolean[] | null {
  const margin = Math.min(...lines.map(({ indent }) => indent));
  const indented = lines.map(({ indent }) => indent > margin + 1);
  const share = indented.filter((is) => is).length / lines.length;
  return share > 0.05 && share < 0.75 ? indented : null;
}
