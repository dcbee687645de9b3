import { type APIDMChannel, DiscordAPIError, type REST, Routes } from 'discord.js';
import { bodyOf } from './answer.ts';
import type { Message } from './reply.ts';

/** Writes to a member; resolves to false when they take no messages from the bot. */
export type Tell = (memberId: string, message: Message, flags?: number) => Promise<boolean>;

/** Messages closed, no server in common, account gone: that is the member's choice, and no error. */
const CLOSED = new Set<number | string>([50007, 50278, 10013]);

export function directMessages(rest: REST): Tell {
  return async (memberId, message, flags = 0) => {
    try {
      const channel = (await rest.post(Routes.userChannels(), { body: { recipient_id: memberId } })) as APIDMChannel;
      await rest.post(Routes.channelMessages(channel.id), { body: bodyOf(message, flags) });
      return true;
    } catch (error) {
      if (error instanceof DiscordAPIError && CLOSED.has(error.code)) return false;
      throw error;
    }
  };
}
