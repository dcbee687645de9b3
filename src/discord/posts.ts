import { createHash } from 'node:crypto';
import { type APIMessage, type APIThreadChannel, REST, Routes } from 'discord.js';
import { PostFailure } from '../daily/failures.ts';
import type { Pace } from '../daily/pace.ts';
import type { Content, Post, Posts, Sent } from '../daily/ports.ts';
import type { PromptDesk } from '../prompts/desk.ts';
import { bodyOf } from './answer.ts';
import { dailyCard, type Showing, slotMark, threadName } from './cards/daily-card.ts';
import { LIMITS } from './limits.ts';
import { type Ask, findForumPost, findMessage, ownWith } from './look-back.ts';
import { asking } from './post-failure.ts';

export interface PostingDesk {
  rest: REST;
  /** The bot's own id. */
  self(): string;
  pace: Pace;
  prompts: Pick<PromptDesk, 'recall'>;
}

/** Milliseconds until a request is given up. What became of it is found out later, so there is no need to be patient. */
const TIMEOUT = 10_000;
/** A wait that is longer is left to the ticker. */
const LONGEST_WAIT = 5000;
/** Minutes without a word after which Discord tucks a thread away: a week, its longest. */
const THREAD_LIFE = 10_080;

/**
 * The connection for scheduled posts. It tries nothing twice by itself: before a second try the ticker looks whether the
 * first one got through.
 */
export function postingRest(token: string, apiUrl: string | undefined): REST {
  const rejectOnRateLimit = ({ retryAfter }: { retryAfter: number }) => retryAfter > LONGEST_WAIT;
  const api = apiUrl === undefined ? {} : { api: apiUrl };
  return new REST({ ...api, version: '10', retries: 0, timeout: TIMEOUT, rejectOnRateLimit }).setToken(token);
}

/** The story of the day's way to Discord. */
export function postsTo({ rest, self, pace, prompts }: PostingDesk): Posts {
  const ask: Ask = (request) => pace(() => asking(() => request(rest)));
  return {
    async send(post) {
      const showing = await showingOf(post.content, post.guildId, prompts);
      const body = bodyOf(dailyCard(post, showing));
      if (post.style === 'forum') return sendToForum(ask, post, threadName(showing), body);
      const sent = await sendToChannel(ask, post, body);
      return post.style === 'thread' ? openThread(ask, sent, threadName(showing)) : sent;
    },
    async find(slot, where, since) {
      const isIt = ownWith(self(), slotMark(slot));
      if (where.style === 'forum') return findForumPost(ask, where, since, isIt);
      return findMessage(ask, where.channelId, since, isIt);
    },
  };
}

/** What a post shows; prompts are kept by their code and read again. */
export async function showingOf(
  content: Content,
  guildId: string,
  prompts: Pick<PromptDesk, 'recall'>,
): Promise<Showing> {
  if (content.kind === 'story') return content;
  const { shelf, code } = content;
  return { kind: 'prompt', prompt: await prompts.recall(code, { guildId, memberId: 'daily', shelf }) };
}

async function sendToChannel(ask: Ask, { channelId, slot }: Post, message: object): Promise<Sent> {
  const body = { ...message, nonce: nonceOf(slot), enforce_nonce: true };
  const sent = (await ask((rest) => rest.post(Routes.channelMessages(channelId), { body }))) as APIMessage;
  return { messageId: sent.id, channelId, note: null };
}

async function sendToForum(ask: Ask, { channelId }: Post, name: string, message: object): Promise<Sent> {
  const body = { name, auto_archive_duration: THREAD_LIFE, message };
  const thread = (await ask((rest) => rest.post(Routes.threads(channelId), { body }))) as APIThreadChannel;
  return { messageId: thread.id, channelId: thread.id, note: null };
}

/** The post stands by now; a thread that cannot be opened is no reason to call it failed. */
async function openThread(ask: Ask, sent: Sent, name: string): Promise<Sent> {
  const body = { name, auto_archive_duration: THREAD_LIFE };
  try {
    await ask((rest) => rest.post(Routes.threads(sent.channelId, sent.messageId), { body }));
    return sent;
  } catch (error) {
    if (!(error instanceof PostFailure)) throw error;
    return { ...sent, note: 'its thread could not be opened' };
  }
}

/** The same for one post whenever it is sent and no other server's, in the 25 characters there are. */
export function nonceOf(about: string): string {
  return createHash('sha256').update(about).digest('base64url').slice(0, LIMITS.nonce);
}
