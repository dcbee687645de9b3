import { z } from 'zod';
import { RATING_LEVELS, STATUSES } from '../library/story.ts';

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);

/** When a schedule has a turn: certain days of the week (0 is Sunday), or every n-th day counted from one of them. */
const daysSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('weekdays'), weekdays: z.array(z.number().int().min(0).max(6)).min(1) }),
  z.object({ kind: z.literal('every'), count: z.number().int().min(1).max(366), from: day }),
]);
export type Days = z.infer<typeof daysSchema>;

export const EVERY_DAY: Days = { kind: 'weekdays', weekdays: [0, 1, 2, 3, 4, 5, 6] };

/** What a post looks like. `thread` opens a discussion under it; `forum` is a post of its own in a forum channel. */
export const STYLES = ['card', 'excerpt', 'thread', 'forum'] as const;
export type Style = (typeof STYLES)[number];

export const KINDS = ['story', 'prompt', 'on-this-day'] as const;
export type Kind = (typeof KINDS)[number];

const filterSchema = z.object({
  fandom: z.string().optional(),
  ratingUpTo: z.enum(RATING_LEVELS).optional(),
  status: z.enum(STATUSES).optional(),
  maxWords: z.number().int().positive().optional(),
});

/** What moderators want of a single day: nothing, or a certain story. */
const planSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('skip'), by: z.string() }),
  z.object({ kind: z.literal('story'), story: z.string(), by: z.string() }),
]);
export type Plan = z.infer<typeof planSchema>;

export const scheduleSchema = z.object({
  guildId: z.string(),
  /** One server may have several, each under its own name. */
  name: z.string(),
  channelId: z.string(),
  /** Minutes after midnight on the zone's clocks. */
  minute: z.number().int().min(0).max(1439),
  zone: z.string(),
  days: daysSchema,
  kind: z.enum(KINDS),
  style: z.enum(STYLES),
  filter: filterSchema,
  /** The one role that is mentioned. */
  roleId: z.string().nullable(),
  /** Where moderators are told what went wrong; null: whoever set it up is told directly. */
  alertChannelId: z.string().nullable(),
  /** How late, in hours, a day's post may still be made; after that the day is skipped, with a record. */
  lateHours: z.number().int().min(1).max(12),
  /** What was due before this instant is none of this schedule's business: it was set up, changed or resumed then. */
  since: z.number(),
  paused: z.object({ until: z.number().nullable(), why: z.string() }).nullable(),
  plans: z.record(day, planSchema),
  createdBy: z.string(),
});
export type Schedule = z.infer<typeof scheduleSchema>;

export type ScheduleKey = string;

export function scheduleKey({ guildId, name }: { guildId: string; name: string }): ScheduleKey {
  return `${guildId}/${name}`;
}

/** Names one slot of one schedule, everywhere and for good. */
export function slotKey(schedule: { guildId: string; name: string }, slotId: string): string {
  return `${scheduleKey(schedule)}/${slotId}`;
}

/** As late as a post is made unless moderators chose otherwise. */
export const USUAL_LATE_HOURS = 6;

/** How far the ticker has come with a schedule. Apart from the schedule, which people change at any time. */
export const progressSchema = z.object({
  /** The last day that is settled; null before the first. */
  done: day.nullable(),
  /** The day that is being worked on and has to be tried again: it is brought to its end whatever becomes of the times. */
  open: z.object({ id: day, due: z.number() }).nullable(),
  /** Posts asked for outside the calendar and not settled yet, by slot id. */
  asked: z.array(z.object({ id: z.string(), due: z.number(), by: z.string() })),
  /** Slots in a row that failed for a reason only people can mend, and the last of them. */
  failures: z.number().int(),
  failedSlot: z.string().nullable(),
});
export type Progress = z.infer<typeof progressSchema>;

export const FRESH: Progress = { done: null, open: null, asked: [], failures: 0, failedSlot: null };
