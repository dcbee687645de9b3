import type { Schedule } from '../../src/daily/schedule.ts';
import { previewCard } from '../../src/discord/cards/preview-card.ts';
import { statusCard } from '../../src/discord/cards/schedule-card.ts';
import { subcommand } from '../../src/discord/command.ts';
import { privately } from '../../src/discord/reply.ts';
import { nameOption } from '../../src/discord/schedule-options.ts';
import type { Context } from '../../src/services.ts';
import { scheduleOf } from './acting.ts';

/** Changes shown under the status. */
const NEWS = 3;

export const status = subcommand({
  description: 'What comes next, what was last, and whether anything is in the way.',
  options: { name: nameOption },
  async run({ name }, context) {
    const { daily, asker } = context;
    const named = name === undefined ? undefined : await scheduleOf(context, name);
    const all = named ? [named] : await daily.desk.list(asker.guildId ?? '');
    const states = await Promise.all(
      (all.length > 0 ? all : [await scheduleOf(context)]).map((one) => stateOf(one, context)),
    );
    return privately(statusCard(states, await daily.chronicle.changes(asker.guildId ?? '', NEWS)));
  },
});

async function stateOf(schedule: Schedule, { daily }: Context) {
  const [check, next, last] = await Promise.all([
    daily.desk.check(schedule),
    daily.planner.next(schedule, 3),
    daily.chronicle.last(schedule),
  ]);
  return { schedule, check, next, last };
}

export const preview = subcommand({
  description: 'The next post as it will look, for your eyes only.',
  options: { name: nameOption },
  async run({ name }, context) {
    const schedule = await scheduleOf(context, name);
    const { slot, content } = await context.daily.planner.preview(schedule);
    // The shelf of this channel is asked too: it may show less than the one that is posted in.
    if (content.kind === 'story') context.shelf.story(content.story.id);
    return privately(await previewCard(schedule, slot, content, context.prompts.desk));
  },
});
