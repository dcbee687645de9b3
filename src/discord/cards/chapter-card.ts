import { readingTime } from '../../library/excerpt.ts';
import type { Chapter, ChapterHeading, Paragraph, Story } from '../../library/story.ts';
import { fitted, textSize } from './fit.ts';
import { inertLine, prose } from './inert.ts';
import { type Block, roomBeside, separator, text } from './layout.ts';
import { credit, duration } from './story-card.ts';

/** Room for the text of one page: what a message holds less the credit and the line that says where one is. */
export const PAGE_ROOM = 2900;

/** What a paragraph takes of a page's room, once escaped. */
export function printedSize(paragraph: Paragraph): number {
  return textSize(prose(paragraph));
}

/** One page of a chapter, or an excerpt: credit, where one is, and the text word for word. */
export function pageBlocks(story: Story, where: string, paragraphs: readonly Paragraph[], cut = false): Block[] {
  const head = text(`${credit(story)}\n-# ${where}`);
  return [head, separator(), text(printed(paragraphs, roomBeside([head]), cut))];
}

/** An excerpt to stand under a story's own card, as much of it as there is room for; nothing where there is next to none. */
export function excerptBlocks(beside: readonly Block[], paragraphs: readonly Paragraph[], cut: boolean): Block[] {
  const room = roomBeside(beside);
  if (room < 200 || paragraphs.length === 0) return [];
  return [separator(), text(printed(paragraphs, room, cut))];
}

/** "Chapter 3 of 12, “Tides”, page 2 of 7, about 9 min left". */
export function whereLine(
  story: Story,
  chapter: Chapter | ChapterHeading,
  page: { number: number; of: number },
): string {
  const of = Math.max(story.chapterCount ?? 0, story.chapters.length);
  const title = chapter.title ? `, “${inertLine(chapter.title, 100)}”` : '';
  const left = Math.round((chapter.words * (page.of - page.number + 1)) / page.of);
  return [
    of > 1 ? `Chapter ${chapter.number} of ${of}${title}` : `One chapter${title}`,
    ...(page.of > 1 ? [`page ${page.number} of ${page.of}`] : []),
    `${duration(readingTime(left))} ${page.number === 1 ? 'to read' : 'left'}`,
  ].join(', ');
}

/** What there is to say of a chapter without a word in it. */
const NO_TEXT = '*(There is no text here.)*';

/** Paragraphs as they are printed. Whoever cut them to a page measured with `printedSize`, so shortening is the exception. */
export function printed(paragraphs: readonly Paragraph[], room: number, cut: boolean): string {
  const whole = `${paragraphs.map(prose).join('\n\n').trim() || NO_TEXT}${cut ? ' …' : ''}`;
  if (textSize(whole) <= room) return whole;
  const shown: string[] = [];
  let left = room;
  for (const paragraph of paragraphs) {
    const size = printedSize(paragraph) + 4;
    if (size > left) {
      if (left > 100) shown.push(fitted(paragraph.text, left - 4, (words) => prose({ ...paragraph, text: words })));
      else if (shown.length > 0) shown.push('…');
      break;
    }
    shown.push(prose(paragraph));
    left -= size;
  }
  return shown.join('\n\n');
}
