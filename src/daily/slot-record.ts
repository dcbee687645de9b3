import { z } from 'zod';
import { STYLES } from './schedule.ts';

/** What a slot shows. `round` and `turns`: where the story stands in the bag once it is posted. */
const choiceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('story'), story: z.string(), round: z.number().int(), turns: z.number().int() }),
  z.object({ kind: z.literal('prompt'), code: z.string() }),
]);
export type Choice = z.infer<typeof choiceSchema>;
export type StoryChoice = Extract<Choice, { kind: 'story' }>;

const common = {
  /** When it was to be posted, and when this was written. */
  due: z.number(),
  at: z.number(),
};

/**
 * A slot's life: it is due without a record, claimed by whoever means to post it, and in the end sent, skipped or failed.
 * A claim is written before anything is sent, so a claim found after a crash means: it may have been posted, go and look.
 */
export const slotSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('claimed'),
    ...common,
    /** The run of the bot that works on it. */
    owner: z.string(),
    tries: z.number().int(),
    /** Null while the channel could not be seen, so that nothing was sent. */
    choice: choiceSchema.nullable(),
    /** Where it was sent to, or is to be. */
    channelId: z.string(),
    style: z.enum(STYLES),
    /** A post may stand that nobody heard of: something was sent, and no answer said that it was not taken. */
    doubt: z.boolean(),
    /** Stories and prompts that Discord would not take. */
    refused: z.array(z.string()),
    /** The last trouble, in words; null before the first. */
    trouble: z.string().nullable(),
  }),
  z.object({
    state: z.literal('sent'),
    ...common,
    choice: choiceSchema.nullable(),
    channelId: z.string(),
    messageId: z.string(),
    tries: z.number().int(),
    /** What did not work besides the post itself. */
    note: z.string().nullable(),
  }),
  z.object({ state: z.literal('skipped'), ...common, reason: z.string() }),
  z.object({ state: z.literal('failed'), ...common, reason: z.string(), tries: z.number().int() }),
]);
export type SlotRecord = z.infer<typeof slotSchema>;
export type Claimed = Extract<SlotRecord, { state: 'claimed' }>;
export type Settled = Exclude<SlotRecord, Claimed>;

/** Why a slot was not posted that came and went while the bot was away. */
export const MISSED = 'nobody was there to post it in time';
