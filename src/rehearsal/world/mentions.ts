import type { AllowedMentions, Channel, Message } from '../wire.ts';
import { allComponents } from './components.ts';
import { has } from './permissions.ts';
import type { World } from './world.ts';

type Mentions = Pick<Message, 'mentions' | 'mention_roles' | 'mention_everyone'>;

/** Who a message pings: what its text names, as far as `allowed` and the sender's permissions let it. */
export function mentionsOf(
  world: World,
  channel: Channel,
  message: Message,
  allowed: AllowedMentions | null | undefined,
): Mentions {
  const text = [message.content, ...allComponents(message.components).map(({ content }) => content ?? '')].join('\n');
  const guild = world.guildOf(channel);
  const author = guild?.members.get(message.author.id);
  const mayPingAll = has(world.permissions(channel, author), 'MentionEveryone');
  const allows = (kind: 'users' | 'roles', id: string) =>
    !allowed || (allowed.parse?.includes(kind) ?? false) || (allowed[kind]?.includes(id) ?? false);
  const users = found(text, /<@!?(\d+)>/g).filter((id) => allows('users', id));
  const roles = found(text, /<@&(\d+)>/g).filter((id) => allows('roles', id));
  const everyone = /@(everyone|here)\b/.test(text) && (!allowed || (allowed.parse?.includes('everyone') ?? false));
  return {
    mentions: users.flatMap((id) => world.users.get(id) ?? []),
    mention_roles: roles.filter((id) => mayPingAll || guild?.roles.get(id)?.mentionable),
    mention_everyone: everyone && mayPingAll,
  };
}

function found(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].flatMap((match) => match[1] ?? []))];
}
