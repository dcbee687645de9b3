import type { ViewLine } from './message-view.ts';

/** About what a phone shows in one line. */
export const PAGE_WIDTH = 48;

export interface Page {
  /** Whether the terminal shows colours. */
  colours: boolean;
}

const STYLES = { heading: '1', small: '2', quote: '3', controls: '36', plain: '' } as const;

/** Lays lines out as narrow as a phone, cards with a bar at their side. */
export function layOut(lines: readonly ViewLine[], { colours }: Page): string {
  return lines.flatMap((line) => laidOut(line, colours)).join('\n');
}

function laidOut({ kind, tone, text, framed }: ViewLine, colours: boolean): string[] {
  const margin = `${framed ? '┃ ' : ''}${tone === 'quote' ? '│ ' : ''}`;
  if (kind === 'rule') return [`${margin}${'─'.repeat(12)}`];
  const style = STYLES[kind === 'controls' ? 'controls' : tone];
  const paint = (line: string) => (colours && style !== '' && line !== '' ? `\u001b[${style}m${line}\u001b[0m` : line);
  const words = text.match(kind === 'controls' ? CONTROLS : WORDS) ?? [];
  return wrap(words, PAGE_WIDTH - margin.length).map((line) => `${margin}${paint(line)}`.trimEnd());
}

const WORDS = /\S+/g;
/** Buttons are not broken apart. */
const CONTROLS = /\[[^\]]*\]|\([^)]*\)|\S+/g;

/** Fills lines with words; a longer word, such as an address, stays whole. */
function wrap(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && longer.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}
