import type { LovedPost, PastSlot } from '../../daily/chronicle.ts';
import type { Schedule } from '../../daily/schedule.ts';
import type { Shelf } from '../../library/shelf.ts';
import { button } from '../control.ts';
import type { Message } from '../reply.ts';
import { inertLine } from './inert.ts';
import { message, row, text } from './layout.ts';
import { nameLine } from './story-list.ts';

export const historyButton = button('daily-past', { schedule: 'text', page: 'integer' });
export const shareDigestButton = button('daily-digest', { schedule: 'text' });

/** What was posted, linked, and what was not, with the reason. */
export function historyCard(
  schedule: Schedule,
  { slots, pages }: { slots: readonly PastSlot[]; pages: number },
  page: number,
  shelf: Shelf,
): Message {
  const lines = slots.map((past) => `- ${pastLine(schedule, past)}${titleAfter(past, shelf)}`);
  const { name } = schedule;
  return message(
    [
      text(`### What “${inertLine(name, 40)}” posted`),
      text(lines.join('\n') || 'Nothing yet. The first post will stand here with a link.'),
      ...(pages > 1 ? [text(`-# Page ${page} of ${pages}`)] : []),
    ],
    [
      row(
        ...(page > 1 ? [historyButton.show({ schedule: name, page: page - 1 }, 'Newer')] : []),
        ...(page < pages ? [historyButton.show({ schedule: name, page: page + 1 }, 'Older')] : []),
      ),
    ],
  );
}

/** "2 Mar: posted", "3 Mar: skipped, because …". */
export function pastLine({ guildId }: Schedule, { record }: PastSlot): string {
  const date = `<t:${Math.floor(record.due / 1000)}:D>`;
  switch (record.state) {
    case 'sent': {
      const link = `https://discord.com/channels/${guildId}/${record.channelId}/${record.messageId}`;
      return `${date}: [posted](${link})${record.note ? `, but ${inertLine(record.note, 100)}` : ''}`;
    }
    case 'claimed':
      return `${date}: being posted${record.trouble ? `, ${record.tries} tries so far: ${inertLine(record.trouble, 200)}` : ''}`;
    default:
      return `${date}: ${record.state}, because ${inertLine(record.reason, 200)}`;
  }
}

/** The most loved posts of the week. What may not be shown here is left out. */
export function digestCard(schedule: Schedule, posts: readonly LovedPost[], shelf: Shelf, shared: boolean): Message {
  const shown = posts.flatMap((post) => {
    const { choice, channelId, messageId } = post.record;
    const [story] = choice?.kind === 'story' ? shelf.those([choice.story]).stories : [];
    const name = choice?.kind === 'prompt' ? `Prompt ${inertLine(choice.code, 60)}` : story && nameLine(story);
    if (!name) return [];
    const hearts = post.loves === 1 ? 'loved by 1 member' : `loved by ${post.loves} members`;
    return [
      `- ${name}, ${hearts} · [the post](https://discord.com/channels/${schedule.guildId}/${channelId}/${messageId})`,
    ];
  });
  return message(
    [
      text(
        `### The week’s most loved\n${shown.join('\n') || 'No post of the last seven days was loved yet. Loved it stands under each of them.'}`,
      ),
    ],
    shared || shown.length === 0 ? [] : [row(shareDigestButton.show({ schedule: schedule.name }, 'Share'))],
  );
}

function titleAfter({ record }: PastSlot, shelf: Shelf): string {
  if (record.state !== 'sent' || record.choice?.kind !== 'story') return '';
  const [story] = shelf.those([record.choice.story]).stories;
  return story ? ` ${nameLine(story)}` : '';
}
