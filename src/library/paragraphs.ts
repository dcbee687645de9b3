import { isChapterHeading } from './formats/chapter-titles.ts';
import { isSceneBreak } from './formats/scene-breaks.ts';
import { breakPriors, layoutOf, usualBreaks, type WrappedLayout } from './layouts.ts';
import { paragraphStarts } from './line-joins.ts';
import { endOf, type Line, linesOf, startOf } from './lines.ts';
import { type Block, LOSS, paragraphsOf } from './losses.ts';
import type { Paragraph } from './story.ts';
import type { Widths } from './wrapping.ts';

/** What a format knows of its texts beyond what the lines show. */
export interface LineRules {
  /** Three or more line breaks in a row are where the saving tool lost lines of one word: one line for each break above two. */
  losesLines?: boolean;
  /** Lines that begin a paragraph whatever stands above them, as a header's labels do. */
  begins?: (text: string) => boolean;
}

/** The paragraphs of a plain text, whichever way they were laid out in lines. */
export function rebuildParagraphs(lines: readonly string[], rules: LineRules = {}): Paragraph[] {
  return paragraphsOf(rebuildBlocks(linesOf(lines.join('\n')), rules));
}

/** The same with the line that each paragraph begins on and the gap above it, for readers that have more to find out. */
export function rebuildBlocks(lines: readonly Line[], rules: LineRules = {}): Block[] {
  const layout = layoutOf(lines.filter(({ text }) => rules.begins?.(text) !== true));
  const usual = usualBreaks(lines, layout);
  const starts = layout.kind === 'one-a-line' ? ownLines(lines, rules) : wrappedStarts(lines, layout, usual, rules);
  const blocks: Block[] = [];
  let parts: string[] = [];
  const close = () => {
    const open = blocks.at(-1);
    if (open) open.text = parts.join('');
  };
  lines.forEach((line, index) => {
    const lost = rules.losesLines && usual <= 2 ? Math.max(0, line.breaks - 2) : 0;
    const above = lines[index - 1]?.text ?? '';
    if (index > 0 && lost > 0 && goesOn(above, line.text)) parts.push(` ${LOSS} `, line.text);
    else if (index > 0 && !starts[index]) parts.push(joint(above, line.text), line.text);
    else {
      close();
      parts = [line.text];
      blocks.push({
        text: '',
        line: line.number,
        lost,
        wide: line.breaks > usual,
        wrapped: layout.kind !== 'one-a-line',
      });
    }
  });
  close();
  return blocks;
}

/** Each line a paragraph; only a sentence that was broken, as by an author's italics, is mended. */
function ownLines(lines: readonly Line[], { begins }: LineRules): boolean[] {
  return lines.map((line, index) => {
    const above = lines[index - 1];
    return !above || line.breaks > 2 || begins?.(above.text) === true || !goesOn(above.text, line.text);
  });
}

/** Whether the second line surely carries on the sentence of the first. */
const goesOn = (above: string, line: string): boolean => endOf(above) === 'open' && startOf(line) === 'lower';

function wrappedStarts(lines: readonly Line[], layout: WrappedLayout, usual: number, rules: LineRules): boolean[] {
  const priors = breakPriors(lines, layout);
  const alone = lines.map(({ text }) => isSceneBreak(text) || isHeading(text, layout.widths));
  const starts: boolean[] = [];
  for (let from = 0, to = 1; from < lines.length; from = to, to += 1) {
    while (to < lines.length && (lines[to]?.breaks ?? 0) <= usual) to += 1;
    const prior = (index: number) => {
      if (alone[from + index] || alone[from + index - 1]) return 0.98;
      return rules.begins?.(lines[from + index]?.text ?? '') ? 0.999 : (priors[from + index] ?? 0.5);
    };
    starts.push(...paragraphStarts(lines.slice(from, to), layout.widths, prior));
  }
  return starts;
}

const SMALL_WORDS = /^(?:a|an|the|of|and|or|but|in|on|at|to|for|from|with|by|is|as|vs\.?|&|-|–|—)$/;

/** A line far shorter than wrapped ones, all in capitalised words and without an end mark. */
function isHeading(text: string, widths: Widths): boolean {
  if (isChapterHeading(text)) return true;
  if (text.length > Math.max(widths.first, widths.other * 0.6) || /[.!?…,;:"”’)-]$/.test(text)) return false;
  const words = text.split(/\s+/);
  return (
    words.length <= 8 &&
    /^\p{Lu}/u.test(text) &&
    words.every((word) => /^[\p{Lu}\p{N}“"(#]/u.test(word) || SMALL_WORDS.test(word))
  );
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** What stands between two lines of a paragraph: a blank, but nothing in a word or dash that was broken at its hyphen. */
function joint(above: string, line: string): '' | ' ' {
  const broken = /[\p{L}\p{N}]-$|[^\s-]--$|\S[—–]$/u.test(above.slice(-4)) && /^[\p{L}\p{N}]/u.test(line);
  const unspaced = UNSPACED.test(above.slice(-1)) && UNSPACED.test(line.slice(0, 1));
  return broken || unspaced ? '' : ' ';
}
