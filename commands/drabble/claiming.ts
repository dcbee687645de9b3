import { claimCard, giveBackButton } from '../../src/discord/cards/claim-card.ts';
import { lines } from '../../src/discord/cards/layout.ts';
import { unansweredSelect } from '../../src/discord/cards/mine-card.ts';
import { claimButton, promptCard } from '../../src/discord/cards/prompt-card.ts';
import { chosen, type Handler, pressed } from '../../src/discord/control.ts';
import { privately, updating } from '../../src/discord/reply.ts';
import { guildOf, promptFor } from './context.ts';

/** Claiming prompts and giving them back. */
export const claiming: Handler[] = [
  pressed(claimButton, async ({ code }, context) => {
    const prompt = await promptFor(code, context);
    const { claims } = context.prompts;
    const { claim, others } = await claims.claim(guildOf(context), prompt.code, context.asker.memberId);
    return privately(claimCard(claim, others));
  }),
  pressed(giveBackButton, async ({ code }, context) => {
    await context.prompts.claims.giveBack(guildOf(context), code, context.asker.memberId);
    return updating(lines('It is free again. Nobody was told.'));
  }),
  chosen(unansweredSelect, async (_, [code = ''], context) => {
    const prompt = await promptFor(code, context);
    return privately(promptCard(prompt, { related: context.prompts.desk.related(prompt, context.shelf) }));
  }),
];
