import { ButtonStyle } from 'discord.js';
import { type Planned, WEEKS_AHEAD } from '../../daily/planner.ts';
import type { Schedule } from '../../daily/schedule.ts';
import type { Shelf } from '../../library/shelf.ts';
import { button, modal, select } from '../control.ts';
import { LIMITS } from '../limits.ts';
import type { Message } from '../reply.ts';
import { inertLine, labelLine } from './inert.ts';
import { message, row, text } from './layout.ts';
import { calendarButton } from './schedule-card.ts';
import { titleOf } from './story-card.ts';
import { nameLine } from './story-list.ts';

const dayShape = { schedule: 'text', day: 'text', week: 'integer' } as const;
export const daySelect = select('daily-day', { schedule: 'text', week: 'integer' });
export const skipButton = button('daily-skip', dayShape);
export const unplanButton = button('daily-unplan', dayShape);
export const swapButton = button('daily-swap', dayShape);
export const pinButton = button('daily-pin', dayShape);
export const pinForm = modal('daily-pin', dayShape, {
  story: { label: 'Title of the story', hint: 'Or its author and a word of the title', maxLength: 100 },
});

/** Seven days: what will be posted and when. A chosen day brings what can be done about it. */
export function calendarCard(
  schedule: Schedule,
  week: number,
  planned: readonly Planned[],
  shelf: Shelf,
  chosen?: string,
): Message {
  const days = planned.map((day) => withheldFrom(shelf, day));
  const { name, kind } = schedule;
  const lines = days.map(
    (day) =>
      `${day.slot.id === chosen ? '**▸** ' : ''}<t:${Math.floor(day.slot.due / 1000)}:F>\n${plannedLine(day, kind)}`,
  );
  const picked = days.find(({ slot }) => slot.id === chosen);
  return message(
    [
      text(`### “${inertLine(name, 40)}”, the days to come`),
      text(lines.join('\n') || 'No post is to come in these seven days.'),
      text('-# Stories can still change, when new ones come in or one is withdrawn.'),
    ],
    [
      ...(days.length > 0 ? [row(dayChoice(schedule, week, days))] : []),
      ...(picked ? [dayButtons(schedule, week, picked)] : []),
      row(
        ...(week > 0 ? [calendarButton.show({ schedule: name, week: week - 1 }, 'Earlier')] : []),
        ...(week + 1 < WEEKS_AHEAD ? [calendarButton.show({ schedule: name, week: week + 1 }, 'Later')] : []),
      ),
    ],
  );
}

interface Shown extends Planned {
  /** There is a story, but it may not be named where the calendar is looked at. */
  withheld: boolean;
}

/** The calendar is read in one channel and is about another, which may show more. */
function withheldFrom(shelf: Shelf, day: Planned): Shown {
  const withheld = day.story !== null && shelf.those([day.story.id]).stories.length === 0;
  return { ...day, story: withheld ? null : day.story, withheld };
}

function plannedLine({ plan, story, withheld }: Shown, kind: Schedule['kind']): string {
  if (plan?.kind === 'skip') return `Skipped by <@${plan.by}>`;
  if (kind === 'prompt') return 'A prompt, drawn on the day';
  if (withheld) return 'A story whose title is withheld here (rating): look in an age-restricted channel';
  if (!story) return 'No story fits';
  const pinned = plan?.kind === 'story' && plan.story === story.id ? ` · chosen by <@${plan.by}>` : '';
  return `${nameLine(story)}${pinned}`;
}

function dayChoice({ name }: Schedule, week: number, days: readonly Shown[]) {
  return daySelect.show(
    { schedule: name, week },
    {
      placeholder: 'Choose a day to change it',
      options: days.map(({ slot, story }) => ({
        value: slot.id,
        label: dayLine(slot.id),
        ...(story && { description: labelLine(titleOf(story), LIMITS.select.description) }),
      })),
    },
  );
}

function dayButtons({ name, kind }: Schedule, week: number, { slot, plan }: Planned) {
  const state = { schedule: name, day: slot.id, week };
  const skipped = plan?.kind === 'skip';
  return row(
    ...(plan ? [unplanButton.show(state, skipped ? 'Do not skip' : 'Leave it to chance')] : []),
    ...(skipped ? [] : [skipButton.show(state, 'Skip', { style: ButtonStyle.Danger })]),
    ...(skipped || kind === 'prompt' ? [] : [swapButton.show(state, 'Swap')]),
    ...(kind === 'prompt' ? [] : [pinButton.show(state, 'Pin a story')]),
  );
}

/** "Sunday, 29 March 2026": the day on the schedule's own clocks. */
function dayLine(day: string): string {
  return new Date(day).toLocaleDateString('en-GB', {
    ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    timeZone: 'UTC',
  });
}
