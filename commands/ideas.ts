import { ideaSelect, ideasCard, ideasPageButton, voteButton } from '../src/discord/cards/idea-card.ts';
import { promptCard } from '../src/discord/cards/prompt-card.ts';
import { defineCommand } from '../src/discord/command.ts';
import { chosen, type Handler, pressed } from '../src/discord/control.ts';
import { withMail } from '../src/discord/mail.ts';
import { option } from '../src/discord/options.ts';
import { privately, updating } from '../src/discord/reply.ts';
import type { Context } from '../src/services.ts';

export default defineCommand({
  name: 'ideas',
  description: 'Members’ ideas for drabbles: browse, and say which you would read.',
  inDirectMessages: false,
  options: {
    order: option.choice({
      description: 'Which come first',
      choices: { wanted: 'The most wanted', newest: 'The newest' },
    }),
  },
  run: ({ order = 'wanted' }, context) => withMail(privately(page(order, 1, context)), context),
});

export const handlers: Handler[] = [
  pressed(ideasPageButton, ({ order, page: number }, context) => updating(page(order, number, context))),
  pressed(voteButton, async ({ idea, order, page: number }, context) => {
    await context.prompts.ideas.vote(context.asker.guildId ?? '', idea, context.asker.memberId);
    return updating(page(order, number, context));
  }),
  chosen(ideaSelect, async (_, [code = ''], { prompts, asker, shelf }) => {
    const { guildId, memberId } = asker;
    const prompt = await prompts.desk.recall(code, { guildId, memberId, shelf });
    return privately(promptCard(prompt, { related: prompts.desk.related(prompt, shelf) }));
  }),
];

function page(order: string, number: number, { prompts, asker, shelf }: Context) {
  const ideas = prompts.ideas.approved(asker.guildId ?? '', order === 'newest' ? 'newest' : 'wanted');
  const shown = ideas.filter(({ rating }) => shelf.audience.levels.has(rating));
  return ideasCard(shown, { order, page: number });
}
