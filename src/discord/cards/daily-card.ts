import { ButtonStyle } from 'discord.js';
import type { Content, Post } from '../../daily/ports.ts';
import type { Prompt } from '../../prompts/prompt.ts';
import { button } from '../control.ts';
import { LIMITS } from '../limits.ts';
import type { Message } from '../reply.ts';
import { excerptBlocks } from './chapter-card.ts';
import { inertLine, labelLine } from './inert.ts';
import { type Block, message, type Row, row, text } from './layout.ts';
import { promptBlocks, promptRows } from './prompt-card.ts';
import { storyBlocks, storyRow, titleOf } from './story-card.ts';

const slotShape = { guild: 'text', schedule: 'text', slot: 'text' } as const;
/** Names the slot it stands under, so it is also the unseen mark by which the bot finds its own post again. */
export const lovedButton = button('loved', slotShape);
export const tellMeButton = button('tell-me', { schedule: 'text' });

/** What a post shows, ready to be laid out. */
export type Showing = Extract<Content, { kind: 'story' }> | { kind: 'prompt'; prompt: Prompt };

export interface DailyPost extends Pick<Post, 'slot' | 'scheduleName' | 'role' | 'test'> {
  /** How many members loved it. */
  loves?: number;
}

/** The story (or prompt) of the day, with its buttons. The role is mentioned above the card, and only there. */
export function dailyCard(post: DailyPost, showing: Showing): Message {
  const { role } = post;
  const above = [text(`-# ${headline(post, showing)}${role ? ` · <@&${role.id}>` : ''}`)];
  const card = message(contentBlocks(showing, above), rowsOf(post, showing), { above });
  return role ? { ...card, mentions: { roles: [role.id] } } : card;
}

/** What a thread about the post is called. */
export function threadName(showing: Showing): string {
  const name = showing.kind === 'story' ? titleOf(showing.story) : showing.prompt.heading;
  return labelLine(name, LIMITS.threadName);
}

/** The `custom_id` that only this slot's post carries. */
export function slotMark(slot: string): string {
  const mark = lovedButton.show(stateOf(slot), 'Loved it');
  return mark.custom_id;
}

function headline({ scheduleName, test }: DailyPost, { kind }: Showing): string {
  const what = kind === 'story' ? 'Story of the day' : 'Prompt of the day';
  const which = scheduleName === 'daily' ? '' : ` · ${inertLine(scheduleName, 40)}`;
  return `${what}${which}${test ? ' · a test, which counts for nothing' : ''}`;
}

/** The card itself, fitted to what stands above it. */
export function contentBlocks(showing: Showing, above: readonly Block[]): Block[] {
  if (showing.kind === 'prompt') return promptBlocks(showing.prompt);
  const { story, excerpt } = showing;
  const card = storyBlocks(story);
  return excerpt ? [...card, ...excerptBlocks([...above, ...card], excerpt.paragraphs, excerpt.cut)] : card;
}

function rowsOf({ slot, role, loves = 0 }: DailyPost, showing: Showing): Row[] {
  const state = stateOf(slot);
  const loved = lovedButton.show(state, loves > 0 ? `Loved it (${loves})` : 'Loved it', { style: ButtonStyle.Primary });
  const own = row(
    loved,
    ...(role?.open ? [tellMeButton.show({ schedule: state.schedule }, 'Tell me of each post')] : []),
  );
  if (showing.kind === 'prompt') return [...promptRows(showing.prompt, { shared: true }), own];
  const { story, permission } = showing;
  return [storyRow(story, { permission, shared: true }), own];
}

function stateOf(slotKey: string): { guild: string; schedule: string; slot: string } {
  const [guild = '', schedule = '', slot = ''] = slotKey.split('/');
  return { guild, schedule, slot };
}
