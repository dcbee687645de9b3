import { ButtonStyle } from 'discord.js';
import { ideaCode } from '../../prompts/idea-pool.ts';
import type { Idea } from '../../prompts/records.ts';
import { button, modal, select } from '../control.ts';
import { LIMITS } from '../limits.ts';
import type { Message } from '../reply.ts';
import { inert, inertLine, inertList, labelLine } from './inert.ts';
import { type Block, message, row, section, separator, text } from './layout.ts';

const FIELDS = {
  who: { label: 'Who meets whom?', placeholder: 'Mina Harker and Mrs Hudson', maxLength: 150 },
  where: { label: 'Where?', placeholder: 'in Baker Street, at breakfast', required: false, maxLength: 150 },
  what: { label: 'What happens?', long: true, required: false, maxLength: 600 },
  fandoms: { label: 'Fandoms', hint: 'Parted by commas', required: false, maxLength: 150 },
} as const;

/** `anonymous`: 1 when the member wishes no credit. */
export const ideaForm = modal('idea', { rating: 'text', anonymous: 'integer' }, FIELDS);
export const editIdeaForm = modal('edit-idea', { idea: 'integer', revision: 'integer' }, FIELDS);
export const declineForm = modal(
  'decline-idea',
  { idea: 'integer' },
  { reason: { label: 'Why? The member will read this', long: true, maxLength: 400 } },
);

export const sendIdeaButton = button('send-idea', { idea: 'integer' });
export const dropIdeaButton = button('drop-idea', { idea: 'integer' });
export const approveButton = button('approve-idea', { idea: 'integer' });
export const editIdeaButton = button('open-edit-idea', { idea: 'integer' });
export const declineButton = button('open-decline-idea', { idea: 'integer' });
/** `order` and `page` say where in the list the member is. */
export const voteButton = button('vote-idea', { idea: 'integer', order: 'text', page: 'integer' });
export const ideasPageButton = button('ideas', { order: 'text', page: 'integer' });
export const ideaSelect = select('pick-idea', {});

/** What the form was sent with, and what is much like it: the member decides whether theirs is new. */
export function similarCard({ number }: Idea, similar: readonly Idea[]): Message {
  const them = similar.map((idea) => `- **${inertLine(idea.who, 150)}** ${inertLine(wordsOf(idea), 200)}`);
  return message(
    [text(`### Somebody had a similar idea\n${them.join('\n')}`), text('Is yours another one?')],
    [
      row(
        sendIdeaButton.show({ idea: number }, 'Send mine too', { style: ButtonStyle.Primary }),
        dropIdeaButton.show({ idea: number }, 'Leave it'),
      ),
    ],
  );
}

/** An idea before the moderators. Once decided it says how, and its buttons are gone. */
export function queueCard(idea: Idea): Message {
  const { number, state, anonymous, authorName } = idea;
  const credit = anonymous ? 'a member who wishes no credit' : inertLine(authorName, 80);
  const blocks = [
    text(`### Idea ${number}: ${inertLine(idea.who, 150)}\n-# from ${credit}`),
    ...ideaLines(idea),
    text(`-# ${decisionLine(idea)}`),
  ];
  if (state !== 'pending') return message(blocks);
  return message(blocks, [
    row(
      approveButton.show({ idea: number }, 'Approve', { style: ButtonStyle.Success }),
      editIdeaButton.show({ idea: number }, 'Edit'),
      declineButton.show({ idea: number }, 'Decline', { style: ButtonStyle.Danger }),
    ),
  ]);
}

function ideaLines({ where, what, fandoms, rating }: Idea): Block[] {
  const lines = [
    where && `**Where:** ${inertLine(where, 150)}`,
    what && inert(what, 600),
    `-# ${[inertList(fandoms, 200) || 'fandom not stated', rating].join(' · ')}`,
  ];
  return [text(lines.filter((line) => line !== '').join('\n'))];
}

function decisionLine({ state, decision }: Idea): string {
  if (state === 'approved') return `Approved by <@${decision?.by}>.`;
  if (state === 'declined') return `Declined by <@${decision?.by}>: ${inertLine(decision?.reason ?? '', 400)}`;
  return 'Waiting for a moderator.';
}

const PAGE = 5;

/** Approved ideas, some to a page, each with the button by which readers say what they want. */
export function ideasCard(ideas: readonly Idea[], { order, page }: { order: string; page: number }): Message {
  const pages = Math.max(1, Math.ceil(ideas.length / PAGE));
  const current = Math.min(Math.max(1, page), pages);
  const shown = ideas.slice((current - 1) * PAGE, current * PAGE);
  if (shown.length === 0) return message([text('### Ideas\nThere are none yet. `/idea` sends the first one in.')]);
  const blocks = shown.map((idea) => {
    const label = `I’d read that (${idea.votes.length})`;
    const words = `**${inertLine(idea.who, 150)}** ${inertLine(wordsOf(idea), 250)}\n-# ${creditLine(idea)}`;
    return section(voteButton.show({ idea: idea.number, order, page: current }, label), words);
  });
  const other = order === 'newest' ? 'wanted' : 'newest';
  const turn = (to: number, label: string) =>
    ideasPageButton.show({ order, page: to }, label, { disabled: to < 1 || to > pages });
  return message(
    [text(`### Ideas, ${order === 'newest' ? 'the newest first' : 'the most wanted first'}`), separator(), ...blocks],
    [
      row(pickIdea(shown)),
      row(
        turn(current - 1, 'Previous'),
        turn(current + 1, 'Next'),
        ideasPageButton.show({ order: other, page: 1 }, other === 'wanted' ? 'Most wanted' : 'Newest'),
      ),
    ],
  );
}

function pickIdea(ideas: readonly Idea[]) {
  const options = ideas.map(({ number, who }) => ({
    label: labelLine(who, LIMITS.select.label),
    value: ideaCode(number),
  }));
  return ideaSelect.show({}, { placeholder: 'Open one to claim it or write it', options });
}

function creditLine({ anonymous, authorName, fandoms, number }: Idea): string {
  return [inertList(fandoms, 150), anonymous ? '' : `from ${inertLine(authorName, 60)}`, ideaCode(number)]
    .filter((words) => words !== '')
    .join(' · ');
}

function wordsOf({ where, what }: Pick<Idea, 'where' | 'what'>): string {
  return [where, what].filter((words) => words !== '').join(' ');
}
