import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Answer } from '../members/answer.ts';
import { isSubcommand } from '../members/available-commands.ts';
import { ClientError } from '../members/client-error.ts';
import type { OptionValue } from '../members/option-values.ts';
import type { Seat } from '../members/seat.ts';
import { type CommandOption, OPTION_TYPES } from '../wire-commands.ts';
import type { Narrator } from './narrator.ts';
import { splitOptions } from './typed-options.ts';

interface Typed {
  /** `/daily setup` */
  path: string;
  options: readonly CommandOption[];
  given: Record<string, string>;
}

/** Sends a slash command as one types it, words that have autocomplete sent through it first. Gives null when that failed. */
export async function sendTyped(seat: Seat, text: string, narrator: Narrator): Promise<Answer | null> {
  const { path, options, given } = understood(seat, text);
  const values: Record<string, OptionValue> = {};
  for (const [name, words] of Object.entries(given)) {
    const option = options.find((one) => one.name === name);
    if (option?.autocomplete) {
      const completed = await complete(seat, path, name, words, values);
      if (completed.error !== null) {
        narrator.word('problem', `${name}: ${completed.error}`);
        return null;
      }
      const [first] = completed.choices;
      if (first) narrator.word('choice', `${name}: ${first.name}`);
      else narrator.word('note', `Nothing suggested for ${name}: ${words}`);
      values[name] = first?.value ?? words;
    } else {
      values[name] = option?.type === OPTION_TYPES.attachment ? await fileAt(words) : words;
    }
  }
  return seat.slash(path, values);
}

function complete(
  seat: Seat,
  path: string,
  name: string,
  words: string,
  before: Record<string, OptionValue>,
): Promise<Answer> {
  return seat.autocomplete(path, name, words, before);
}

/** The command, its subcommands and what stands in its options. Words without a name go to the first option that is left. */
function understood(seat: Seat, text: string): Typed {
  const [, name = '', tail = ''] = text.match(/^\/(\S+)\s*([\s\S]*)$/) ?? [];
  let options: readonly CommandOption[] = seat.command(name).options;
  let path = `/${name}`;
  let left = tail;
  for (let next = subcommandIn(options, left); next; next = subcommandIn(options, left)) {
    path += ` ${next.name}`;
    left = left.slice(next.name.length).trimStart();
    options = next.options ?? [];
  }
  const { given, rest } = splitOptions(
    left,
    options.map((option) => option.name),
  );
  return { path, options, given: rest === '' ? given : { ...nameless(options, given, rest, path), ...given } };
}

function subcommandIn(options: readonly CommandOption[], text: string): CommandOption | undefined {
  const [word] = text.split(/\s/);
  return options.find((option) => isSubcommand(option) && option.name === word);
}

function nameless(
  options: readonly CommandOption[],
  given: Record<string, string>,
  words: string,
  path: string,
): Record<string, string> {
  const free = options.find((option) => given[option.name] === undefined && !isSubcommand(option));
  if (free) return { [free.name]: words };
  const subcommands = options.filter(isSubcommand).map((option) => option.name);
  const what = subcommands.length > 0 ? `goes on with ${subcommands.join(', ')}` : 'takes no such words';
  throw new ClientError(`${path} ${what}: "${words}"`);
}

async function fileAt(path: string): Promise<OptionValue> {
  try {
    return { name: basename(path), content: await readFile(path) };
  } catch {
    throw new ClientError(`There is no file ${path}`);
  }
}
