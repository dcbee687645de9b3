import { createHash } from 'node:crypto';
import { type APIMessage, type APIThreadChannel, DiscordAPIError, MessageFlags, REST, Routes, SnowflakeUtil } from 'discord.js';
import { PostFailure } from '../daily/failures.ts';
import type { Pace } from '../daily/pace.ts';
import type { Alerts, Content, Post, Posts, Roles, Sent } from '../daily/ports.ts';
import type { PromptDesk } from '../prompts/desk.ts';
import { dailyCard, type Showing, slotMark, threadName } from './cards/daily-card.ts';
import { lines } from './cards/layout.ts';
import type { Log } from './dispatch.ts';
import { LIMITS } from './limits.ts';
import { asking } from './post-failure.ts';
import type { Message } from './reply.ts';

export interface PostingDesk {
  rest: REST;
  /** The bot's own id. */
  self(): string;
  pace: Pace;
  prompts: Pick<PromptDesk, 'recall'>;
  log: Log;
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
export function postsTo(desk: PostingDesk): Posts {
  const { pace, rest } = desk;
  const ask = <T>(request: () => Promise<unknown>) => pace(() => asking(request)) as Promise<T>;
  return {
    async send(post) {
      const showing = await showingOf(post.content, post.guildId, desk.prompts);
      const body = bodyOf(dailyCard(post, showing));
      if (post.style === 'forum') return openForumPost(ask, rest, post, threadName(showing), body);
      const identified = { ...body, nonce: nonceOf(post.slot), enforce_nonce: true };
      const { id } = await ask<APIMessage>(() => rest.post(Routes.channelMessages(post.channelId), { body: identified }));
      const sent = { messageId: id, channelId: post.channelId, note: null };
      return post.style === 'thread' ? openThread(ask, rest, sent, threadName(showing)) : sent;
    },

    async find(slot, { guildId, channelId }, since, style) {
      const mark = slotMark(slot);
      const isIt = (message: APIMessage) => message.author.id === desk.self() && carries(message, mark);
      if (style === 'forum') return findForumPost(ask, rest, { guildId, channelId }, since, isIt);
      const found = await findMessage(ask, rest, channelId, since, isIt);
      return found && { messageId: found.id, channelId, note: null };
    },
  };
}

type Ask = <T>(request: () => Promise<unknown>) => Promise<T>;

async function openForumPost(ask: Ask, rest: REST, post: Post, name: string, message: object): Promise<Sent> {
  const body = { name, auto_archive_duration: THREAD_LIFE, message };
  const thread = await ask<APIThreadChannel>(() => rest.post(Routes.threads(post.channelId), { body }));
  return { messageId: thread.id, channelId: thread.id, note: null };
}

/** The post stands by now; a thread that cannot be opened is no reason to call it failed. */
async function openThread(ask: Ask, rest: REST, sent: Sent, name: string): Promise<Sent> {
  const route = Routes.threads(sent.channelId, sent.messageId);
  try {
    await ask(() => rest.post(route, { body: { name, auto_archive_duration: THREAD_LIFE } }));
    return sent;
  } catch (error) {
    if (!(error instanceof PostFailure)) throw error;
    return { ...sent, note: 'its thread could not be opened' };
  }
}

/** Goes back from the newest message, page by page, to the instant before which the post cannot be. */
async function findMessage(ask: Ask, rest: REST, channelId: string, since: number, isIt: (message: APIMessage) => boolean) {
  const query = new URLSearchParams({ limit: String(LIMITS.messagePage) });
  for (;;) {
    const page = await ask<APIMessage[]>(() => rest.get(Routes.channelMessages(channelId), { query }));
    const found = page.find(isIt);
    const oldest = page.at(-1);
    if (found || !oldest || page.length < LIMITS.messagePage || instantOf(oldest.id) < since) return found ?? null;
    query.set('before', oldest.id);
  }
}

/** A forum's posts are threads, and the first message of each has the thread's own id. */
async function findForumPost(
  ask: Ask,
  rest: REST,
  { guildId, channelId }: { guildId: string; channelId: string },
  since: number,
  isIt: (message: APIMessage) => boolean,
): Promise<Sent | null> {
  const { threads } = await ask<{ threads: APIThreadChannel[] }>(() => rest.get(Routes.guildActiveThreads(guildId)));
  for (const { id, parent_id } of threads) {
    if (parent_id !== channelId || instantOf(id) < since) continue;
    const message = await ask<APIMessage>(() => rest.get(Routes.channelMessage(id, id)));
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

/** The same for the same slot whenever it is sent, in the 25 characters there are. */
function nonceOf(slot: string): string {
  return createHash('sha256').update(slot).digest('base64url').slice(0, LIMITS.nonce);
}

export async function showingOf(
  content: Content,
  guildId: string,
  prompts: Pick<PromptDesk, 'recall'>,
): Promise<Showing> {
  if (content.kind === 'story') return content;
  const { shelf, code } = content;
  return { kind: 'prompt', prompt: await prompts.recall(code, { guildId, memberId: 'daily', shelf }) };
}

function bodyOf({ components, mentions }: Message): object {
  const allowed_mentions = { parse: [], ...(mentions?.roles && { roles: mentions.roles }) };
  return { components, flags: MessageFlags.IsComponentsV2, allowed_mentions };
}

/** Tells moderators in the channel they chose, else whoever set the schedule up. */
export function alertsTo({ rest, log }: PostingDesk): Alerts {
  const say = (channelId: string, words: string) =>
    rest.post(Routes.channelMessages(channelId), { body: bodyOf(lines(words)) });
  return {
    async tell(schedule, words) {
      const text = `**Story of the day** (“${schedule.name}” in <#${schedule.channelId}>): ${words}`;
      log.warn({ guild: schedule.guildId, schedule: schedule.name }, words);
      try {
        if (schedule.alertChannelId) return void (await say(schedule.alertChannelId, text));
      } catch (error) {
        log.warn({ err: error }, 'the alert channel cannot be written to; whoever set the schedule up is told instead');
      }
      try {
        const body = { recipient_id: schedule.createdBy };
        const { id } = (await rest.post(Routes.userChannels(), { body })) as { id: string };
        await say(id, text);
      } catch (error) {
        log.warn({ err: error }, 'an alert could not be delivered to anyone');
      }
    },
  };
}

export function rolesOf({ rest }: Pick<PostingDesk, 'rest'>): Roles {
  return {
    async toggle(guildId, memberId, roleId) {
      const member = await asking(() => rest.get(Routes.guildMember(guildId, memberId)));
      const { roles } = member as { roles: string[] };
      const route = Routes.guildMemberRole(guildId, memberId, roleId);
      const has = roles.includes(roleId);
      await asking(() => (has ? rest.delete(route) : rest.put(route)));
      return !has;
    },
  };
}

void DiscordAPIError;
