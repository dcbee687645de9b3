import { ButtonStyle } from 'discord.js';
import type { Bookcase, Bookmark } from '../../library/bookcases.ts';
import type { Shelf } from '../../library/shelf.ts';
import type { Story } from '../../library/story.ts';
import { withheldLine } from '../../library/withheld.ts';
import { button } from '../control.ts';
import type { Message } from '../reply.ts';
import { readButton } from './controls.ts';
import { message, type Row, row, text } from './layout.ts';
import { nameLine, storyChoice } from './story-list.ts';

/** Shows a list of the member's, from its page-th ten on. */
export const listButton = button('list', { list: 'text', page: 'integer' });

/** The lists as members know them. */
const LISTS = { bookmarks: 'Reading', later: 'Saved for later', finished: 'Finished', favourites: 'Favourites' };
export type List = keyof typeof LISTS;

const PER_PAGE = 10;
const EMPTY_WORDS: Record<List, string> = {
  bookmarks: 'Nothing begun. `/read` keeps your place by itself.',
  later: 'Nothing saved. **Save for later** stands on every story’s card.',
  finished: 'Nothing finished yet.',
  favourites: 'No favourites yet. You can choose them at the end of a story.',
};

export function isList(word: string): word is List {
  return Object.hasOwn(LISTS, word);
}

/** One list of the member's bookcase, as far as it may be shown here. */
export function shelfCard(bookcase: Bookcase, list: List, page: number, shelf: Shelf): Message {
  const ids = idsOf(bookcase, list);
  const { stories, withheld } = shelf.those(ids);
  const start = PER_PAGE * (Math.max(1, Math.min(page, Math.ceil(stories.length / PER_PAGE))) - 1);
  const shown = stories.slice(start, start + PER_PAGE);
  const lines = shown.map((story) => entryLine(story, bookcase.bookmarks));
  return message(
    [
      text(`### ${LISTS[list]}\n${lines.join('\n') || EMPTY_WORDS[list]}`),
      ...(withheld > 0 ? [text(`-# ${withheldLine(withheld, 'story')}`)] : []),
    ],
    [
      ...storyChoice(shown, 'Open one'),
      row(...onward(bookcase, list, shown), ...turns(list, start, stories.length)),
      lists(bookcase, list),
    ],
  );
}

function idsOf(bookcase: Bookcase, list: List): string[] {
  return list === 'bookmarks' ? bookcase.bookmarks.map(({ story }) => story) : bookcase[list];
}

function entryLine(story: Story, bookmarks: readonly Bookmark[]): string {
  const kept = bookmarks.find((bookmark) => bookmark.story === story.id);
  return `- ${nameLine(story)}${kept ? `, chapter ${kept.chapter}, page ${kept.page}` : ''}`;
}

/** The way back into the story read last. */
function onward({ bookmarks }: Bookcase, list: List, [first]: readonly Story[]) {
  const kept = bookmarks.find(({ story }) => story === first?.id);
  if (list !== 'bookmarks' || !kept) return [];
  const { story, chapter, page } = kept;
  return [readButton.show({ story, chapter, page }, 'Go on reading', { style: ButtonStyle.Primary })];
}

function turns(list: List, start: number, total: number) {
  const page = start / PER_PAGE + 1;
  return [
    ...(start > 0 ? [listButton.show({ list, page: page - 1 }, 'Newer')] : []),
    ...(start + PER_PAGE < total ? [listButton.show({ list, page: page + 1 }, 'Older')] : []),
  ];
}

function lists(bookcase: Bookcase, current: List): Row {
  const others = Object.entries(LISTS).filter(([list]) => list !== current);
  return row(
    ...others.map(([list, name]) =>
      listButton.show({ list, page: 1 }, `${name} (${isList(list) ? idsOf(bookcase, list).length : 0})`),
    ),
  );
}
