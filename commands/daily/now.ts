import { pastLine } from '../../src/discord/cards/history-card.ts';
import { lines } from '../../src/discord/cards/layout.ts';
import { subcommand } from '../../src/discord/command.ts';
import { privately } from '../../src/discord/reply.ts';
import { nameOption } from '../../src/discord/schedule-options.ts';
import { act, scheduleOf } from './acting.ts';

export const now = subcommand({
  description: 'Post one now, besides the usual times.',
  options: { name: nameOption },
  async run({ name }, context) {
    const schedule = await scheduleOf(context, name);
    const record = await context.daily.extras.postNow(act(context), schedule);
    if (!record)
      return privately(lines('It will be posted as soon as what is being posted now is done. See `/daily history`.'));
    const words = pastLine(schedule, { id: '', record });
    return privately(
      lines(record.state === 'claimed' ? `${words}. I keep trying for ${schedule.lateHours} hours.` : words),
    );
  },
});
