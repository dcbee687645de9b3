import { ownDrabbleCard, writingForm } from '../src/discord/cards/drabble-card.ts';
import { mineCard, unansweredCard } from '../src/discord/cards/mine-card.ts';
import { checkForm, wordCard } from '../src/discord/cards/word-card.ts';
import { defineCommandGroup, subcommand } from '../src/discord/command.ts';
import { type Handler, submitted } from '../src/discord/control.ts';
import { withMail } from '../src/discord/mail.ts';
import { option } from '../src/discord/options.ts';
import { privately } from '../src/discord/reply.ts';
import { checkWords } from '../src/prompts/word-check.ts';
import { claiming } from './drabble/claiming.ts';
import { guildOf, promptFor, writerOf } from './drabble/context.ts';
import { gallery } from './drabble/gallery.ts';
import { mine } from './drabble/mine.ts';

const TARGETS = { any: 'Any length', 50: '50 words', 100: '100 words', 200: '200 words', 300: '300 words' };
const code = option.text({ description: 'The code of the prompt it answers', maxLength: 100 });

export default defineCommandGroup({
  name: 'drabble',
  description: 'Write drabbles, count their words, and keep what is yours.',
  subcommands: {
    check: subcommand({
      description: 'Count words as the archives do; only you see the answer.',
      options: {
        text: option.text({ description: 'The text; leave it out to paste one with its paragraphs', maxLength: 6000 }),
        file: option.file({ description: 'Or a text file' }),
        target: option.choice({ description: 'How long it is to be', choices: TARGETS }),
      },
      async run({ text, file, target = 'nearest' }, { prompts }) {
        const words = file ? await prompts.files.read(file) : text;
        if (words === undefined) return checkForm.open({ target }, { title: 'Count words' });
        return privately(wordCard([{ name: file?.name ?? null, check: checkWords(words, targetOf(target)) }]));
      },
    }),
    write: subcommand({
      description: 'Write a drabble, with the prompt before your eyes.',
      options: { prompt: code },
      run: async ({ prompt }, context) => writingForm(prompt === undefined ? null : await promptFor(prompt, context)),
    }),
    submit: subcommand({
      description: 'Hand in a drabble that you have written elsewhere.',
      options: {
        file: option.file({ description: 'A text file' }),
        text: option.text({ description: 'Or the text itself', maxLength: 3000 }),
        title: option.text({ description: 'Its title', maxLength: 100 }),
        prompt: code,
      },
      async run({ file, text, title = '', prompt: typed }, context) {
        const prompt = typed === undefined ? null : await promptFor(typed, context);
        const words = file ? await context.prompts.files.read(file) : text;
        if (words === undefined) return writingForm(prompt);
        const writing = { title, text: words, warnings: '' };
        const fill = await context.prompts.fills.draft(writerOf(context), prompt, writing);
        return privately(ownDrabbleCard(fill, prompt));
      },
    }),
    mine: subcommand({
      description: 'Your drabbles, ideas, claims and blocks on this server.',
      async run(_, context) {
        const kept = await context.prompts.members.of(guildOf(context), context.asker.memberId);
        return withMail(privately(mineCard(kept)), context);
      },
    }),
    amnesty: subcommand({
      description: 'Prompts that nobody has answered yet, the oldest first.',
      async run(_, { prompts, asker, shelf }) {
        const table = { guildId: asker.guildId, memberId: asker.memberId, shelf };
        return privately(unansweredCard(await prompts.desk.unanswered(asker.guildId ?? '', table, 3)));
      },
    }),
  },
});

export const handlers: Handler[] = [
  submitted(checkForm, ({ target }, { text }) =>
    privately(wordCard([{ name: null, check: checkWords(text, targetOf(target)) }])),
  ),
  ...claiming,
  ...gallery,
  ...mine,
];

function targetOf(target: string): number | 'any' | undefined {
  return target === 'any' ? 'any' : Number(target) || undefined;
}
