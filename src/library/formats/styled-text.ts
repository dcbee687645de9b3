import type { Emphasis } from '../story.ts';

/** Plain text and the emphasis its author gave it. */
export interface StyledText {
  text: string;
  emphasis: Emphasis[];
}

/** The stretch of `styled` from one offset to another, without the blanks at its edges. */
function sliceStyled({ text, emphasis }: StyledText, from: number, to: number): StyledText {
  const part = text.slice(from, to);
  const start = from + (part.length - part.trimStart().length);
  const end = Math.max(start, to - (part.length - part.trimEnd().length));
  return {
    text: text.slice(start, end),
    emphasis: emphasis
      .filter((range) => range.from < end && range.to > start)
      .map((range) => ({ ...range, from: Math.max(range.from, start) - start, to: Math.min(range.to, end) - start })),
  };
}

/** Emphasis without the blanks at its edges, in order, neighbours of one style made one. */
export function tidyEmphasis(text: string, emphasis: readonly Emphasis[]): Emphasis[] {
  const tidy: Emphasis[] = [];
  const last = new Map<Emphasis['style'], Emphasis>();
  for (const { from, to, style } of [...emphasis].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const inner = text.slice(from, to);
    const start = from + (inner.length - inner.trimStart().length);
    const end = to - (inner.length - inner.trimEnd().length);
    const before = last.get(style);
    if (start >= end) continue;
    if (before && text.slice(before.to, start).trim() === '') {
      before.to = Math.max(before.to, end);
    } else {
      const range = { from: start, to: end, style };
      tidy.push(range);
      last.set(style, range);
    }
  }
  return tidy;
}

/** `styled` divided at its line breaks. */
export function linesOf(styled: StyledText): StyledText[] {
  const lines: StyledText[] = [];
  let from = 0;
  for (const line of styled.text.split('\n')) {
    lines.push(sliceStyled(styled, from, from + line.length));
    from += line.length + 1;
  }
  return lines;
}
