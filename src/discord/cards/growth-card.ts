import { type Audience, standing } from '../../library/audience.ts';
import type { Growth } from '../../library/follows.ts';
import type { Message } from '../reply.ts';
import { readButton } from './controls.ts';
import { inertLine } from './inert.ts';
import { lines, message, row, text } from './layout.ts';
import { amount } from './story-card.ts';
import { nameLine } from './story-list.ts';

/**
 * Tells a follower that a story has grown. Direct messages have no age gate: what is above their ceiling is not named. Null
 * for a story that was withdrawn.
 */
export function growthCard({ story, added }: Growth, audience: Audience): Message | null {
  const [first] = added;
  const stands = standing(story, audience);
  if (stands === 'absent') return null;
  if (stands === 'withheld' || !first)
    return lines(
      'A story you follow has grown. Because of its rating it is not named here: `/follow` in an age-restricted channel shows it.',
    );
  const what =
    added.length === 1 && first.title
      ? `a new chapter, “${inertLine(first.title, 100)}”`
      : amount(added.length, 'new chapter');
  return message(
    [
      text(`${nameLine(story)} has ${what}.`),
      text('-# You asked for this with `/follow`; name the story there again to stop.'),
    ],
    [row(readButton.show({ story: story.id, chapter: first.number, page: 1 }, 'Read on'))],
  );
}
