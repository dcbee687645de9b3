import type { Random } from '../../src/ports.ts';

/** A way in which archives and saving tools turn paragraphs into lines. */
export interface LayOut {
  name: string;
  /** Columns for a paragraph's first line and for its others; null: nobody wrapped it. */
  columns: { first: number; other: number } | null;
  /** Line breaks between two lines of a paragraph, and between two paragraphs. */
  breaks: { line: number; paragraph: number };
  /** Blanks before a paragraph. */
  indent?: number;
  /** Markup that was there when the lines were wrapped and is gone now: its columns, and in how many words of a hundred. */
  markup?: { columns: number; often: number };
  /** The saving tool lost every line of a single word. */
  losesWords: boolean;
}

/** Text as laid out, and after how many letters each of its paragraphs ends. Blanks are no letters. */
export interface LaidOut {
  text: string;
  ends: Set<number>;
}

export function layOut(paragraphs: readonly string[], how: LayOut, random: Random): LaidOut {
  const rows: string[] = [];
  const ends = new Set<number>();
  let letters = 0;
  for (const paragraph of paragraphs) {
    const kept: string[] = [];
    const lines = wrap(paragraph, how, random);
    lines.forEach((line, index) => {
      const isLost = how.losesWords && !/\s/.test(line.trim());
      if (rows.length > 0)
        rows.push(...new Array<string>((index === 0 ? how.breaks.paragraph : how.breaks.line) - 1).fill(''));
      if (!isLost) rows.push(line);
      if (!isLost) kept.push(line);
    });
    letters += kept.reduce((sum, line) => sum + lettersIn(line), 0);
    if (kept.length > 0) ends.add(letters);
  }
  return { text: rows.join('\n'), ends };
}

function wrap(paragraph: string, { columns, indent = 0, markup }: LayOut, random: Random): string[] {
  const margin = ' '.repeat(indent);
  if (!columns) return [margin + paragraph];
  const lines: string[] = [];
  let line = margin;
  let width = indent;
  for (const word of paragraph.split(/\s+/)) {
    const room = lines.length === 0 ? columns.first : columns.other;
    const wide = word.length + (markup && random.below(100) < markup.often ? markup.columns : 0);
    if (line.trim() !== '' && width + 1 + wide > room) {
      lines.push(line);
      [line, width] = [word, wide];
    } else {
      line += line.trim() === '' ? word : ` ${word}`;
      width += 1 + wide;
    }
  }
  return [...lines, line];
}

export const lettersIn = (text: string): number => text.replace(/\s+/g, '').length;
