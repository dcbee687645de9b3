import type { Content } from '../../daily/ports.ts';
import type { Schedule } from '../../daily/schedule.ts';
import type { Slot } from '../../daily/slots.ts';
import type { PromptDesk } from '../../prompts/desk.ts';
import { showingOf } from '../posts.ts';
import type { Message } from '../reply.ts';
import { contentBlocks } from './daily-card.ts';
import { message, text } from './layout.ts';
import { seconds } from './schedule-card.ts';

/** The next post without its buttons, and when it comes. */
export async function previewCard(
  schedule: Schedule,
  { due }: Slot,
  content: Content,
  prompts: Pick<PromptDesk, 'recall'>,
): Promise<Message> {
  const showing = await showingOf(content, schedule.guildId, prompts);
  const when = schedule.paused ? 'as soon as it is resumed' : `<t:${seconds(due)}:F>`;
  const kind = content.kind === 'prompt' ? 'A prompt like this one is posted' : 'This is posted';
  const above = [text(`-# ${kind} in <#${schedule.channelId}>, ${when}, unless something changes.`)];
  return message(contentBlocks(showing, above), [], { above });
}
