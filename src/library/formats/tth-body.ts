import type { Block } from '../losses.ts';
import { paragraphsOf } from '../losses.ts';
import type { Paragraph } from '../story.ts';
import { readAuthorHeader } from './author-header.ts';
import { isChapterHeading } from './chapter-titles.ts';
import { readClosing } from './closing-notes.ts';
import type { Field } from './fields.ts';
import { labelledLine } from './labelled-lines.ts';
import { isSceneBreak } from './scene-breaks.ts';
import { headingNumber, isTitleLine, repeatsTitle } from './tth-headings.ts';

/** A chapter as it stands below what the archive prints. */
export interface Body {
  /** The archive's title of the chapter. */
  title: string | null;
  /** As the title or its repetition gives it. */
  number: number | null;
  /** All labelled lines and notes, above the text and below it. */
  fields: Field[];
  paragraphs: Paragraph[];
}

/** How many chapters the story has, as far as the page says so: a story of one shows no chapter title. */
export type Size = 'one' | 'several' | 'unknown';

/** How far below the first line its repetition may stand. */
const REPEATED_WITHIN = 17;

export function readBody(
  blocks: readonly Block[],
  storyTitles: readonly string[],
  size: Size,
  lostBelow: number,
): Body {
  const first = blocks[0]?.text ?? '';
  const isStoryTitle = !isChapterHeading(first) && repeatsTitle(first, storyTitles);
  const title = !isStoryTitle && isChapterTitle(blocks, size) ? first : null;
  const rest = blocks.slice(title !== null || isStoryTitle ? 1 : 0);
  const header = readAuthorHeader(rest, title === null ? storyTitles : [title, ...storyTitles]);
  const begin = rest.slice(header.blocks).some(({ text }) => !isSceneBreak(text))
    ? header.blocks
    : firstUnlabelled(rest);
  const story = rest.slice(begin);
  const closing = readClosing(story);
  const inHeader = header.heading !== null && isChapterHeading(header.heading) ? header.heading : null;
  return {
    title: title ?? inHeader ?? (isStoryTitle && size === 'several' ? first : null),
    number: numberOf(title) ?? numberOf(header.heading),
    fields: [...header.fields.slice(0, begin), ...closing.fields],
    paragraphs: paragraphsOf(story.slice(0, closing.blocks), closing.blocks === story.length ? lostBelow : 0).map(
      markLostWords,
    ),
  };
}

/** Where all of a page sounds like its author, only labelled lines are notes. */
function firstUnlabelled(blocks: readonly Block[]): number {
  return Math.max(
    0,
    blocks.findIndex(({ text }) => labelledLine(text) === null),
  );
}

const numberOf = (heading: string | null): number | null => (heading === null ? null : headingNumber(heading));

function isChapterTitle(blocks: readonly Block[], size: Size): boolean {
  const first = blocks[0]?.text ?? '';
  if (isChapterHeading(first)) return true;
  if (first === '' || size === 'one' || labelledLine(first)) return false;
  if (isTitleLine(first, size === 'several')) return true;
  return (
    first.length <= 120 &&
    blocks.slice(1, REPEATED_WITHIN).some(({ text }) => !isChapterHeading(text) && repeatsTitle(text, [first]))
  );
}

/** "it's,'re not" was "it's...you're not": the tool took the word in front of the apostrophe for an address. */
const LOST_WORD = /(?<=[\p{L}][,;])['’](?=(?:re|ve|ll)\b)/gu;

function markLostWords(paragraph: Paragraph): Paragraph {
  return paragraph.kind === 'text'
    ? { ...paragraph, text: paragraph.text.replace(LOST_WORD, (mark) => `[…]${mark}`) }
    : paragraph;
}
