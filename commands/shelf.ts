import { keepButton } from '../src/discord/cards/controls.ts';
import { lines } from '../src/discord/cards/layout.ts';
import { isList, listButton, shelfCard } from '../src/discord/cards/shelf-card.ts';
import { nameLine } from '../src/discord/cards/story-list.ts';
import { defineCommand } from '../src/discord/command.ts';
import { pressed } from '../src/discord/control.ts';
import { privately, updating } from '../src/discord/reply.ts';

export default defineCommand({
  name: 'shelf',
  description: 'Your bookmarks, and the stories you saved, finished and loved.',
  async run(_, { bookcases, asker, shelf }) {
    return privately(shelfCard(await bookcases.of(asker.memberId), 'bookmarks', 1, shelf));
  },
});

export const handlers = [
  pressed(listButton, async ({ list, page }, { bookcases, asker, shelf }) =>
    updating(shelfCard(await bookcases.of(asker.memberId), isList(list) ? list : 'bookmarks', page, shelf)),
  ),

  pressed(keepButton, async ({ story: id, list }, { bookcases, asker, shelf }) => {
    const story = shelf.story(id);
    const kept = list === 'favourites' ? 'favourites' : 'later';
    const isOn = await bookcases.toggle(asker.memberId, kept, id);
    const where = kept === 'favourites' ? 'your favourites' : 'your list for later';
    return privately(lines(`${nameLine(story)} is ${isOn ? 'on' : 'no longer on'} ${where}. \`/shelf\` has it all.`));
  }),
];
