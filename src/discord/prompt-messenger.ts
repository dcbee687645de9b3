import {
  type APIThreadChannel,
  ChannelType,
  DiscordAPIError,
  MessageFlags,
  type REST,
  type RESTGetAPIChannelResult,
  RESTJSONErrorCodes,
  type RESTPostAPIChannelMessageResult,
  Routes,
} from 'discord.js';
import type { Exhibit, Gallery, Messenger } from '../prompts/ports.ts';
import type { Prompt } from '../prompts/prompt.ts';
import type { Claim, Idea, Post } from '../prompts/records.ts';
import { bodyOf } from './answer.ts';
import { claimReminder } from './cards/claim-card.ts';
import { exhibitCard } from './cards/drabble-card.ts';
import { queueCard } from './cards/idea-card.ts';
import { labelLine } from './cards/inert.ts';
import { lines } from './cards/layout.ts';
import { spoken } from './cards/spoken.ts';
import type { Tell } from './direct-messages.ts';
import { LIMITS } from './limits.ts';
import { nonceOf } from './posts.ts';
import type { Message } from './reply.ts';

type Calls = Pick<REST, 'get' | 'post' | 'patch' | 'delete'>;

const { SuppressNotifications } = MessageFlags;
const THREADS: readonly ChannelType[] = [
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];
/** The message or its channel was deleted, or we may not see it any more: for us it is gone. */
const GONE: readonly (number | string)[] = [
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
];
/** Sends what the prompt room has to say besides answers, over Discord's REST. */
export class PromptMessenger implements Messenger {
  readonly #rest: Calls;

  readonly #tell: Tell;

  constructor(rest: Calls, tell: Tell) {
    this.#rest = rest;
    this.#tell = tell;
  }

  async queue(channelId: string, idea: Idea): Promise<Post> {
    return this.#send(channelId, queueCard(idea), `idea/${idea.guildId}/${idea.number}/${idea.revision}`);
  }

  async exhibit({ channelId, forum }: Gallery, exhibit: Exhibit): Promise<Post> {
    const card = exhibitCard(exhibit);
    const { guildId, number, title } = exhibit.fill;
    if (!forum) return this.#send(channelId, card, `fill/${guildId}/${number}`);
    const body = { name: labelLine(title, LIMITS.threadName), message: bodyOf(card) };
    const thread = (await this.#rest.post(Routes.threads(channelId), { body })) as APIThreadChannel;
    // The first message of a forum's post has the id of the post itself.
    return { channelId: thread.id, messageId: thread.id };
  }

  async exhibitAgain({ channelId, messageId }: Post, exhibit: Exhibit): Promise<boolean> {
    const body = bodyOf(exhibitCard(exhibit));
    return unlessGone(this.#rest.patch(Routes.channelMessage(channelId, messageId), { body }));
  }

  async remove({ channelId, messageId }: Post): Promise<void> {
    await unlessGone(this.#rest.delete(Routes.channelMessage(channelId, messageId)));
  }

  tell(memberId: string, words: string): Promise<boolean> {
    return this.#tell(memberId, lines(spoken(words)));
  }

  remind(claim: Claim, prompt: Prompt | null): Promise<boolean> {
    return this.#tell(claim.memberId, claimReminder(claim, prompt), SuppressNotifications);
  }

  async isMember(guildId: string, memberId: string): Promise<boolean> {
    try {
      await this.#rest.get(Routes.guildMember(guildId, memberId));
      return true;
    } catch (error) {
      if (isOf(error, [RESTJSONErrorCodes.UnknownMember, RESTJSONErrorCodes.UnknownGuild])) return false;
      throw error;
    }
  }

  async isAgeRestricted(channelId: string): Promise<boolean> {
    const channel = await this.#channel(channelId);
    if (!channel) return false;
    const parentId = THREADS.includes(channel.type) && 'parent_id' in channel ? channel.parent_id : null;
    const holder = parentId ? await this.#channel(parentId) : channel;
    return holder !== undefined && 'nsfw' in holder && holder.nsfw === true;
  }

  async #channel(id: string): Promise<RESTGetAPIChannelResult | undefined> {
    return this.#rest.get(Routes.channel(id)).catch(() => undefined) as Promise<RESTGetAPIChannelResult | undefined>;
  }

  async #send(channelId: string, message: Message, about: string): Promise<Post> {
    const body = { ...bodyOf(message), nonce: nonceOf(about), enforce_nonce: true };
    const sent = (await this.#rest.post(Routes.channelMessages(channelId), {
      body,
    })) as RESTPostAPIChannelMessageResult;
    return { channelId, messageId: sent.id };
  }
}

async function unlessGone(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return true;
  } catch (error) {
    if (isOf(error, GONE)) return false;
    throw error;
  }
}

function isOf(error: unknown, codes: readonly (number | string)[]): boolean {
  return error instanceof DiscordAPIError && codes.includes(error.code);
}
