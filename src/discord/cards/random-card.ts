import { ButtonStyle } from 'discord.js';
import type { Permission, Story } from '../../library/story.ts';
import { withheldLine } from '../../library/withheld.ts';
import { button } from '../control.ts';
import type { Message } from '../reply.ts';
import { message, row, text } from './layout.ts';
import { storyBlocks, storyRow } from './story-card.ts';

/** Another one by the member's latest filters. */
export const anotherButton = button('another-random', {});

export function randomCard(story: Story, permission: Permission, withheld: number): Message {
  const { components } = storyRow(story, { permission });
  const another = anotherButton.show({}, 'Another', { style: ButtonStyle.Primary });
  const kept = withheld > 0 ? [text(`-# ${withheldLine(withheld)}`)] : [];
  return message([...storyBlocks(story), ...kept], [{ ...row(another), components: [another, ...components] }]);
}
