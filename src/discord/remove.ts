import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { UserFacingError } from '../errors.ts';
import { row } from './cards/layout.ts';
import { button, pressed } from './control.ts';
import { LIMITS } from './limits.ts';
import type { Message } from './reply.ts';

/** Every post that a member asked for can be taken away again, by that member or by a moderator. */
const removeButton = button('remove', { member: 'text' });

export const removeHandler = pressed(removeButton, ({ member }, { asker }) => {
  if (asker.memberId !== member && !asker.moderator)
    throw new UserFacingError('Only the member who asked for this post, or a moderator, can remove it.');
  return { kind: 'remove' };
});

/** The message with its **Remove** button, in its last row where there is room. */
export function removable(message: Message, memberId: string): Message {
  const remove = removeButton.show({ member: memberId }, 'Remove');
  const last = message.components.at(-1);
  if (last?.type !== ComponentType.ActionRow || !isRoomIn(last.components))
    return { ...message, components: [...message.components, row(remove)] };
  const longer = { ...last, components: [...last.components, remove] };
  return { ...message, components: [...message.components.slice(0, -1), longer] };
}

function isRoomIn(components: readonly { type: ComponentType }[]): boolean {
  return components.length < LIMITS.row.buttons && components.every(({ type }) => type === ComponentType.Button);
}

/** Who may remove a post besides the moderators; null for messages that nobody asked for. */
export function requesterOf(components: readonly APIMessageTopLevelComponent[] = []): string | null {
  for (const component of components) {
    if (component.type !== ComponentType.ActionRow) continue;
    for (const control of component.components) {
      const id = 'custom_id' in control ? control.custom_id : '';
      if (id.startsWith(`${removeButton.name}/`)) return id.slice(removeButton.name.length + 1);
    }
  }
  return null;
}
