import { lines } from '../../src/discord/cards/layout.ts';
import { setupCard, testButton } from '../../src/discord/cards/schedule-card.ts';
import { subcommand } from '../../src/discord/command.ts';
import { pressed } from '../../src/discord/control.ts';
import { privately } from '../../src/discord/reply.ts';
import { editOptions, scheduleName, settingsFrom, setupOptions } from '../../src/discord/schedule-options.ts';
import { act, scheduleOf } from './acting.ts';

export const setup = subcommand({
  description: 'Begin, or begin anew: where and when the story of the day is posted.',
  options: setupOptions,
  async run(typed, context) {
    const settings = settingsFrom(typed, context);
    const { schedule, check } = await context.daily.desk.setUp(act(context), scheduleName(typed.name), settings);
    return privately(setupCard(schedule, check, context.clock.now()));
  },
});

export const edit = subcommand({
  description: 'Change some of it; whatever you leave out stays as it is.',
  options: editOptions,
  async run(typed, context) {
    const old = await scheduleOf(context, typed.name);
    const settings = settingsFrom(typed, context, old);
    const { schedule, check } = await context.daily.desk.edit(act(context), old, settings);
    return privately(setupCard(schedule, check, context.clock.now()));
  },
});

export const handlers = [
  pressed(
    testButton,
    async ({ schedule: name }, context) => {
      const schedule = await scheduleOf(context, name);
      const { channelId, messageId } = await context.daily.extras.postTest(act(context), schedule);
      const link = `https://discord.com/channels/${schedule.guildId}/${channelId}/${messageId}`;
      return privately(
        lines(`The test is posted: ${link}. It mentions nobody and counts for nothing; delete it when you like.`),
      );
    },
    'moderators',
  ),
];
