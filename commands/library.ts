import { ChannelType } from 'discord.js';
import { lines } from '../src/discord/cards/layout.ts';
import { bulletinSetCard, libraryCard, quietButton } from '../src/discord/cards/library-card.ts';
import { defineCommand } from '../src/discord/command.ts';
import { pressed } from '../src/discord/control.ts';
import { option } from '../src/discord/options.ts';
import { privately, updating } from '../src/discord/reply.ts';
import { UserFacingError } from '../src/errors.ts';

export default defineCommand({
  name: 'library',
  description: 'What the library holds: fandoms, ratings, status, and what is new.',
  options: {
    new: option.channel({
      description: 'Moderators: announce new stories and chapters in this channel, once a day at most',
      types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
    }),
  },
  async run({ new: channel }, { shelf, asker, bulletins }) {
    if (!channel) return privately(libraryCard(shelf.overview(), shelf.count({}).withheld));
    if (!asker.moderator || asker.guildId === null)
      throw new UserFacingError('Only members who may manage this server can have new stories announced.');
    await bulletins.begin(asker.guildId, channel.id, asker.memberId);
    return privately(bulletinSetCard(channel.id));
  },
});

export const handlers = [
  pressed(
    quietButton,
    async (_, { asker, bulletins }) => {
      await bulletins.end(asker.guildId ?? '');
      return updating(lines('New stories are not announced any more.'));
    },
    'moderators',
  ),
];
