import {
  eraseButton,
  eraseCard,
  erasedCard,
  eraseForGoodButton,
  type KeptAbout,
  myDataCard,
} from '../src/discord/cards/my-data-card.ts';
import { defineCommand } from '../src/discord/command.ts';
import { pressed } from '../src/discord/control.ts';
import { privately, updating } from '../src/discord/reply.ts';
import type { Context } from '../src/services.ts';

export default defineCommand({
  name: 'my-data',
  description: 'See what is kept about you, and erase it.',
  run: async (_, context) => privately(myDataCard(await keptAbout(context))),
});

const placeOf = ({ guildId, memberId }: Context['asker']) => guildId ?? `dm-${memberId}`;

async function keptAbout({ asker, bookcases, follows, picks, prompts, daily }: Context): Promise<KeptAbout> {
  const { memberId } = asker;
  const shelf = await bookcases.of(memberId);
  const following = await follows.of(memberId);
  const { seen } = await picks.of(memberId);
  const loved = await daily.loves.of(memberId);
  const { ideas, votes, claims, fills, blocked } = await prompts.members.of(placeOf(asker), memberId);
  return {
    counts: [
      ['Bookmarks', shelf.bookmarks.length],
      ['Stories on your lists', shelf.later.length + shelf.finished.length + shelf.favourites.length],
      ['Stories you follow', following.length],
      ['Stories drawn at random', seen.length],
      ['Posts you loved', loved.length],
      ['Ideas', ideas.length],
      ['Votes', votes],
      ['Claims', claims.length],
      ['Drabbles', fills.length],
      ['Blocked names', blocked.length],
    ],
    everything: { shelf, following, seen, loved, ideas, votes, claims, fills, blocked },
  };
}

export const handlers = [
  pressed(eraseButton, () => updating(eraseCard())),

  pressed(eraseForGoodButton, async (_, { asker, bookcases, follows, picks, prompts, daily }) => {
    const { memberId } = asker;
    await Promise.all([bookcases, follows, picks, daily.loves].map((desk) => desk.forget(memberId)));
    await prompts.members.erase(placeOf(asker), memberId);
    return updating(erasedCard());
  }),
];
