import type { Planner } from '../../src/daily/planner.ts';
import type { Schedule } from '../../src/daily/schedule.ts';
import { pinButton, pinForm, skipButton, swapButton, unplanButton } from '../../src/discord/cards/calendar-card.ts';
import { pressed, submitted } from '../../src/discord/control.ts';
import { updating } from '../../src/discord/reply.ts';
import type { Context } from '../../src/services.ts';
import { scheduleOf } from './acting.ts';
import { weekCard } from './calendar.ts';

interface Day {
  schedule: string;
  day: string;
  week: number;
}
type Change = (planner: Planner, schedule: Schedule, day: string, by: string) => Promise<Schedule>;

/** Changes what a day shows, puts down who did, and shows the week again. */
async function change({ schedule: name, day, week }: Day, context: Context, what: string, make: Change) {
  const { chronicle, planner } = context.daily;
  const { memberId } = context.asker;
  const schedule = await make(planner, await scheduleOf(context, name), day, memberId);
  await chronicle.note(schedule.guildId, memberId, `${what} ${day} of “${name}”`);
  return updating(await weekCard(schedule, week, context, day));
}

const skip: Change = (planner, schedule, day, by) => planner.plan(schedule, day, { kind: 'skip', by });
const unplan: Change = (planner, schedule, day) => planner.plan(schedule, day, null);
const swap: Change = (planner, schedule, day, by) => planner.swap(schedule, day, by);

/** What moderators do about a day of the calendar. */
export const handlers = [
  pressed(skipButton, (day, context) => change(day, context, 'skips', skip), 'moderators'),
  pressed(unplanButton, (day, context) => change(day, context, 'leaves to chance', unplan), 'moderators'),
  pressed(swapButton, (day, context) => change(day, context, 'swapped the story of', swap), 'moderators'),
  pressed(pinButton, (day) => pinForm.open(day, { title: 'Which story on that day?' }), 'moderators'),
  submitted(
    pinForm,
    (day, { story: typed }, context) => {
      const { id } = context.shelf.named(typed);
      const pin: Change = (planner, schedule, on, by) => planner.pin(schedule, on, id, by);
      return change(day, context, 'chose the story of', pin);
    },
    'moderators',
  ),
];
