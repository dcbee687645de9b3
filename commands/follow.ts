import { followsCard } from '../src/discord/cards/follow-card.ts';
import { lines } from '../src/discord/cards/layout.ts';
import { nameLine } from '../src/discord/cards/story-list.ts';
import { defineCommand } from '../src/discord/command.ts';
import { option } from '../src/discord/options.ts';
import { privately } from '../src/discord/reply.ts';

export default defineCommand({
  name: 'follow',
  description: 'Be told once, by direct message, when a story gains a chapter.',
  options: {
    story: option.story({ description: 'A story to follow, or to follow no longer (none: which you follow)' }),
  },
  async run({ story }, { follows, asker, shelf }) {
    if (!story) return privately(followsCard(await follows.of(asker.memberId), shelf));
    const now = await follows.toggle(asker.memberId, story);
    return privately(
      lines(
        now
          ? `You follow ${nameLine(story)}. I will write to you once when it gains a chapter, if you take direct messages.`
          : `You no longer follow ${nameLine(story)}.`,
      ),
    );
  },
});
