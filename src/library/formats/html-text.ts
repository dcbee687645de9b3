import type { Paragraph } from '../story.ts';
import { paragraphOf, SCENE_BREAK } from './chapter.ts';
import type { HtmlBlock, HtmlElement } from './html-blocks.ts';
import { isSceneBreak } from './scene-breaks.ts';
import { linesOf, type StyledText } from './styled-text.ts';

/** The longest line of a verse or an address; a longer one between line breaks is a paragraph of its own. */
const LONGEST_VERSE = 70;

/** The paragraphs of some blocks of a page; headings inside a text become bold paragraphs. */
export function htmlParagraphs(blocks: readonly HtmlBlock[]): Paragraph[] {
  return blocks.flatMap((block) => {
    if (block.element.tag === 'hr') return [{ ...SCENE_BREAK }];
    if (/^h[1-6]$/.test(block.element.tag) && !isSceneBreak(block.text)) return [paragraphOf(allBold(block))];
    return divideAtBreaks(block).map((part) => paragraphOf(part));
  });
}

function allBold({ text, emphasis }: StyledText): StyledText {
  const italics = emphasis.filter(({ style }) => style === 'italic');
  return { text, emphasis: [{ from: 0, to: text.length, style: 'bold' }, ...italics] };
}

/** Lines of verse stay together; where the line breaks stand between paragraphs or around a scene break they divide. */
function divideAtBreaks(block: StyledText): StyledText[] {
  if (!block.text.includes('\n')) return [block];
  const lines = linesOf(block).filter(({ text }) => text !== '');
  const verse = lines.every(({ text }) => text.length <= LONGEST_VERSE && !isSceneBreak(text));
  return verse ? [block] : lines;
}

/** The text of some blocks with a blank line between paragraphs, as a summary or a note is kept. */
export function plainText(blocks: readonly StyledText[]): string {
  return blocks
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n\n');
}

/** Whether an element or one around it fits. */
export function within(element: HtmlElement, fits: (element: HtmlElement) => boolean): boolean {
  for (let at: HtmlElement | null = element; at; at = at.parent) if (fits(at)) return true;
  return false;
}

/** Whether an element has a class of that name; EPUB makers number them ("userstuff2"). */
export function hasClass(element: HtmlElement, name: string): boolean {
  return element.classes.some((own) => own === name || (own.startsWith(name) && /^\d+$/.test(own.slice(name.length))));
}
