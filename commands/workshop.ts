import { ChannelType } from 'discord.js';
import { queueCard } from '../src/discord/cards/idea-card.ts';
import { lines } from '../src/discord/cards/layout.ts';
import { workshopCard } from '../src/discord/cards/workshop-card.ts';
import { defineCommandGroup, subcommand } from '../src/discord/command.ts';
import { option } from '../src/discord/options.ts';
import { privately } from '../src/discord/reply.ts';
import type { Workshop } from '../src/prompts/records.ts';
import { suggestions } from '../src/prompts/suggestions.ts';
import type { Context } from '../src/services.ts';

const name = option.text({
  required: true,
  description: 'A fandom, character, place or tag',
  maxLength: 100,
  suggest: (typed, { prompts, shelf }) =>
    (['fandom', 'character', 'setting'] as const).flatMap((kind) =>
      suggestions(prompts.desk.dealer, kind, typed, shelf)
        .slice(0, 8)
        .map((choice) => ({ ...choice, value: choice.name })),
    ),
});

export default defineCommandGroup({
  name: 'workshop',
  description: 'How ideas and drabbles work on this server.',
  access: 'moderators',
  subcommands: {
    setup: subcommand({
      description: 'Choose where ideas are decided and drabbles are shown.',
      options: {
        queue: option.channel({ description: 'Where moderators decide about ideas', types: [ChannelType.GuildText] }),
        gallery: option.channel({
          description: 'Where drabbles are posted',
          types: [ChannelType.GuildText, ChannelType.GuildForum],
        }),
        'ideas-a-day': option.integer({ description: 'How many ideas a member may send a day', min: 1, max: 20 }),
        'claim-days': option.integer({ description: 'How many days a claim lasts', min: 1, max: 90 }),
      },
      run: ({ queue, gallery, 'ideas-a-day': ideasADay, 'claim-days': claimDays }, context) =>
        changed(context, {
          ...(queue && { queueId: queue.id }),
          ...(gallery && { gallery: { channelId: gallery.id, forum: gallery.type === ChannelType.GuildForum } }),
          ...(ideasADay && { ideasADay }),
          ...(claimDays && { claimDays }),
        }),
    }),
    status: subcommand({ description: 'How it is set up now.', run: (_, context) => changed(context, {}) }),
    close: subcommand({
      description: 'Take no more ideas, or no more drabbles. What is there stays.',
      options: {
        what: option.choice({
          required: true,
          description: 'Which',
          choices: { ideas: 'Ideas', drabbles: 'Drabbles' },
        }),
      },
      run: ({ what }, context) => changed(context, what === 'ideas' ? { queueId: null } : { gallery: null }),
    }),
    queue: subcommand({
      description: 'The oldest idea that waits for a decision.',
      async run(_, { prompts, asker }) {
        const [oldest] = await prompts.ideas.pending(asker.guildId ?? '');
        return privately(oldest ? queueCard(oldest) : lines('No idea waits for a decision.'));
      },
    }),
    block: subcommand({
      description: 'Keep a fandom, character, place or tag out of all prompts here.',
      options: { name },
      run: ({ name: blocked }, context) => changed(context, {}, (old) => [...new Set([...old, plain(blocked)])]),
    }),
    unblock: subcommand({
      description: 'Let it into prompts again.',
      options: { name },
      run: ({ name: blocked }, context) => changed(context, {}, (old) => old.filter((one) => one !== plain(blocked))),
    }),
  },
});

/** "Mina Harker (Dracula)" blocks Mina Harker. */
const plain = (label: string) => label.replace(/ \([^()]*\)$/, '');

async function changed({ prompts, asker }: Context, change: Partial<Workshop>, block = (old: string[]) => old) {
  const guildId = asker.guildId ?? '';
  const workshop = await prompts.workshops.change(guildId, (old) => ({
    ...old,
    ...change,
    blocked: block(old.blocked),
  }));
  return privately(workshopCard(workshop, (await prompts.ideas.pending(guildId)).length));
}
