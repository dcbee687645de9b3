import { type APIMessage, type APIThreadChannel, type REST, Routes, SnowflakeUtil } from 'discord.js';
import type { Sent } from '../daily/ports.ts';
import { LIMITS } from './limits.ts';

/** A way to ask Discord that keeps to the pace and tells trouble by kind. */
export type Ask = (request: (rest: REST) => Promise<unknown>) => Promise<unknown>;
type IsIt = (message: APIMessage) => boolean;

/** The bot's own message that carries the mark. */
export function ownWith(self: string, mark: string): IsIt {
  return (message) => message.author.id === self && carries(message, mark);
}

/** Goes back from the newest message, page by page, to the instant before which the post cannot be. */
export async function findMessage(ask: Ask, channelId: string, since: number, isIt: IsIt): Promise<Sent | null> {
  const query = new URLSearchParams({ limit: String(LIMITS.messagePage) });
  for (;;) {
    const page = (await ask((rest) => rest.get(Routes.channelMessages(channelId), { query }))) as APIMessage[];
    const found = page.find(isIt);
    if (found) return { messageId: found.id, channelId, note: null };
    const oldest = page.at(-1);
    if (!oldest || page.length < LIMITS.messagePage || instantOf(oldest.id) < since) return null;
    query.set('before', oldest.id);
  }
}

/** A forum's posts are threads, and the first message of each has the thread's own id. */
export async function findForumPost(
  ask: Ask,
  { guildId, channelId }: { guildId: string; channelId: string },
  since: number,
  isIt: IsIt,
): Promise<Sent | null> {
  const answer = await ask((rest) => rest.get(Routes.guildActiveThreads(guildId)));
  const { threads } = answer as { threads: APIThreadChannel[] };
  for (const { id, parent_id } of threads) {
    if (parent_id !== channelId || instantOf(id) < since) continue;
    const message = (await ask((rest) => rest.get(Routes.channelMessage(id, id)))) as APIMessage;
    if (isIt(message)) return { messageId: id, channelId: id, note: null };
  }
  return null;
}

function instantOf(id: string): number {
  return SnowflakeUtil.timestampFrom(id);
}

function carries(component: object, mark: string): boolean {
  if ('custom_id' in component && component.custom_id === mark) return true;
  const children = 'components' in component && Array.isArray(component.components) ? component.components : [];
  return children.some((child) => carries(child, mark));
}
