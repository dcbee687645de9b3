import type { APIMessageTopLevelComponent } from 'discord.js';
import type { Command } from '../../src/discord/command.ts';
import { controlState, type Handler } from '../../src/discord/control.ts';
import type { Reply } from '../../src/discord/reply.ts';
import type { Context } from '../../src/services.ts';

/** Reads what a command replies the way a member would: its words, and what can be pressed or chosen. */

/** All text of a reply, one display a line. */
export function textOf(reply: Reply): string {
  return everything(reply)
    .flatMap((part) => ('content' in part && typeof part.content === 'string' ? [part.content] : []))
    .join('\n');
}

/** The labels of the buttons, in their order. */
export function buttonsOf(reply: Reply): string[] {
  return everything(reply).flatMap((part) => ('label' in part && typeof part.label === 'string' ? [part.label] : []));
}

/** The labels of everything that selects offer. */
export function choicesOf(reply: Reply): string[] {
  return selects(reply).flatMap(({ options }) => options.map(({ label }) => label));
}

/** Presses the button of that label; `handlers` are those of the command under test. */
export async function press(
  handlers: readonly Handler[],
  reply: Reply,
  label: string,
  context: Context,
): Promise<Reply> {
  const button = everything(reply).find((part) => 'label' in part && part.label === label);
  if (!button || !('custom_id' in button))
    throw new Error(`no button "${label}" among: ${buttonsOf(reply).join(', ')}`);
  if ('disabled' in button && button.disabled) throw new Error(`the button "${label}" is disabled`);
  return use(handlers, 'button', String(button.custom_id), context);
}

/** Chooses from a select by the label of the choice. */
export async function choose(
  handlers: readonly Handler[],
  reply: Reply,
  label: string,
  context: Context,
): Promise<Reply> {
  for (const { custom_id, options } of selects(reply)) {
    const choice = options.find((option) => option.label === label);
    if (choice) return use(handlers, 'select', custom_id, context, { chosen: [choice.value] });
  }
  throw new Error(`no choice "${label}" among: ${choicesOf(reply).join(', ')}`);
}

/** Fills in and sends the form that a reply opens. */
export async function submit(
  handlers: readonly Handler[],
  reply: Reply,
  filled: Record<string, string>,
  context: Context,
): Promise<Reply> {
  if (reply.kind !== 'modal') throw new Error(`not a form but a ${reply.kind} reply`);
  return use(handlers, 'modal', reply.modal.custom_id, context, { filled });
}

async function use(
  handlers: readonly Handler[],
  kind: Handler['control']['kind'],
  customId: string,
  context: Context,
  { chosen = [], filled = {} }: { chosen?: string[]; filled?: Record<string, string> } = {},
): Promise<Reply> {
  const [name, ...parts] = customId.split('/');
  const handler = handlers.find(({ control }) => control.kind === kind && control.name === name);
  const state = handler && controlState(handler.control.shape, parts);
  if (!handler || !state) throw new Error(`nothing handles the ${kind} "${customId}"`);
  return handler.run(state, { chosen, filled }, context);
}

interface SelectPart {
  custom_id: string;
  options: { label: string; value: string }[];
}

function selects(reply: Reply): SelectPart[] {
  return everything(reply).filter((part): part is SelectPart => 'options' in part && 'custom_id' in part);
}

/** Every component of the reply's message, nested ones too. */
function everything(reply: Reply): object[] {
  if (!('message' in reply)) return [];
  const nested = (part: object): object[] => [
    part,
    ...('components' in part && Array.isArray(part.components) ? part.components.flatMap(nested) : []),
    ...('accessory' in part && part.accessory instanceof Object ? nested(part.accessory) : []),
  ];
  const components: APIMessageTopLevelComponent[] = reply.message.components;
  return components.flatMap(nested);
}

/** Runs a command, or one of its subcommands, with the values its options would resolve to. */
export async function run(
  command: Command,
  values: Record<string, unknown>,
  context: Context,
  subcommand?: string,
): Promise<Reply> {
  const action = subcommand === undefined ? command.action : command.subcommands[subcommand];
  if (!action) throw new Error(`/${command.name} ${subcommand ?? ''} does nothing`);
  return action.run(values, context);
}
