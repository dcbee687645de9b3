/** One line that is not blank, and how it stands among its neighbours. */
export interface Line {
  /** Without the blanks around it. */
  text: string;
  /** In its text, from 1. */
  number: number;
  /** Line breaks since the line before it that is not blank: 1 below one another, 2 with a blank line between. 0: the first. */
  breaks: number;
  /** Blanks before the first character; a tab counts as four. */
  indent: number;
}

/** The lines of `text` that are not blank; `first` is the number of the first one. */
export function linesOf(text: string, first = 1): Line[] {
  const lines: Line[] = [];
  let breaks = 0;
  text.split('\n').forEach((raw, index) => {
    if (index > 0) breaks += 1;
    const line = raw.trim();
    if (line === '') return;
    const indent = raw.length - raw.trimStart().length + 3 * tabsBefore(raw);
    lines.push({ text: line, number: first + index, breaks: lines.length === 0 ? 0 : breaks, indent });
    breaks = 0;
  });
  return lines;
}

function tabsBefore(raw: string): number {
  return /^\s*/.exec(raw)?.[0].match(/\t/g)?.length ?? 0;
}

/** How a line ends: a whole sentence, a clause that announces something, or in the middle of one. */
export type LineEnd = 'sentence' | 'dash' | 'colon' | 'open';

const SENTENCE = /(?:[.!?…。！？](?:\s*[.!?…])*|[.!?…,]?[—–-]["”’»])["'”’»›)\]}*_~\d]*$|^[^\p{L}\p{N}]+$/u;
const ABBREVIATED = /(?:^|[\s("“‘'])(?:Mr|Mrs|Ms|Dr|St|Prof|Capt|Lt|Sgt|Col|Gen|Rev|Jr|Sr|vs|No|Mt)\.$/;

export function endOf(text: string): LineEnd {
  const tail = text.slice(-40);
  if (SENTENCE.test(tail)) return ABBREVIATED.test(tail) ? 'open' : 'sentence';
  if (/[—–-]$/.test(tail)) return 'dash';
  return /[:;]["”’)*_]*$/.test(tail) ? 'colon' : 'open';
}

/** How a line begins, emphasis marks and brackets left aside. */
export type LineStart = 'lower' | 'upper' | 'quotation' | 'other';

export function startOf(text: string): LineStart {
  const head = text.slice(0, 10).replace(/^[*_~([{]+(?=\S)/, '');
  if (/^["“„«‘'’]/.test(head)) return /^['‘’](?:[a-z]{1,4}\b)/.test(head) ? 'other' : 'quotation';
  if (/^\p{Ll}/u.test(head)) return 'lower';
  return /^[\p{L}]/u.test(head) ? 'upper' : 'other';
}

/** Length of the line's first word: what did not fit on the line above it. */
export function firstWordLength({ text }: Line): number {
  const end = text.search(/\s/);
  return end < 0 ? text.length : end;
}

/** Length as its wrapping program saw it. */
export function widthOf({ text, indent }: Line): number {
  return text.length + indent;
}
