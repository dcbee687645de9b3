import type { Schedule } from '../../src/daily/schedule.ts';
import {
  calendarCard,
  daySelect,
  pinButton,
  pinForm,
  skipButton,
  swapButton,
  unplanButton,
} from '../../src/discord/cards/calendar-card.ts';
import { calendarButton } from '../../src/discord/cards/schedule-card.ts';
import { subcommand } from '../../src/discord/command.ts';
import { chosen, type Handler, pressed, submitted } from '../../src/discord/control.ts';
import { privately, updating } from '../../src/discord/reply.ts';
import { nameOption } from '../../src/discord/schedule-options.ts';
import type { Context } from '../../src/services.ts';
import { act, scheduleOf } from './acting.ts';

export const calendar = subcommand({
  description: 'The coming days: which story when; skip, swap or choose.',
  options: { name: nameOption },
  run: async ({ name }, context) => privately(await card(await scheduleOf(context, name), 0, context)),
});

async function card(schedule: Schedule, week: number, context: Context, day?: string) {
  return calendarCard(schedule, week, await context.daily.planner.week(schedule, week), context.shelf, day);
}

/** Makes a change to one day and shows the week again. */
async function changed(
  state: { schedule: string; day: string; week: number },
  context: Context,
  what: string,
  change: (schedule: Schedule) => Promise<Schedule>,
) {
  const schedule = await change(await scheduleOf(context, state.schedule));
  await context.daily.chronicle.note(
    schedule.guildId,
    context.asker.memberId,
    `${what} ${state.day} of “${schedule.name}”`,
  );
  return updating(await card(schedule, state.week, context, state.day));
}

export const handlers: Handler[] = [
  pressed(
    calendarButton,
    async ({ schedule, week }, context) => updating(await card(await scheduleOf(context, schedule), week, context)),
    'moderators',
  ),
  chosen(
    daySelect,
    async ({ schedule, week }, [day], context) =>
      updating(await card(await scheduleOf(context, schedule), week, context, day)),
    'moderators',
  ),
  pressed(
    skipButton,
    (state, context) =>
      changed(state, context, 'skips', (schedule) =>
        context.daily.planner.plan(schedule, state.day, { kind: 'skip', by: act(context).memberId }),
      ),
    'moderators',
  ),
  pressed(
    unplanButton,
    (state, context) =>
      changed(state, context, 'leaves to chance', (schedule) => context.daily.planner.plan(schedule, state.day, null)),
    'moderators',
  ),
  pressed(
    swapButton,
    (state, context) =>
      changed(state, context, 'swapped the story of', (schedule) =>
        context.daily.planner.swap(schedule, state.day, act(context).memberId),
      ),
    'moderators',
  ),
  pressed(pinButton, (state) => pinForm.open(state, { title: 'Which story on that day?' }), 'moderators'),
  submitted(
    pinForm,
    (state, { story }, context) =>
      changed(state, context, 'chose the story of', (schedule) =>
        context.daily.planner.pin(schedule, state.day, context.shelf.named(story).id, act(context).memberId),
      ),
    'moderators',
  ),
];
