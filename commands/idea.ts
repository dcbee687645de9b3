import {
  approveButton,
  declineButton,
  declineForm,
  dropIdeaButton,
  editIdeaButton,
  editIdeaForm,
  ideaForm,
  queueCard,
  sendIdeaButton,
  similarCard,
} from '../src/discord/cards/idea-card.ts';
import { lines } from '../src/discord/cards/layout.ts';
import { defineCommand } from '../src/discord/command.ts';
import { type Handler, pressed, submitted } from '../src/discord/control.ts';
import { option } from '../src/discord/options.ts';
import { privately, updating } from '../src/discord/reply.ts';
import { ratingNamed } from '../src/prompts/deck-schema.ts';
import { ideaFrom } from '../src/prompts/ideas.ts';
import type { Idea } from '../src/prompts/records.ts';
import type { Context } from '../src/services.ts';

export default defineCommand({
  name: 'idea',
  description: 'Send in an idea for a drabble: who meets whom, where, and what happens.',
  inDirectMessages: false,
  options: {
    rating: option.choice({
      description: 'How far it goes (general if left out)',
      choices: { general: 'General', teen: 'Teen', mature: 'Mature', explicit: 'Explicit' },
    }),
    anonymous: option.boolean({ description: 'Leave your name off it' }),
  },
  async run({ rating = 'general', anonymous = false }, { prompts, asker }) {
    await prompts.ideas.open(asker.guildId ?? '');
    return ideaForm.open({ rating, anonymous: Number(anonymous) }, { title: 'Your idea' });
  },
});

export const handlers: Handler[] = [
  submitted(ideaForm, async ({ rating, anonymous }, filled, { prompts, asker, shelf }) => {
    const guildId = asker.guildId ?? '';
    const author = { guildId, authorId: asker.memberId, authorName: asker.memberName, anonymous: anonymous === 1 };
    const form = { ...ideaFrom(filled), ...author, rating: ratingNamed(rating) };
    const { idea, similar } = await prompts.ideas.draft(form);
    const shown = similar.filter((other) => shelf.audience.levels.has(other.rating));
    if (shown.length > 0) return privately(similarCard(idea, shown));
    return privately(sentLines(await prompts.ideas.send(guildId, idea.number, asker.memberId)));
  }),
  pressed(sendIdeaButton, async ({ idea }, { prompts, asker }) =>
    updating(sentLines(await prompts.ideas.send(asker.guildId ?? '', idea, asker.memberId))),
  ),
  pressed(dropIdeaButton, async ({ idea }, { prompts, asker }) => {
    await prompts.ideas.discard(asker.guildId ?? '', idea, asker.memberId);
    return updating(lines('It was not sent. Perhaps vote for the other one: `/ideas` has them all.'));
  }),
  moderating(approveButton, async ({ idea }, { prompts, asker }) => {
    const decided = await prompts.ideas.approve(asker.guildId ?? '', idea, asker.memberId);
    return updating(queueCard(decided.idea));
  }),
  moderating(declineButton, ({ idea }) => declineForm.open({ idea }, { title: 'Decline this idea' })),
  submitted(
    declineForm,
    async ({ idea }, { reason }, { prompts, asker }) => {
      const decided = await prompts.ideas.decline(asker.guildId ?? '', idea, asker.memberId, reason);
      return updating(queueCard(decided.idea));
    },
    'moderators',
  ),
  moderating(editIdeaButton, async ({ idea: number }, { prompts, asker }) => {
    const idea = await prompts.ideas.get(asker.guildId ?? '', number);
    const given = { ...idea, fandoms: idea.fandoms.join(', ') };
    return editIdeaForm.open({ idea: number, revision: idea.revision }, { title: `Edit idea ${number}`, given });
  }),
  submitted(
    editIdeaForm,
    async ({ idea, revision }, filled, { prompts, asker }) =>
      updating(queueCard(await prompts.ideas.edit(asker.guildId ?? '', idea, revision, ideaFrom(filled)))),
    'moderators',
  ),
];

function moderating(
  control: typeof approveButton,
  run: (state: { idea: number }, context: Context) => ReturnType<Handler['run']>,
) {
  return pressed(control, run, 'moderators');
}

function sentLines({ number }: Idea) {
  return lines(`Thank you! Idea ${number} is with the moderators now. You will hear what becomes of it.`);
}
