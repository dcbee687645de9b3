import { ButtonStyle } from 'discord.js';
import type { Story } from '../../library/story.ts';
import type { Prompt } from '../../prompts/prompt.ts';
import { button, select } from '../control.ts';
import { LIMITS } from '../limits.ts';
import type { Message } from '../reply.ts';
import { inert, inertLine, inertList, labelLine } from './inert.ts';
import { type Block, message, type Row, row, separator, text } from './layout.ts';
import { byline, titleOf } from './story-card.ts';

/** `origin` and `kept` say what is wished for: see `Dealt`. */
export const anotherButton = button('another', { origin: 'text', kept: 'text' });
/** Under a prompt that stands in a channel: the next one is for the member who pressed. */
export const oneForMeButton = button('one-for-me', {});
export const sharePromptButton = button('share-prompt', { code: 'text' });
export const claimButton = button('claim', { code: 'text' });
export const writeButton = button('write', { code: 'text' });
export const partSelect = select('prompt-part', { code: 'text', kept: 'text' });

export interface PromptShowing {
  /** Stories of the library with the same ingredients. */
  related?: readonly Story[];
  origin?: string;
  kept?: string;
  /** It stands in a channel for everyone. */
  shared?: boolean;
  /** Sharing, claiming and writing need a server. */
  onServer?: boolean;
  /** A line of news above the prompt. */
  news?: string;
}

/** A prompt with its buttons. */
export function promptCard(prompt: Prompt, showing: PromptShowing = {}): Message {
  return message(promptBlocks(prompt, showing), promptRows(prompt, showing));
}

/** What a prompt says, without its buttons. */
export function promptBlocks(prompt: Prompt, { related = [], news }: PromptShowing = {}): Block[] {
  return [
    ...(news === undefined ? [] : [text(inertLine(news, 300))]),
    text(`### ${inertLine(prompt.heading, 250)}\n-# ${kindLine(prompt)}`),
    text(inert(prompt.text, 1800)),
    ...(prompt.facts.length > 0 ? [text(prompt.facts.map((fact) => `-# ${inertLine(fact, 200)}`).join('\n'))] : []),
    ...(related.length > 0 ? [separator(), text(`In the library: ${related.map(storyName).join('; ')}`)] : []),
    text(`-# Code: ${prompt.code}${creditOf(prompt)}`),
  ];
}

export function promptRows(prompt: Prompt, showing: PromptShowing): Row[] {
  const { code } = prompt;
  const { origin = code, kept = '', shared = false, onServer = true } = showing;
  const claim = claimButton.show({ code }, 'Claim');
  const write = writeButton.show({ code }, 'Write it', { style: ButtonStyle.Primary });
  if (shared) return [row(write, claim, oneForMeButton.show({}, 'One for me'))];
  return [
    ...(prompt.parts.length > 0 ? [row(partChoices(prompt, kept))] : []),
    row(
      anotherButton.show({ origin, kept }, 'Another'),
      ...(onServer ? [sharePromptButton.show({ code }, 'Share'), claim, write] : []),
    ),
  ];
}

function partChoices({ code, parts }: Prompt, kept: string) {
  const choice = (verb: string, words: string, { part, label, value }: Prompt['parts'][number]) => ({
    value: `${verb}/${part}`,
    label: labelLine(`${words}: ${value}`, LIMITS.select.label),
    description: label,
  });
  return partSelect.show(
    { code, kept },
    {
      placeholder: 'Draw one part anew, or block it',
      options: [
        ...parts.map((part) => choice('anew', 'Draw anew', part)),
        ...parts.filter(({ id }) => id !== 'none').map((part) => choice('block', 'Never again', part)),
      ],
    },
  );
}

function kindLine({ shape, fandoms, rating, source }: Prompt): string {
  return [shape, inertList(fandoms, 300), source === 'decks' || rating !== 'general' ? rating : '']
    .filter((words) => words !== '')
    .join(' · ');
}

function creditOf({ source, credit }: Prompt): string {
  if (source !== 'idea') return '';
  return credit === null ? ' · sent in by a member' : ` · sent in by ${inertLine(credit, 60)}`;
}

function storyName(story: Story): string {
  return `**${inertLine(titleOf(story), 120)}** by ${byline(story, 80)}`;
}
