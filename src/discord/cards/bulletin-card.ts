import type { Arrival } from '../../library/arrivals.ts';
import type { News } from '../../library/bulletins.ts';
import type { Shelf } from '../../library/shelf.ts';
import type { Story } from '../../library/story.ts';
import type { Message } from '../reply.ts';
import { message, text } from './layout.ts';
import { amount } from './story-card.ts';
import { nameLine, storyChoice } from './story-list.ts';

/** As many as fit into one post and one select. */
const NAMED = 15;

/** New stories and chapters, as far as they may be shown in that channel; null when none may. */
export function bulletinCard({ arrivals, more }: Pick<News, 'arrivals' | 'more'>, shelf: Shelf): Message | null {
  const { stories } = shelf.those([...new Set(arrivals.map(({ story }) => story))]);
  if (stories.length === 0) return null;
  const shown = stories.slice(0, NAMED);
  const others = stories.length - shown.length + more;
  return message(
    [
      text('### New in the library'),
      text(shown.map((story) => `- ${newsLine(story, arrivals)}`).join('\n')),
      ...(others > 0 ? [text(`-# And ${amount(others, 'other')}: \`/library\` shows what there is.`)] : []),
    ],
    storyChoice(shown, 'Open one'),
  );
}

/** Of a story that came and then grew, it is told that it came. */
function newsLine(story: Story, arrivals: readonly Arrival[]): string {
  const [first] = arrivals.filter((arrival) => arrival.story === story.id);
  if (!first || first.from === null) return nameLine(story);
  return `${nameLine(story)}, ${amount(story.chapters.length - first.from, 'new chapter')}`;
}
