import { libraryCard } from '../src/discord/cards/library-card.ts';
import { defineCommand } from '../src/discord/command.ts';
import { privately } from '../src/discord/reply.ts';

export default defineCommand({
  name: 'library',
  description: 'What the library holds: fandoms, ratings, status, and what is new.',
  run: (_, { shelf }) => privately(libraryCard(shelf.overview(), shelf.count({}).withheld)),
});
