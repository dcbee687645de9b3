import {
  anotherButton,
  oneForMeButton,
  type PromptShowing,
  partSelect,
  promptCard,
  sharePromptButton,
} from '../src/discord/cards/prompt-card.ts';
import { defineCommand } from '../src/discord/command.ts';
import { chosen, type Handler, pressed } from '../src/discord/control.ts';
import { withMail } from '../src/discord/mail.ts';
import { option } from '../src/discord/options.ts';
import { privately, publicly, updating } from '../src/discord/reply.ts';
import { PARTS, type PartName } from '../src/prompts/dealer.ts';
import type { Dealt } from '../src/prompts/desk.ts';
import type { Prompt } from '../src/prompts/prompt.ts';
import { SHAPE_LABELS } from '../src/prompts/shapes.ts';
import { type EntryKind, suggestions } from '../src/prompts/suggestions.ts';
import type { Context } from '../src/services.ts';

const LENGTHS = { 50: 'Half a drabble (50 words)', 100: 'Drabble (100)', 200: 'Double (200)', 300: 'Triple (300)' };
const RATINGS = { general: 'General', teen: 'Teen', mature: 'Mature', explicit: 'Explicit' };

export default defineCommand({
  name: 'prompt',
  description: 'A drabble prompt: somebody meets somebody, somewhere, and something happens.',
  options: {
    fandom: entry('fandom', 'Whose world (any if left out)'),
    'with-fandom': entry('fandom', 'A second fandom, for a crossover'),
    character: entry('character', 'Who must be in it'),
    'with-character': entry('character', 'Whom they meet'),
    setting: entry('setting', 'Where it happens'),
    about: entry('about', 'What it turns on: a trope, an object, a season, a first line'),
    manner: entry('manner', 'How it is to be told'),
    rating: option.choice({ description: 'How far it may go (general if left out)', choices: RATINGS }),
    romance: option.boolean({ description: 'Make it a love story' }),
    kind: option.choice({ description: 'What kind of prompt', choices: SHAPE_LABELS }),
    length: option.choice({ description: 'How long the piece is to be', choices: LENGTHS }),
    code: option.text({ description: 'Bring a prompt back by its code, like owl-4-velvet', maxLength: 100 }),
  },
  async run({ code, kind, length, ...typed }, context) {
    const { desk } = context.prompts;
    if (code !== undefined) return privately(await card(await desk.recall(code, table(context)), context));
    const { 'with-fandom': withFandom, 'with-character': withCharacter, ...same } = typed;
    const asked = {
      ...same,
      withFandom,
      withCharacter,
      shape: kind,
      words: length === undefined ? undefined : Number(length),
    };
    return withMail(privately(await dealtCard(await desk.ask(asked, table(context)), context)), context);
  },
});

export const handlers: Handler[] = [
  pressed(anotherButton, async ({ origin, kept }, context) => {
    const dealt = await context.prompts.desk.another(origin, kept, table(context));
    return updating(await dealtCard(dealt, context));
  }),
  pressed(oneForMeButton, async (_, context) => {
    return privately(await dealtCard(await context.prompts.desk.ask({}, table(context)), context));
  }),
  pressed(sharePromptButton, async ({ code }, context) => {
    const { desk } = context.prompts;
    const prompt = await desk.recall(code, table(context));
    if (context.asker.guildId) await context.prompts.kept.keep(prompt, context.asker.guildId, context.asker.memberId);
    return publicly(await card(prompt, context, { shared: true }));
  }),
  chosen(partSelect, async ({ code, kept }, [choice = ''], context) => {
    const [verb, name] = choice.split('/');
    const part = PARTS.find((known) => known === name) ?? 'spark';
    const news = verb === 'block' ? await block(code, part, context) : undefined;
    const prompt = await context.prompts.desk.reroll(code, part, table(context));
    return updating(await card(prompt, context, { kept, ...(news && { news }) }));
  }),
];

async function block(code: string, part: PartName, context: Context): Promise<string | undefined> {
  const { desk, tastes } = context.prompts;
  const { parts } = await desk.recall(code, table(context));
  const value = parts.find((known) => known.part === part)?.value;
  if (value === undefined) return undefined;
  await tastes.block(context.asker.memberId, value);
  return `“${value}” is blocked in your prompts from now on. /drabble mine lists what you block and takes it back.`;
}

function entry(kind: EntryKind, description: string) {
  return option.text({
    description,
    maxLength: 100,
    suggest: (typed, { prompts, shelf }) => suggestions(prompts.desk.dealer, kind, typed, shelf),
  });
}

function table({ asker, shelf }: Context) {
  return { guildId: asker.guildId, memberId: asker.memberId, shelf };
}

function dealtCard({ prompt, ...showing }: Dealt, context: Context) {
  return card(prompt, context, showing);
}

async function card(prompt: Prompt, { prompts, asker, shelf }: Context, showing: PromptShowing = {}) {
  const related = prompts.desk.related(prompt, shelf);
  return promptCard(prompt, { related, onServer: asker.guildId !== null, ...showing });
}
