import type { Paragraph } from '../story.ts';
import { paragraphOf } from './chapter.ts';
import { readInlineMarkup } from './inline-markup.ts';

/** A run of lines of one kind; `level` is a heading's. */
export interface MarkdownBlock {
  kind: 'heading' | 'quote' | 'text';
  level: number;
  text: string;
}

/** Blank lines divide blocks; a heading needs none; HTML comments are left out. */
export function markdownBlocks(body: string): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  let lines: string[] = [];
  let open: 'quote' | 'text' | null = null;
  const close = () => {
    if (open) blocks.push({ kind: open, level: 0, text: lines.join('\n') });
    lines = [];
    open = null;
  };
  for (const line of withoutComments(body).split('\n')) {
    const heading = /^(#{1,6})\s+(\S.*)$/.exec(line);
    const quoted = /^ {0,3}>\s?(.*)$/.exec(line);
    const kind = quoted ? 'quote' : 'text';
    if (heading || line.trim() === '' || open !== kind) close();
    if (heading) blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, text: trimHeading(heading[2] ?? '') });
    else if (line.trim() !== '') {
      open = kind;
      lines.push(quoted ? (quoted[1] ?? '') : line);
    }
  }
  close();
  return blocks.filter(({ text }) => text.trim() !== '');
}

function withoutComments(text: string): string {
  let kept = '';
  let from = 0;
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', from)) {
    const end = text.indexOf('-->', start + 4);
    if (end < 0) break;
    kept += text.slice(from, start);
    from = end + 3;
  }
  return kept + text.slice(from);
}

function trimHeading(text: string): string {
  return text.trimEnd().replace(/\s#+$/, '');
}

/** The paragraphs of a block: a heading inside a chapter becomes a bold one. */
export function blockParagraphs({ kind, text }: MarkdownBlock): Paragraph[] {
  return joinLines(kind === 'heading' ? `**${text}**` : text)
    .map((part) => paragraphOf(readInlineMarkup(part)))
    .filter((paragraph) => paragraph.kind === 'scene-break' || paragraph.text !== '');
}

/** A block's words without markup, its paragraphs apart. */
export function blockText(block: MarkdownBlock): string {
  return joinLines(block.text)
    .map((part) => readInlineMarkup(part).text)
    .join('\n\n');
}

/** Lines of one paragraph run on, unless they end in a hard break or are so long that nobody wrapped them. */
function joinLines(text: string): string[] {
  const paragraphs: string[] = [];
  let open = '';
  for (const line of text.split('\n')) {
    const item = /^\s*[*+]\s+(?=[^*+\s])/.exec(line);
    if (item) {
      paragraphs.push(open);
      open = line.slice(item[0].length).trim();
      continue;
    }
    open += line.trim().replace(/\\$/, '');
    if (/(?: {2,}|\\)$/.test(line)) open += '\n';
    else if (line.length > 110 || line.trim() === '') {
      paragraphs.push(open);
      open = '';
    } else open += ' ';
  }
  return [...paragraphs, open].map((paragraph) => paragraph.trim()).filter((paragraph) => paragraph !== '');
}
