import type { Paragraph } from '../story.ts';
import { ao3Section, isAo3Pointer } from './ao3.ts';
import { isTitleLine } from './bylines.ts';
import { paragraphOf, SCENE_BREAK } from './chapter.ts';
import { isChapterHeading } from './chapter-titles.ts';
import { tidyHtml2Text } from './html2text.ts';
import { readInlineMarkup } from './inline-markup.ts';
import { blockParagraphs, blockText, markdownBlocks } from './markdown-blocks.ts';
import { plainParagraphs } from './plain-paragraphs.ts';
import { unwrapLines, wrapWidth } from './unwrap.ts';

/**
 * How a program laid a work out as plain text: `starred` as html2text 1.3 does (`***** Heading *****`, quotations and tags
 * indented, no blank lines), `markdown` as Python's html2text does, `plain` as copied from a page or a PDF.
 */
export type Ao3Layout = 'starred' | 'markdown' | 'plain';

/** A heading, a quotation (where the layout shows one) or some text; `text` is without markup. */
export interface Ao3Piece {
  kind: 'heading' | 'quote' | 'text';
  text: string;
  paragraphs: Paragraph[];
}

const STARRED = /^\*{3,6} (.+?) \*{3,6}$/;

export function layoutOf(text: string): Ao3Layout {
  if (/^\*{5,6} \S.{0,300}$/m.test(text)) return 'starred';
  return /^#{1,3} \S/m.test(text) ? 'markdown' : 'plain';
}

/** A tag's or a title's own words: the starred layout writes links with underscores for blanks. */
export function plainValue(text: string, layout: Ao3Layout): string {
  if (layout === 'starred') return text.replace(/_\s*/g, ' ').trim();
  return layout === 'markdown' ? readInlineMarkup(text.trim()).text : text.trim();
}

/** A user's name has no blanks, so only a pseud's underscores are the layout's: "Old_Harbour_(tinwhistle)". */
export function bylineText(line: string, layout: Ao3Layout): string {
  if (layout !== 'starred') return plainValue(line, layout);
  return line.trim().replace(/[^\s,](?:[^,]*)_\([^()]*\)/g, (pseud) => pseud.replace(/_(?=.*\()/g, ' '));
}

/** `chapters` is how many the work states to have, where that is known. */
export function ao3Pieces(lines: readonly string[], layout: Ao3Layout, chapters: number | null): Ao3Piece[] {
  if (layout === 'starred') return starredPieces(lines);
  return layout === 'markdown' ? markdownPieces(lines) : plainPieces(lines, chapters);
}

function markdownPieces(lines: readonly string[]): Ao3Piece[] {
  return markdownBlocks(tidyHtml2Text(lines.join('\n'))).map((block) => ({
    kind: block.kind === 'heading' && block.level > 2 ? 'text' : block.kind,
    text: blockText(block),
    paragraphs: blockParagraphs(block),
  }));
}

function starredPieces(lines: readonly string[]): Ao3Piece[] {
  const width = starredWidth(lines);
  const pieces: Ao3Piece[] = [];
  let run: string[] = [];
  const close = () => {
    for (const text of unwrapLines(run, width))
      pieces.push(textPiece(text.replace(/^\* (?=[^*\s])/, ''), /^ {5}/.test(run[0] ?? '') ? 'quote' : 'text'));
    run = [];
  };
  for (const line of joinHeadings(lines)) {
    const heading = STARRED.exec(line);
    const quoted = /^ {5}\S/.test(line);
    const special = heading || /^={20,}$/.test(line) || isSection(line);
    if (special || (run.length > 0 && quoted !== /^ {5}\S/.test(run[0] ?? ''))) close();
    if (heading) pieces.push({ kind: 'heading', text: (heading[1] ?? '').trim(), paragraphs: [] });
    else if (isSection(line)) pieces.push(textPiece(line.trim(), 'text'));
    else if (special) pieces.push({ kind: 'text', text: '', paragraphs: [{ ...SCENE_BREAK }] });
    else run.push(line);
  }
  close();
  return pieces;
}

/** html2text wraps at 79 unless told otherwise, which only long lines can show. */
export function starredWidth(lines: readonly string[]): number {
  const width = wrapWidth(lines);
  return width < 60 ? 79 : Math.min(width, 200);
}

/** A long heading is wrapped like any line: `***** Chapter 3: It` / `goes on *****`. */
function joinHeadings(lines: readonly string[]): string[] {
  const joined: string[] = [];
  let open: string | null = null;
  for (const line of lines) {
    if (open !== null) {
      open = `${open} ${line.trim()}`;
      if (/ \*{3,6}$/.test(open) || open.length > 400) {
        joined.push(open);
        open = null;
      }
    } else if (/^\*{5,6} \S/.test(line) && !STARRED.test(line)) open = line;
    else joined.push(line);
  }
  return open === null ? joined : [...joined, open];
}

function plainPieces(lines: readonly string[], chapters: number | null): Ao3Piece[] {
  const headings = plainHeadings(lines, chapters ?? 1);
  const pieces: Ao3Piece[] = [];
  let run: string[] = [];
  const close = () => {
    for (const paragraph of plainParagraphs(run))
      pieces.push({ kind: 'text', text: paragraph.text, paragraphs: [paragraph] });
    run = [];
  };
  lines.forEach((line, index) => {
    const heading = headings.has(index) || isAreaName(line);
    if (!heading && !isSection(line)) {
      run.push(line);
      return;
    }
    close();
    if (heading) pieces.push({ kind: 'heading', text: line.trim(), paragraphs: [] });
    else pieces.push(textPiece(line.trim(), 'text'));
  });
  close();
  return pieces;
}

/**
 * Headings that can be known as such; where the work has more chapters than those, short lines below a blank one are
 * the others if their number fits.
 */
function plainHeadings(lines: readonly string[], chapters: number): Set<number> {
  const sure = new Set<number>();
  const likely: number[] = [];
  lines.forEach((line, index) => {
    if (line.trim() === '' || isSection(line) || isAreaName(line)) return;
    if (isChapterHeading(line) || announcesChapter(lines, index)) sure.add(index);
    else if ((lines[index - 1] ?? '').trim() === '' && line.length <= 80 && isTitleLine(line) && !/[!?…]$/.test(line))
      likely.push(index);
  });
  return chapters > 1 && sure.size + likely.length === chapters ? new Set([...sure, ...likely]) : sure;
}

function isSection(line: string): boolean {
  return ao3Section(line) !== null || isAo3Pointer(line);
}

function isAreaName(line: string): boolean {
  return /^(?:Preface|Afterword)$/.test(line.trim());
}

/** A chapter's title is the line before its summary or its notes. */
function announcesChapter(lines: readonly string[], index: number): boolean {
  const next = lines.slice(index + 1, index + 4).find((line) => line.trim() !== '');
  return next !== undefined && /^\s*Chapter (?:Summary|Notes)\s*$/.test(next) && !isSection(lines[index] ?? '');
}

function textPiece(text: string, kind: 'quote' | 'text'): Ao3Piece {
  return { kind, text, paragraphs: [paragraphOf({ text, emphasis: [] })] };
}
