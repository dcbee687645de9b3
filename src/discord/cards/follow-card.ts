import type { Shelf } from '../../library/shelf.ts';
import { withheldLine } from '../../library/withheld.ts';
import type { Message } from '../reply.ts';
import { lines, message, text } from './layout.ts';
import { nameLine, storyChoice } from './story-list.ts';

/** More than this are counted, not named. */
const NAMED = 15;

/** The stories a member follows, as far as they may be shown here. */
export function followsCard(followed: readonly string[], shelf: Shelf): Message {
  const { stories, withheld } = shelf.those(followed);
  if (stories.length + withheld === 0)
    return lines('You follow no story. `/follow story:` tells you by direct message when one gains a chapter.');
  const named = stories.slice(0, NAMED).map((story) => `- ${nameLine(story)}`);
  const more = stories.length > NAMED ? [`and ${stories.length - NAMED} more`] : [];
  return message(
    [
      text(['### Stories you follow', ...named, ...more].join('\n')),
      ...(withheld > 0 ? [text(`-# ${withheldLine(withheld, 'story')}`)] : []),
      text('-# Name one with `/follow story:` again to stop.'),
    ],
    storyChoice(stories, 'Open one'),
  );
}
