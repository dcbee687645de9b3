import { anotherButton, randomCard } from '../src/discord/cards/random-card.ts';
import { nothingFits } from '../src/discord/cards/withheld.ts';
import { defineCommand } from '../src/discord/command.ts';
import { pressed } from '../src/discord/control.ts';
import { privately, updating } from '../src/discord/reply.ts';
import { filterOf, filterOptions } from '../src/discord/story-filters.ts';
import type { StoryFilter } from '../src/library/library.ts';
import type { Context } from '../src/services.ts';

export default defineCommand({
  name: 'random',
  description: 'A story at random; none comes twice before you have seen them all.',
  options: filterOptions,
  run: async (filters, context) => privately(await draw(filterOf(filters), context)),
});

async function draw(filter: StoryFilter, { shelf, picks, asker, random }: Context) {
  const { withheld } = shelf.count(filter);
  const id = await picks.draw(asker.memberId, shelf.ids(filter), filter, random);
  if (id === undefined) throw nothingFits(withheld);
  const story = shelf.story(id);
  return randomCard(story, shelf.permission(story), withheld);
}

export const handlers = [
  pressed(anotherButton, async (_, context) =>
    updating(await draw((await context.picks.of(context.asker.memberId)).filter, context)),
  ),
];
