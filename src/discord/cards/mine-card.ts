import type { Kept } from '../../prompts/member-data.ts';
import { namelessCode } from '../../prompts/story-prompt.ts';
import { select } from '../control.ts';
import { LIMITS } from '../limits.ts';
import type { Message } from '../reply.ts';
import { inertLine, labelLine } from './inert.ts';
import { message, type Row, row, text } from './layout.ts';
import { amount } from './story-card.ts';

export const unblockSelect = select('unblock', {});
export const myDrabbleSelect = select('my-drabble', {});
export const unansweredSelect = select('unanswered', {});

/** What a member has in the workshop. */
export function mineCard(kept: Kept, news?: string): Message {
  const { ideas, claims, fills, votes, blocked } = kept;
  const states = ideas.map(({ number, who, state }) => `- Idea ${number}, ${STATES[state]}: ${inertLine(who, 80)}`);
  const claimed = claims.map(
    ({ code, expiresAt }) => `- ${namelessCode(code)}, until <t:${Math.floor(expiresAt / 1000)}:D>`,
  );
  const parts = [
    `### Yours here\n${amount(fills.length, 'drabble')}, ${amount(ideas.length, 'idea')}, ${amount(claims.length, 'claim')}, ${amount(votes, 'vote')}, ${amount(blocked.length, 'block')}.\n-# \`/my-data\` shows everything that is kept about you, and erases it.`,
    ...(states.length > 0 ? [`**Your ideas**\n${states.slice(-8).join('\n')}`] : []),
    ...(claimed.length > 0 ? [`**Your claims**\n${claimed.slice(0, 8).join('\n')}`] : []),
  ];
  return message(
    [...(news === undefined ? [] : [text(inertLine(news, 300))]), ...parts.map(text)],
    [...drabbleRow(fills), ...blockedRow(blocked)],
  );
}

const STATES = { draft: 'not sent', pending: 'waiting for a moderator', approved: 'in the draw', declined: 'declined' };

function drabbleRow(fills: Kept['fills']): Row[] {
  if (fills.length === 0) return [];
  const options = fills.slice(0, LIMITS.select.options).map(({ number, title, state }) => ({
    value: String(number),
    label: labelLine(title, LIMITS.select.label),
    description: state === 'draft' ? 'Not posted yet' : 'In the gallery',
  }));
  return [row(myDrabbleSelect.show({}, { placeholder: 'Open one of your drabbles', options }))];
}

function blockedRow(blocked: readonly string[]): Row[] {
  if (blocked.length === 0) return [];
  const options = blocked.slice(-LIMITS.select.options).map((name) => ({
    value: name.slice(0, LIMITS.select.value),
    label: labelLine(name, LIMITS.select.label),
  }));
  return [row(unblockSelect.show({}, { placeholder: 'Take back a block', options }))];
}

/** Prompts that nobody has answered yet. */
export function unansweredCard(prompts: readonly { code: string; heading: string; text: string }[]): Message {
  if (prompts.length === 0)
    return message([text('### Nothing waits\nEvery prompt here has its drabble. `/prompt` draws a new one.')]);
  const them = prompts.map(
    ({ code, heading, text: words }) => `**${inertLine(heading, 120)}** ${inertLine(words, 300)}\n-# ${code}`,
  );
  const options = prompts.map(({ code, heading }) => ({
    value: code.slice(0, 100),
    label: labelLine(heading, LIMITS.select.label),
  }));
  return message(
    [text('### Still waiting for somebody'), ...them.map(text)],
    [row(unansweredSelect.show({}, { placeholder: 'Take one up', options }))],
  );
}
