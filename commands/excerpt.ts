import { printedSize } from '../src/discord/cards/chapter-card.ts';
import { excerptButton, shareExcerptButton, turnExcerptButton } from '../src/discord/cards/controls.ts';
import { excerptCard, LENGTHS, type Place, placeOf, sharedExcerptCard } from '../src/discord/cards/excerpt-card.ts';
import { defineCommand } from '../src/discord/command.ts';
import { pressed } from '../src/discord/control.ts';
import { option } from '../src/discord/options.ts';
import { privately, publicly, updating } from '../src/discord/reply.ts';
import type { Context } from '../src/services.ts';

export default defineCommand({
  name: 'excerpt',
  description: 'The opening of a story, or of one of its chapters, word for word.',
  options: {
    story: option.story({ required: true }),
    chapter: option.integer({ description: 'Number of the chapter (the first if left out)', min: 1 }),
    length: option.choice({
      description: 'How much of it (a short one if left out)',
      choices: { short: 'a paragraph or two', medium: 'half a page', long: 'a whole page' },
    }),
  },
  run: async ({ story, chapter = story.chapters[0]?.number ?? 1, length = 'short' }, context) =>
    privately(await card({ story: story.id, chapter, length, page: 1 }, context)),
});

/** The gate is asked anew for every page and every sharing. */
async function card(place: Place, { shelf }: Context, make = excerptCard) {
  const story = shelf.story(place.story);
  const excerpt = await shelf.excerpt(story, place.chapter, LENGTHS[place.length], printedSize, place.page);
  return make(story, place, excerpt, shelf.permission(story) === 'full');
}

export const handlers = [
  pressed(excerptButton, async (state, context) => privately(await card(placeOf(state), context))),
  pressed(turnExcerptButton, async (state, context) => updating(await card(placeOf(state), context))),
  pressed(shareExcerptButton, async (state, context) =>
    publicly(await card(placeOf(state), context, sharedExcerptCard)),
  ),
];
