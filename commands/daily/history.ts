import type { Schedule } from '../../src/daily/schedule.ts';
import { digestCard, historyButton, historyCard, shareDigestButton } from '../../src/discord/cards/history-card.ts';
import { subcommand } from '../../src/discord/command.ts';
import { pressed } from '../../src/discord/control.ts';
import { privately, publicly, updating } from '../../src/discord/reply.ts';
import { nameOption } from '../../src/discord/schedule-options.ts';
import type { Context } from '../../src/services.ts';
import { scheduleOf } from './acting.ts';

const PER_PAGE = 7;
/** Posts that a digest names. */
const MOST_LOVED = 5;

export const history = subcommand({
  description: 'What was posted, with links, and what was not and why.',
  options: { name: nameOption },
  run: async ({ name }, context) => privately(await past(await scheduleOf(context, name), 1, context)),
});

export const digest = subcommand({
  description: 'The most loved posts of the last seven days.',
  options: { name: nameOption },
  run: async ({ name }, context) => privately(await loved(await scheduleOf(context, name), context, false)),
});

async function past(schedule: Schedule, page: number, { daily, shelf }: Context) {
  return historyCard(schedule, await daily.chronicle.past(schedule, page, PER_PAGE), page, shelf);
}

async function loved(schedule: Schedule, { daily, shelf }: Context, shared: boolean) {
  return digestCard(schedule, await daily.chronicle.mostLoved(schedule, MOST_LOVED), shelf, shared);
}

export const handlers = [
  pressed(
    historyButton,
    async ({ schedule, page }, context) => updating(await past(await scheduleOf(context, schedule), page, context)),
    'moderators',
  ),
  pressed(
    shareDigestButton,
    async ({ schedule }, context) => publicly(await loved(await scheduleOf(context, schedule), context, true)),
    'moderators',
  ),
];
