import { ButtonStyle } from 'discord.js';
import type { Change, PastSlot } from '../../daily/chronicle.ts';
import { daysLine } from '../../daily/days.ts';
import type { Preflight } from '../../daily/preflight.ts';
import type { Schedule } from '../../daily/schedule.ts';
import type { Slot } from '../../daily/slots.ts';
import { clockTime } from '../../daily/time-of-day.ts';
import { button } from '../control.ts';
import type { Message } from '../reply.ts';
import { KIND_NAMES, STYLE_NAMES } from '../schedule-names.ts';
import { pastLine } from './history-card.ts';
import { inertLine } from './inert.ts';
import { type Block, message, row, separator, text } from './layout.ts';
import { spoken } from './spoken.ts';
import { amount } from './story-card.ts';

export const testButton = button('daily-test', { schedule: 'text' });
export const calendarButton = button('daily-week', { schedule: 'text', week: 'integer' });

/** What was set up, what follows from it, and a test to be had. */
export function setupCard(schedule: Schedule, { eligible, next, notes }: Preflight, now: number): Message {
  const first = next[0] && next[0].due <= now ? ['The first one is being posted right now.'] : [];
  const stories = `${eligible} ${eligible === 1 ? 'story' : 'stories'} may be posted there.`;
  const lines = [...(schedule.kind === 'prompt' ? [] : [stories]), ...notes.map(spoken)];
  return message(
    [
      text(`### The story of the day is set up\n${settingLines(schedule).join('\n')}`),
      text([...first, `**Next:** ${nextLine(next)}`, ...lines.map((line) => `-# ${line}`)].join('\n')),
    ],
    [buttons(schedule)],
  );
}

/** How a schedule is: what comes next, what was last, and whatever is wrong at this moment. */
export interface State {
  schedule: Schedule;
  check: Preflight;
  next: Slot[];
  last: PastSlot | undefined;
}

/** Schedules that are told in full; of more than that each gets two lines. */
const IN_FULL = 3;

export function statusCard(states: readonly State[], changes: readonly Change[]): Message {
  const told = states.length > IN_FULL ? shortly : fully;
  const blocks: Block[] = states.flatMap((state, index) => [...(index > 0 ? [separator()] : []), text(told(state))]);
  const news = changes.map(changeLine);
  const [only] = states;
  return message(
    [...blocks, ...(news.length > 0 ? [separator(), text(news.join('\n'))] : [])],
    only && states.length === 1 ? [buttons(only.schedule)] : [],
  );
}

function changeLine({ at, by, what, channelId }: Change): string {
  return `-# <t:${seconds(at)}:d> <@${by}> ${inertLine(what, 100)}${channelId === undefined ? '' : ` <#${channelId}>`}`;
}

function fully(state: State): string {
  const { schedule, last } = state;
  return [
    `### ${inertLine(schedule.name, 40)}`,
    ...settingLines(schedule),
    ...stateLines(state),
    `**Last:** ${last ? pastLine(schedule, last) : 'nothing yet'}`,
  ].join('\n');
}

function shortly({ schedule, check, next }: State): string {
  const { name, channelId, paused } = schedule;
  const problems =
    check.problems.length > 0 ? ` · ${amount(check.problems.length, 'problem')}, see \`/daily status name:\`` : '';
  return `**${inertLine(name, 40)}** in <#${channelId}>\n${paused ? 'Paused' : `Next: ${nextLine(next.slice(0, 1))}`}${problems}`;
}

function stateLines({ schedule, check, next }: State): string[] {
  const problems = [
    ...check.problems.map((problem) => `**Problem:** ${spoken(problem)}`),
    ...check.notes.map((note) => `-# ${spoken(note)}`),
  ];
  if (!schedule.paused)
    return [`**Next:** ${nextLine(next)}`, ...(check.problems.length > 0 ? [] : ['No problem seen.']), ...problems];
  const { until, why } = schedule.paused;
  const end = until === null ? 'until `/daily resume`' : `until <t:${seconds(until)}:F>`;
  return [`**Paused** ${end}: ${inertLine(why, 300)}`, ...problems];
}

export function settingLines(schedule: Schedule): string[] {
  const { channelId, minute, zone, days, kind, style, roleId, filter, alertChannelId } = schedule;
  const filters = [
    filter.fandom && inertLine(filter.fandom, 100),
    filter.ratingUpTo && `rated up to ${filter.ratingUpTo}`,
    filter.status && `status ${filter.status}`,
    filter.maxWords && `at most ${amount(filter.maxWords, 'word')}`,
  ].filter(Boolean);
  return [
    `In <#${channelId}> ${daysLine(days)} at **${clockTime(minute)}** (${inertLine(zone, 60)})`,
    `${KIND_NAMES[kind]} · ${STYLE_NAMES[style]}${filters.length > 0 ? ` · ${filters.join(', ')}` : ''}`,
    ...(roleId ? [`Mentions <@&${roleId}>`] : []),
    `-# Problems are told ${alertChannelId ? `in <#${alertChannelId}>` : `to <@${schedule.createdBy}>`}`,
  ];
}

/** In the reader's own time and language, as Discord shows it. */
export function nextLine(next: readonly Slot[]): string {
  return next.map(({ due }) => `<t:${seconds(due)}:F>`).join(', ') || 'none';
}

export function seconds(instant: number): number {
  return Math.floor(instant / 1000);
}

function buttons({ name }: Schedule) {
  return row(
    testButton.show({ schedule: name }, 'Post a test', { style: ButtonStyle.Primary }),
    calendarButton.show({ schedule: name, week: 0 }, 'Calendar'),
  );
}
