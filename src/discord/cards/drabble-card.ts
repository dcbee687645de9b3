import { ButtonStyle, ComponentType } from 'discord.js';
import { countWords } from '../../library/words.ts';
import { wantedWords } from '../../prompts/admission.ts';
import { drabbleParagraphs } from '../../prompts/drabble-file.ts';
import type { Exhibit } from '../../prompts/ports.ts';
import type { Prompt } from '../../prompts/prompt.ts';
import type { Fill } from '../../prompts/records.ts';
import { checkWords, distance, isMeasured } from '../../prompts/word-check.ts';
import { button, modal, select } from '../control.ts';
import type { Message, Reply } from '../reply.ts';
import { excerptBlocks } from './chapter-card.ts';
import { inert, inertLine } from './inert.ts';
import { type Block, message, type Row, row, text } from './layout.ts';
import { warningLine } from './story-card.ts';

export const drabbleForm = modal(
  'drabble',
  { code: 'text', fill: 'integer' },
  {
    title: { label: 'Title', required: false, maxLength: 100 },
    text: { label: 'Your drabble', long: true, maxLength: 3000 },
    warnings: { label: 'Warnings', hint: 'A list, “none”, or “I choose not to warn”', required: false, maxLength: 200 },
  },
);
export const lovedButton = button('love-drabble', { fill: 'integer' });
export const answersButton = button('open-prompt', { code: 'text' });
export const editDrabbleButton = button('edit-drabble', { fill: 'integer' });
export const postDrabbleButton = button('post-drabble', { fill: 'integer' });
export const removeDrabbleButton = button('remove-drabble', { fill: 'integer' });
/** `what` is the one thing to switch: credit or library. */
export const switchButton = button('switch-drabble', { fill: 'integer', what: 'text' });
export const ratingSelect = select('rate-drabble', { fill: 'integer' });

/** The form to write in, with the whole prompt standing above it. */
export function writingForm(
  prompt: Prompt | null,
  { number, title, text: words, warnings }: Partial<Pick<Fill, 'number' | 'title' | 'text' | 'warnings'>> = {},
): Reply {
  const given = { title: title ?? '', text: words ?? '', warnings: warnings ? warningsTyped(warnings) : '' };
  const form = drabbleForm.open(
    { code: prompt?.code ?? '', fill: number ?? 0 },
    { title: number ? 'Edit your drabble' : 'Write a drabble', given },
  );
  if (!prompt || form.kind !== 'modal') return form;
  const live = { type: ComponentType.TextDisplay as const, content: inert(prompt.text, 1500) };
  return { kind: 'modal', modal: { ...form.modal, components: [live, ...form.modal.components] } };
}

function warningsTyped({ state, list }: Fill['warnings']): string {
  if (state === 'none-apply') return 'none';
  if (state === 'author-chose-not-to-warn') return 'I choose not to warn';
  return list.join(', ');
}

/** A drabble in the gallery. */
export function exhibitCard({ fill, prompt }: Exhibit): Message {
  const loved = lovedButton.show({ fill: fill.number }, `Loved it (${fill.lovedBy.length})`);
  const about = prompt ? [answersButton.show({ code: prompt.code }, 'The prompt')] : [];
  return message(exhibitBlocks(fill, prompt), [row(loved, ...about)]);
}

/** Its author's view: how long it is, what will stand under it, and what can be done. */
export function ownDrabbleCard(fill: Fill, prompt: Prompt | null, news?: string): Message {
  const facts = [
    `**${countLine(fill, prompt)}**${isReady(fill, prompt) ? '' : '. It can be posted once it fits: press Edit.'}`,
    `Rated ${fill.rating}; warnings: ${warningLine(fill.warnings, 150)}; signed ${fill.anonymous ? 'Anonymous' : inertLine(fill.authorName, 80)}.`,
    fill.forLibrary
      ? `${fill.post ? 'It also stands' : 'Once posted, it also stands'} in the library: it can be found there, read, and be the story of the day.`
      : 'It stays out of the library. Let it in, and it can be found there, read, and be the story of the day.',
  ];
  const head = [
    ...(news === undefined ? [] : [text(inertLine(news, 300))]),
    text(`### ${inertLine(fill.title, 100)}\n${facts.join('\n')}`),
  ];
  return message([...head, ...excerptBlocks(head, drabbleParagraphs(fill.text), false)], ownRows(fill, prompt));
}

function isReady({ text: words }: Fill, prompt: Prompt | null): boolean {
  return isMeasured(countWords(words), wantedWords(prompt));
}

function ownRows(fill: Fill, prompt: Prompt | null): Row[] {
  const { number, state, anonymous, forLibrary } = fill;
  const ready = isReady(fill, prompt);
  const change = (what: string, label: string) => switchButton.show({ fill: number, what }, label);
  const post = postDrabbleButton.show({ fill: number }, 'Post it', { style: ButtonStyle.Success, disabled: !ready });
  return [
    row(ratings(fill)),
    row(
      ...(state === 'draft' || !fill.post ? [post] : []),
      editDrabbleButton.show({ fill: number }, 'Edit', ready ? {} : { style: ButtonStyle.Primary }),
      change('credit', anonymous ? 'Sign it' : 'Stay anonymous'),
      change('library', forLibrary ? 'Keep it out of the library' : 'Let it into the library'),
      removeDrabbleButton.show({ fill: number }, 'Remove', { style: ButtonStyle.Danger }),
    ),
  ];
}

function ratings({ number, rating }: Fill) {
  const options = ['general', 'teen', 'mature', 'explicit'].map((value) => ({
    value,
    label: `Rated ${value}`,
    default: value === rating,
  }));
  return ratingSelect.show({ fill: number }, { placeholder: 'Rating', options });
}

/** "103 words: 3 over a drabble (100)" */
export function countLine({ text: words }: Pick<Fill, 'text'>, prompt: Pick<Prompt, 'words'> | null): string {
  const check = checkWords(words, prompt ? (prompt.words ?? 'any') : undefined);
  const told = distance(check);
  return `${check.words} ${check.words === 1 ? 'word' : 'words'}${told === null ? '' : `: ${told}`}`;
}

function exhibitBlocks(fill: Fill, prompt: Prompt | null): Block[] {
  const { title, authorName, anonymous, rating, warnings } = fill;
  const author = anonymous ? 'Anonymous' : inertLine(authorName, 80);
  // A story of the library has its own gate, which this channel may not pass.
  const answers =
    prompt && prompt.storyId === null ? `\n-# For the prompt ${prompt.code}: ${inertLine(prompt.heading, 150)}` : '';
  const facts = `${countWords(fill.text)} words · rated ${rating} · warnings: ${warningLine(warnings, 150)}`;
  const head = [text(`### ${inertLine(title, 100)}\nby **${author}**\n-# ${facts}${answers}`)];
  return [...head, ...excerptBlocks(head, drabbleParagraphs(fill.text), false)];
}
