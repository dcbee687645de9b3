import type { Excerpt } from '../../library/excerpt.ts';
import type { Story } from '../../library/story.ts';
import type { State } from '../control.ts';
import type { Message } from '../reply.ts';
import { PAGE_ROOM, pageBlocks, printed } from './chapter-card.ts';
import { excerptButton, shareExcerptButton, storyButton, turnExcerptButton } from './controls.ts';
import { inertLine } from './inert.ts';
import { message, row, text } from './layout.ts';
import { credit } from './story-card.ts';

/** How much of a message's room an excerpt takes. */
export const LENGTHS = { short: 600, medium: 1400, long: PAGE_ROOM } as const;
export type Length = keyof typeof LENGTHS;

/** Which excerpt of a story this is: the page-th of those of its length that make up the chapter. */
export interface Place {
  story: string;
  chapter: number;
  length: Length;
  page: number;
}

/** A place as a button carries it, and back; a length that is not known any more counts as short. */
const carried = (place: Place) => ({ ...place, length: place.length.slice(0, 1) });
export function placeOf(state: State<typeof excerptButton.shape>): Place {
  const length = Object.keys(LENGTHS).find((name): name is Length => name.startsWith(state.length)) ?? 'short';
  return { ...state, length };
}

/** An excerpt for its reader, with the way on where the text may be read further. */
export function excerptCard(story: Story, place: Place, { paragraphs, cut }: Excerpt, mayReadOn: boolean): Message {
  const { page } = place;
  return message(pageBlocks(story, whereIn(story, place, cut), paragraphs, cut), [
    row(
      ...(page > 1 ? [turnExcerptButton.show(carried({ ...place, page: page - 1 }), 'Previous page')] : []),
      ...(cut && mayReadOn ? [turnExcerptButton.show(carried({ ...place, page: page + 1 }), 'Next page')] : []),
      shareExcerptButton.show(carried(place), 'Share'),
    ),
  ]);
}

/** The same for the channel. Later chapters stand behind a spoiler bar, with the credit and the warning outside of it. */
export function sharedExcerptCard(
  story: Story,
  place: Place,
  { paragraphs, cut }: Excerpt,
  mayReadOn: boolean,
): Message {
  const onward = row(
    ...(cut && mayReadOn ? [excerptButton.show(carried({ ...place, page: place.page + 1 }), 'Next page')] : []),
    storyButton.show({ story: story.id }, 'About this story'),
  );
  const where = whereIn(story, place, cut);
  if (!isLater(story, place)) return message(pageBlocks(story, where, paragraphs, cut), [onward]);
  const above = [text(`${credit(story)}\n-# ${where}`)];
  return message([text(printed(paragraphs, PAGE_ROOM, cut))], [onward], { above, spoiler: true });
}

/** "Chapter 2, “The Answer”, page 3"; "Spoilers: chapter 2, the opening"; "The whole text". */
function whereIn(story: Story, place: Place, cut: boolean): string {
  const { chapter, page } = place;
  const what = page > 1 ? `page ${page}` : cut ? 'the opening' : 'the whole text';
  if (story.chapters.length === 1) return `${what.slice(0, 1).toUpperCase()}${what.slice(1)}`;
  const title = story.chapters.find(({ number }) => number === chapter)?.title;
  const named = `${chapter}${title ? `, “${inertLine(title, 100)}”` : ''}`;
  return `${isLater(story, place) ? 'Spoilers: chapter' : 'Chapter'} ${named}, ${what}`;
}

function isLater({ chapters }: Story, { chapter }: Place): boolean {
  return chapter > (chapters[0]?.number ?? chapter);
}
