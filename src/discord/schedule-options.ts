import { ChannelType } from 'discord.js';
import { daysFrom } from '../daily/days.ts';
import { DEFAULT_NAME, type Settings } from '../daily/desk.ts';
import { dayAt } from '../daily/local-time.ts';
import { EVERY_DAY, type Style, USUAL_LATE_HOURS } from '../daily/schedule.ts';
import { timeOfDay } from '../daily/time-of-day.ts';
import { suggestZones, zoneLine, zoneNamed } from '../daily/zones.ts';
import { UserFacingError } from '../errors.ts';
import { foldName } from '../library/fold.ts';
import type { Context } from '../services.ts';
import { option, type Values } from './options.ts';
import { KIND_NAMES, STYLE_NAMES } from './schedule-names.ts';
import { filterOptions } from './story-filters.ts';

const POSTABLE = [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum];

const DESCRIPTIONS = {
  channel: 'Where it is posted',
  time: 'When, on your clocks: 18:00, 6:30 pm',
  timezone: 'Whose clocks: begin to type your city',
};

/** Which of a server's schedules is meant. */
export const nameOption = option.text({
  description: 'Which one, if there are several',
  maxLength: 20,
  // Only names that fit: whoever types a new one must not be handed another schedule instead.
  suggest: async (typed, { daily, asker }) => {
    const schedules = await daily.desk.list(asker.guildId ?? '');
    const fitting = schedules.filter(({ name }) => foldName(name).includes(foldName(typed)));
    return fitting.map(({ name }) => ({ name, value: name }));
  },
});

const timezone = <Required extends boolean = false>(required: Required) =>
  option.text({
    description: DESCRIPTIONS.timezone,
    required,
    maxLength: 60,
    suggest: (typed, { clock }) =>
      suggestZones(typed, clock.now(), 25).map((zone) => ({ name: zoneLine(zone, clock.now()), value: zone })),
  });

/** What can be left out at setup, and stays as it is when a schedule is edited. */
const further = {
  role: option.role({ description: 'The one role to mention; members can give it to themselves' }),
  fandom: filterOptions.fandom,
  rating: filterOptions.rating,
  status: filterOptions.status,
  'max-words': filterOptions['max-words'],
  days: option.text({ description: 'Every day if left out; or: Mon, Wed, Fri; weekends; every 3 days', maxLength: 60 }),
  kind: option.choice({ description: 'What is posted', choices: KIND_NAMES }),
  style: option.choice({ description: 'What it looks like', choices: STYLE_NAMES }),
  alerts: option.channel({
    description: 'Where moderators are told of problems (else you are, directly)',
    types: [ChannelType.GuildText],
  }),
  late: option.integer({ description: 'Hours it may be late after an outage (6 if left out)', min: 1, max: 12 }),
  name: nameOption,
};

export const setupOptions = {
  channel: option.channel({ description: DESCRIPTIONS.channel, types: POSTABLE, required: true }),
  time: option.text({ description: DESCRIPTIONS.time, maxLength: 20, required: true }),
  timezone: timezone(true),
  ...further,
};

export const editOptions = {
  channel: option.channel({ description: DESCRIPTIONS.channel, types: POSTABLE }),
  time: option.text({ description: DESCRIPTIONS.time, maxLength: 20 }),
  timezone: timezone(false),
  ...further,
};

/** The settings as they are once what was typed has been put in; `old` is what they were. */
export function settingsFrom(typed: Values<typeof editOptions>, { clock }: Context, old?: Settings): Settings {
  const { channel, time, timezone, role, days, kind, style, alerts, late, fandom, rating, status } = typed;
  const zone = timezone === undefined ? old?.zone : zoneNamed(timezone, clock.now());
  const minute = time === undefined ? old?.minute : timeOfDay(time);
  const channelId = channel?.id ?? old?.channelId;
  if (zone === undefined || minute === undefined || channelId === undefined)
    throw new UserFacingError('Give a channel, a time and a time zone.');
  const forum = channel?.type === ChannelType.GuildForum;
  const filter = { fandom, ratingUpTo: rating, status, maxWords: typed['max-words'] };
  return {
    channelId,
    zone,
    minute,
    days: days === undefined ? (old?.days ?? EVERY_DAY) : daysFrom(days, dayAt(zone, clock.now())),
    kind: kind ?? old?.kind ?? 'story',
    style: forum ? 'forum' : (style ?? styleAway(old?.style, channel !== undefined)),
    filter: { ...old?.filter, ...given(filter) },
    roleId: role?.id ?? old?.roleId ?? null,
    alertChannelId: alerts?.id ?? old?.alertChannelId ?? null,
    lateHours: late ?? old?.lateHours ?? USUAL_LATE_HOURS,
  };
}

/** @throws {UserFacingError} for names that would not stay readable in the bot's own records. */
export function scheduleName(typed: string | undefined): string {
  const name = (typed ?? DEFAULT_NAME).trim().toLowerCase().replace(/\s+/g, '-');
  if (/^[a-z0-9-]{1,20}$/.test(name)) return name;
  throw new UserFacingError('A name has at most 20 letters (a to z), digits and hyphens, like “drabbles”.');
}

/** A schedule that moves out of a forum cannot keep posting forum posts. */
function styleAway(style: Style | undefined, moved: boolean): Style {
  return style === undefined || (moved && style === 'forum') ? 'excerpt' : style;
}

function given<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
