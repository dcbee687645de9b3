import { moreLikeButton, shareStoryButton, storyButton, storySelect } from '../src/discord/cards/controls.ts';
import { likenessCard } from '../src/discord/cards/likeness-card.ts';
import { storyCard } from '../src/discord/cards/story-card.ts';
import { defineCommand } from '../src/discord/command.ts';
import { chosen, pressed } from '../src/discord/control.ts';
import { option } from '../src/discord/options.ts';
import { privately, publicly } from '../src/discord/reply.ts';
import type { Story } from '../src/library/story.ts';
import type { Context } from '../src/services.ts';

export default defineCommand({
  name: 'story',
  description: 'A story’s card: summary, rating, warnings, length, and where to read it.',
  options: { story: option.story({ required: true }) },
  run: ({ story }, context) => card(story, context),
});

const card = (story: Story, { shelf }: Context) => privately(storyCard(story, { permission: shelf.permission(story) }));

export const handlers = [
  pressed(storyButton, ({ story }, context) => card(context.shelf.story(story), context)),

  chosen(storySelect, (_, [id = ''], context) => card(context.shelf.story(id), context)),

  pressed(shareStoryButton, ({ story: id }, { shelf }) => {
    const story = shelf.story(id);
    return publicly(storyCard(story, { permission: shelf.permission(story), shared: true }));
  }),

  pressed(moreLikeButton, async ({ story: id }, { shelf }) => {
    const story = shelf.story(id);
    return privately(likenessCard(story, await shelf.moreLike(story)));
  }),
];
