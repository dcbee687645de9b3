import type { Action, Command, MessageMenu } from '../command.ts';
import { select } from '../control.ts';
import { LIMITS } from '../limits.ts';
import type { Options } from '../options.ts';
import type { Message } from '../reply.ts';
import { message, row, text } from './layout.ts';

/** More about the chosen command. */
export const helpSelect = select('help', {});

type Anything = Command | MessageMenu;

/** What there is, one line each. */
export function helpCard(commands: readonly Anything[]): Message {
  const told = commands.map((command) =>
    command.kind === 'command'
      ? `\`/${command.name}\` ${command.description}`
      : `**${command.name}**: a menu on messages, under Apps`,
  );
  return message(
    [
      text(`### What I do\n${told.join('\n')}`),
      text('-# Answers are for your eyes only until you press Share. `/library` is a good place to start.'),
    ],
    [chooser(commands)],
  );
}

/** What one command takes, made from its own declaration. */
export function commandHelpCard(command: Command, commands: readonly Anything[]): Message {
  const { name, description, action, subcommands } = command;
  const usages = action
    ? optionLines(action.options)
    : Object.entries(subcommands).map(([sub, one]) => subcommandLine(name, sub, one));
  return message(
    [text(`### /${name}\n${description}`), ...(usages.length > 0 ? [text(usages.join('\n'))] : [])],
    [chooser(commands)],
  );
}

function optionLines(options: Options = {}): string[] {
  return Object.entries(options).map(
    ([name, { description, required }]) => `- \`${name}:\` ${description}${required ? ' (needed)' : ''}`,
  );
}

function subcommandLine(command: string, name: string, { description, options = {} }: Action): string {
  const names = Object.entries(options).map(([option, { required }]) => (required ? `${option}:` : `[${option}:]`));
  return `- \`${[`/${command} ${name}`, ...names].join(' ')}\` ${description}`;
}

function chooser(commands: readonly Anything[]) {
  const { options: most, description: longest } = LIMITS.select;
  const options = commands
    .filter((command) => command.kind === 'command')
    .slice(0, most)
    .map(({ name, description }) => ({ label: `/${name}`, value: name, description: description.slice(0, longest) }));
  return row(helpSelect.show({}, { placeholder: 'More about one of them', options }));
}
