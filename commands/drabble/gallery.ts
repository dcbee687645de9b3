import {
  answersButton,
  drabbleForm,
  editDrabbleButton,
  exhibitCard,
  lovedButton,
  ownDrabbleCard,
  postDrabbleButton,
  ratingSelect,
  removeDrabbleButton,
  switchButton,
  writingForm,
} from '../../src/discord/cards/drabble-card.ts';
import { lines } from '../../src/discord/cards/layout.ts';
import { promptCard, writeButton } from '../../src/discord/cards/prompt-card.ts';
import { chosen, type Handler, pressed, submitted } from '../../src/discord/control.ts';
import { privately, updating } from '../../src/discord/reply.ts';
import { ratingNamed } from '../../src/prompts/deck-schema.ts';
import type { Fill } from '../../src/prompts/records.ts';
import type { Context } from '../../src/services.ts';
import { guildOf, promptFor, writerOf } from './context.ts';

/** From the form to the gallery, and what readers and the author can do there. */
export const gallery: Handler[] = [
  pressed(writeButton, async ({ code }, context) => writingForm(await promptFor(code, context))),
  submitted(drabbleForm, async ({ code, fill: number }, writing, context) => {
    const { fills } = context.prompts;
    if (number > 0) {
      const changed = await fills.change(await own(number, context), { writing });
      return updating(await ownCard(changed, context));
    }
    const prompt = code === '' ? null : await promptFor(code, context);
    return privately(ownDrabbleCard(await fills.draft(writerOf(context), prompt, writing), prompt));
  }),
  pressed(editDrabbleButton, async ({ fill: number }, context) => {
    const fill = await own(number, context);
    return writingForm(await context.prompts.fills.promptOf(fill), fill);
  }),
  chosen(ratingSelect, async ({ fill: number }, [rating = ''], context) => {
    const changed = context.prompts.fills.change(await own(number, context), { rating: ratingNamed(rating) });
    return updating(await ownCard(await changed, context));
  }),
  pressed(switchButton, async ({ fill: number, what }, context) => {
    const fill = await own(number, context);
    const change = what === 'credit' ? { anonymous: !fill.anonymous } : { forLibrary: !fill.forLibrary };
    return updating(await ownCard(await context.prompts.fills.change(fill, change), context));
  }),
  pressed(postDrabbleButton, async ({ fill: number }, context) => {
    const fill = await context.prompts.fills.post(guildOf(context), number, context.asker.memberId);
    return updating(await ownCard(fill, context, 'It is in the gallery now. Thank you for writing!'));
  }),
  pressed(removeDrabbleButton, async ({ fill: number }, context) => {
    await context.prompts.fills.remove(guildOf(context), number, context.asker.memberId);
    return updating(lines('It is gone from the gallery and the library.'));
  }),
  pressed(lovedButton, async ({ fill: number }, context) => {
    const { prompts, asker, shelf } = context;
    return updating(exhibitCard(await prompts.fills.love(guildOf(context), number, asker.memberId, shelf.audience)));
  }),
  pressed(answersButton, async ({ code }, context) => {
    const { desk } = context.prompts;
    const { guildId, memberId } = context.asker;
    const prompt = await desk.recall(code, { guildId, memberId, shelf: context.shelf });
    return privately(promptCard(prompt, { related: desk.related(prompt, context.shelf) }));
  }),
];

function own(number: number, context: Context): Promise<Fill> {
  return context.prompts.fills.own(guildOf(context), number, context.asker.memberId);
}

async function ownCard(fill: Fill, { prompts }: Context, news?: string) {
  return ownDrabbleCard(fill, await prompts.fills.promptOf(fill), news);
}
