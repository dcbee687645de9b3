import { pauseEnd } from '../../src/daily/pause-end.ts';
import { lines } from '../../src/discord/cards/layout.ts';
import { nextLine, seconds } from '../../src/discord/cards/schedule-card.ts';
import { spoken } from '../../src/discord/cards/spoken.ts';
import { subcommand } from '../../src/discord/command.ts';
import { option } from '../../src/discord/options.ts';
import { privately } from '../../src/discord/reply.ts';
import { nameOption } from '../../src/discord/schedule-options.ts';
import { act, scheduleOf } from './acting.ts';

export const pause = subcommand({
  description: 'Post nothing for a while.',
  options: {
    until: option.text({ description: 'The day on which it goes on: 2026-12-27, or 7 days', maxLength: 20 }),
    name: nameOption,
  },
  async run({ until, name }, context) {
    const schedule = await scheduleOf(context, name);
    const end = until === undefined ? null : pauseEnd(until, schedule.zone, context.clock.now());
    await context.daily.desk.pause(act(context), schedule, end);
    const on = end === null ? '`/daily resume` goes on with it.' : `It goes on by itself on <t:${seconds(end)}:D>.`;
    return privately(lines(`“${schedule.name}” is paused. ${on}`));
  },
});

export const resume = subcommand({
  description: 'Go on after a pause.',
  options: { name: nameOption },
  async run({ name }, context) {
    const schedule = await context.daily.desk.resume(act(context), await scheduleOf(context, name));
    const next = await context.daily.planner.next(schedule, 1);
    const { problems } = await context.daily.desk.check(schedule);
    const still = problems.map((problem) => `Still in the way: ${spoken(problem)}`);
    return privately(lines(`“${schedule.name}” goes on. The next post: ${nextLine(next)}.`, ...still));
  },
});

export const off = subcommand({
  description: 'End it. What was posted stays where it is.',
  options: { name: nameOption },
  async run({ name }, context) {
    const schedule = await scheduleOf(context, name);
    await context.daily.desk.switchOff(act(context), schedule);
    return privately(
      lines(`“${schedule.name}” is switched off. \`/daily setup\` begins it again, without repeating stories.`),
    );
  },
});
