import type { Overview } from '../../library/library.ts';
import { withheldLine } from '../../library/withheld.ts';
import { button } from '../control.ts';
import type { Message } from '../reply.ts';
import { inertLine } from './inert.ts';
import { lines, message, row, separator, text } from './layout.ts';
import { amount, figure } from './story-card.ts';
import { nameLine, storyChoice } from './story-list.ts';

/** Ends the announcements. */
export const quietButton = button('quiet', {});

/** Said to the moderator who has new stories announced. */
export function bulletinSetCard(channelId: string): Message {
  return message(
    [
      text(`New stories and chapters will be announced in <#${channelId}>, one post a day at most.`),
      text('-# Only what may be shown there; I need to be allowed to view that channel and to write in it.'),
    ],
    [row(quietButton.show({}, 'Stop announcing'))],
  );
}

/** How many fandoms are named before the rest is counted. */
const NAMED = 12;
const STATUS_WORDS = { complete: 'complete', 'in-progress': 'in progress', unknown: 'status not stated' };

/** What the library holds, as far as it may be shown here. */
export function libraryCard(overview: Overview, withheld: number): Message {
  const { stories, words, byFandom, byLevel, byStatus, newest } = overview;
  const kept = withheld > 0 ? [text(`-# ${withheldLine(withheld, 'story')}`)] : [];
  if (stories === 0)
    return withheld > 0
      ? message(kept)
      : lines('The library is empty. Whoever runs me can put stories into its folder.');
  return message(
    [
      text(`### The library\n${amount(stories, 'story')}, ${amount(words, 'word')}.`),
      text(
        [
          `**Fandoms:** ${counted(byFandom.slice(0, NAMED))}${byFandom.length > NAMED ? ` and ${byFandom.length - NAMED} more` : ''}`,
          `**Ratings:** ${counted(byLevel.map(([level, count]) => [level === 'unrated' ? 'not rated' : level, count]))}`,
          `**Status:** ${counted(byStatus.map(([status, count]) => [STATUS_WORDS[status], count]))}`,
        ].join('\n'),
      ),
      separator(),
      text(`**Newest**\n${newest.map((story) => `- ${nameLine(story)}`).join('\n')}`),
      ...kept,
    ],
    storyChoice(newest, 'Open one of the newest'),
  );
}

function counted(counts: readonly (readonly [name: string, count: number])[]): string {
  return counts.map(([name, count]) => `${inertLine(name, 60)} ${figure(count)}`).join(', ') || 'none';
}
