/** The first and the last mark of direct speech in a line: what tells whether a quotation is open before and after it. */
export interface QuoteMarks {
  first: 'opens' | 'closes' | null;
  last: 'opens' | 'closes' | null;
}

const DOUBLE = /[“”„«»"]/;
const DOUBLE_MARKS = /[“”„«»"]/g;
/** A single mark opens before a word and closes after an end mark; any other one is an apostrophe. */
const SINGLE_MARKS =
  /(?<![^\s([—–-])['‘](?=[\p{L}…])(?!(?:tis|twas|em|cause|til|bout|n)\b)|(?<=[.,!?…—–-])['’](?![\p{L}\p{N}])/gu;

/** The marks of each line. Single quotation marks count only in a text that has no double ones. */
export function quoteMarks(lines: readonly string[]): QuoteMarks[] {
  const pattern = lines.some((line) => DOUBLE.test(line)) ? DOUBLE_MARKS : SINGLE_MARKS;
  const german = lines.some((line) => line.includes('„'));
  return lines.map((line) => {
    const marks = [...line.matchAll(pattern)];
    const [first, last] = [marks[0], marks.at(-1)];
    return {
      first: first ? direction(line, first.index, german) : null,
      last: last ? direction(line, last.index, german) : null,
    };
  });
}

function direction(line: string, at: number, german: boolean): 'opens' | 'closes' {
  const mark = line.charAt(at);
  if (mark === '“') return german ? 'closes' : 'opens';
  if ('„«‘'.includes(mark)) return 'opens';
  if ('”»’'.includes(mark)) return 'closes';
  const before = line.charAt(at - 1);
  const after = line.charAt(at + 1);
  if (before === '' || /[\s([{]/.test(before)) return after === '' || /\s/.test(after) ? 'closes' : 'opens';
  return /[—–-]/.test(before) && /[\p{L}\p{N}]/u.test(after) ? 'opens' : 'closes';
}
