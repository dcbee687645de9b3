import type { Schedule } from '../../src/daily/schedule.ts';
import { calendarCard, daySelect } from '../../src/discord/cards/calendar-card.ts';
import { calendarButton } from '../../src/discord/cards/schedule-card.ts';
import { subcommand } from '../../src/discord/command.ts';
import { chosen, pressed } from '../../src/discord/control.ts';
import { privately, updating } from '../../src/discord/reply.ts';
import { nameOption } from '../../src/discord/schedule-options.ts';
import type { Context } from '../../src/services.ts';
import { scheduleOf } from './acting.ts';

export const calendar = subcommand({
  description: 'The coming days: which story when; skip, swap or choose.',
  options: { name: nameOption },
  run: async ({ name }, context) => privately(await weekCard(await scheduleOf(context, name), 0, context)),
});

/** A week of the schedule; with a day, what can be done about that. */
export async function weekCard(schedule: Schedule, week: number, context: Context, day?: string) {
  return calendarCard(schedule, week, await context.daily.planner.week(schedule, week), context.shelf, day);
}

export const handlers = [
  pressed(
    calendarButton,
    async ({ schedule, week }, context) => updating(await weekCard(await scheduleOf(context, schedule), week, context)),
    'moderators',
  ),
  chosen(
    daySelect,
    async ({ schedule, week }, [day], context) =>
      updating(await weekCard(await scheduleOf(context, schedule), week, context, day)),
    'moderators',
  ),
];
