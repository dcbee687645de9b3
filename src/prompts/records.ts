import { z } from 'zod';
import { DECK_RATINGS } from './deck-schema.ts';
import { promptSchema } from './prompt.ts';

/** What is kept of prompts. Plain values, each kind with its version, so that later features can build on them. */

const version = z.literal(1).default(1);
const snowflake = z.string();
const instant = z.number();
const post = z.object({ channelId: snowflake, messageId: snowflake });
export type Post = z.output<typeof post>;

/** `home/pair`: when two characters met last on a server (or in a member's direct messages). */
export const pairSchema = z.object({ version, at: instant });
export type PairRecord = z.output<typeof pairSchema>;

/** `guild/code`: a prompt that others saw or claimed, as it read then. */
export const keptPromptSchema = z.object({
  version,
  prompt: promptSchema,
  /** Who brought it into the channel, to be told of the first answer; null for the bot itself. */
  askerId: snowflake.nullable(),
  askedAt: instant,
  askerTold: z.boolean(),
  /** When it last came back among the unanswered. */
  offeredAt: instant,
  fills: z.number(),
});
export type KeptPrompt = z.output<typeof keptPromptSchema>;

/** `guild`: what moderators have set. */
export const workshopSchema = z.object({
  version,
  queueId: snowflake.nullable(),
  gallery: z.object({ channelId: snowflake, forum: z.boolean() }).nullable(),
  ideasADay: z.number(),
  claimDays: z.number(),
  /** Names of fandoms, characters, places and tags that no prompt here may hold. */
  blocked: z.array(z.string()),
  /** Ideas and drabbles are numbered together. */
  lastNumber: z.number(),
});
export type Workshop = z.output<typeof workshopSchema>;
export const DEFAULT_WORKSHOP: Workshop = {
  version: 1,
  queueId: null,
  gallery: null,
  ideasADay: 3,
  claimDays: 7,
  blocked: [],
  lastNumber: 0,
};

/** `member`: what a member has set for their own prompts. */
export const tasteSchema = z.object({ version, blocked: z.array(z.string()) });
export type Taste = z.output<typeof tasteSchema>;

export const IDEA_STATES = ['draft', 'pending', 'approved', 'declined'] as const;
/** `guild/number`: a member's suggestion. */
export const ideaSchema = z.object({
  version,
  guildId: snowflake,
  number: z.number(),
  state: z.enum(IDEA_STATES),
  /** Null once its author had everything about themselves erased. */
  authorId: snowflake.nullable(),
  authorName: z.string(),
  anonymous: z.boolean(),
  who: z.string(),
  where: z.string(),
  what: z.string(),
  fandoms: z.array(z.string()),
  rating: z.enum(DECK_RATINGS),
  sentAt: instant,
  /** Counts the edits, so that two moderators do not undo each other unseen. */
  revision: z.number(),
  decision: z.object({ by: snowflake, at: instant, reason: z.string().nullable() }).nullable(),
  votes: z.array(snowflake),
  queuePost: post.nullable(),
});
export type Idea = z.output<typeof ideaSchema>;

/** `guild/member/date/place`: one of the ideas that a member may send in a day. */
export const quotaSchema = z.object({ version, at: instant });
export type Quota = z.output<typeof quotaSchema>;

export const CLAIM_ENDS = ['filled', 'expired', 'given-back', 'left'] as const;
/** `guild/code/member`: somebody means to write to a prompt. Never more than a courtesy: others may write as well. */
export const claimSchema = z.object({
  version,
  guildId: snowflake,
  code: z.string(),
  memberId: snowflake,
  at: instant,
  expiresAt: instant,
  reminded: z.boolean(),
  ended: z.enum(CLAIM_ENDS).nullable(),
});
export type Claim = z.output<typeof claimSchema>;

/** `guild/number`: a drabble. */
export const fillSchema = z.object({
  version,
  guildId: snowflake,
  number: z.number(),
  /** The prompt's code, or null for a drabble without one. */
  code: z.string().nullable(),
  /** A draft becomes a post, and a post may be taken down. */
  state: z.enum(['draft', 'posted', 'removed']),
  authorId: snowflake,
  authorName: z.string(),
  anonymous: z.boolean(),
  title: z.string(),
  text: z.string(),
  rating: z.enum(DECK_RATINGS),
  warnings: z.object({
    state: z.enum(['listed', 'none-apply', 'author-chose-not-to-warn', 'not-stated']),
    list: z.array(z.string()),
  }),
  fandoms: z.array(z.string()),
  characters: z.array(z.string()),
  writtenAt: instant,
  post: post.nullable(),
  /** The author lets it stand in the library, and its file there. */
  forLibrary: z.boolean(),
  file: z.string().nullable(),
  lovedBy: z.array(snowflake),
});
export type Fill = z.output<typeof fillSchema>;

/** `member/id`: a word that could not be delivered by direct message and waits for the member's next command. */
export const wordSchema = z.object({ version, text: z.string(), at: instant });
export type Word = z.output<typeof wordSchema>;
