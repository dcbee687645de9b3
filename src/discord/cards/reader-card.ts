import type { Leaf } from '../../library/reader.ts';
import type { Chapter, Story } from '../../library/story.ts';
import { button, select } from '../control.ts';
import { LIMITS } from '../limits.ts';
import type { Message } from '../reply.ts';
import { pageBlocks, whereLine } from './chapter-card.ts';
import { keepButton, moreLikeButton } from './controls.ts';
import { inert, inertLine, labelLine } from './inert.ts';
import { type Block, message, type Row, row, text } from './layout.ts';
import { credit } from './story-card.ts';

/** Turns the reader to another page; `page` -1 is the chapter's last. */
export const turnButton = button('turn', { story: 'text', chapter: 'integer', page: 'integer' });
export const chapterSelect = select('chapter', { story: 'text' });
export const notesButton = button('notes', { story: 'text', chapter: 'integer' });
/** Opens the reader where a passage was found. */
export const passageButton = button('passage', { story: 'text', chapter: 'integer', paragraph: 'integer' });

/** A page of a story for its reader alone. */
export function readerCard(leaf: Leaf): Message {
  const { story, chapter, page, pages, paragraphs } = leaf;
  const where = whereLine(story, chapter, { number: page, of: pages });
  const end = isEnd(leaf) ? [text(endLine(story))] : [];
  return message([...pageBlocks(story, where, paragraphs), ...end], [turns(leaf), ...chapterRow(leaf)]);
}

/** The last page there is here. */
export function isEnd({ page, pages, next }: Leaf): boolean {
  return page === pages && next === null;
}

function turns(leaf: Leaf): Row {
  const { story, chapter, page, pages, previous, next } = leaf;
  const turn = (label: string, to: number | null, at: number) =>
    to === null ? [] : [turnButton.show({ story: story.id, chapter: to, page: at }, label)];
  const back = page > 1 ? turn('Previous', chapter.number, page - 1) : turn('Previous chapter', previous, -1);
  const on = page < pages ? turn('Next', chapter.number, page + 1) : turn('Next chapter', next, 1);
  const hasNotes = chapter.notes.length > 0 || chapter.teaser !== null;
  return row(
    ...back,
    ...on,
    ...(hasNotes ? [notesButton.show({ story: story.id, chapter: chapter.number }, 'Author’s notes')] : []),
    ...(isEnd(leaf)
      ? [
          keepButton.show({ story: story.id, list: 'favourites' }, 'Favourite'),
          moreLikeButton.show({ story: story.id }, 'More like this'),
        ]
      : []),
  );
}

function endLine({ status, chapterCount, chapters }: Story): string {
  if (status === 'in-progress') return '-# That is all there is so far. `/follow` tells you when it goes on.';
  const missing = (chapterCount ?? 0) - chapters.length;
  return missing > 0 ? '-# That is all that is here; the rest is at its home.' : '-# The end.';
}

/** A select over the chapters, those around this one where there are more than fit. */
function chapterRow({ story, chapter }: Leaf): Row[] {
  const { options: most, label } = LIMITS.select;
  const { chapters } = story;
  if (chapters.length < 2) return [];
  const at = chapters.findIndex(({ number }) => number === chapter.number);
  const start = Math.max(0, Math.min(at - Math.floor(most / 2), chapters.length - most));
  const options = chapters.slice(start, start + most).map(({ number, title }) => ({
    value: String(number),
    label: labelLine(`${number}${title ? `. ${title}` : ''}`, label),
    default: number === chapter.number,
  }));
  return [row(chapterSelect.show({ story: story.id }, { placeholder: 'Go to a chapter', options }))];
}

/** The author's notes of a chapter and its teaser: no part of the story, so asked for apart. */
export function notesCard(story: Story, { notes, teaser, number }: Chapter): Message {
  const all = [...notes, ...(teaser === null ? [] : [{ label: 'What comes next', text: teaser }])];
  const head = text(`${credit(story)}\n-# Notes on chapter ${number}`);
  if (all.length === 0) return message([head, text('There are no notes on this chapter.')]);
  const shown = all.slice(0, MOST_NOTES);
  const room = Math.floor(ROOM_FOR_NOTES / shown.length);
  return message([
    head,
    ...shown.map((note): Block => text(`**${inertLine(note.label, 80)}**\n${inert(note.text, room - 90)}`)),
  ]);
}

const MOST_NOTES = 12;
const ROOM_FOR_NOTES = 2900;
