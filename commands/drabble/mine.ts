import { ownDrabbleCard } from '../../src/discord/cards/drabble-card.ts';
import { mineCard, myDrabbleSelect, unblockSelect } from '../../src/discord/cards/mine-card.ts';
import { chosen, type Handler } from '../../src/discord/control.ts';
import { privately, updating } from '../../src/discord/reply.ts';
import { guildOf } from './context.ts';

/** A member's own drabbles and blocks. */
export const mine: Handler[] = [
  chosen(myDrabbleSelect, async (_, [number = ''], context) => {
    const { fills } = context.prompts;
    const fill = await fills.own(guildOf(context), Number(number), context.asker.memberId);
    return privately(ownDrabbleCard(fill, await fills.promptOf(fill)));
  }),
  chosen(unblockSelect, async (_, names, context) => {
    const { tastes, members } = context.prompts;
    await tastes.unblock(context.asker.memberId, names);
    const kept = await members.of(guildOf(context), context.asker.memberId);
    return updating(mineCard(kept, `No longer blocked: ${names.join(', ')}`));
  }),
];
