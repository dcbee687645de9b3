import { isSubcommand } from '../members/available-commands.ts';
import type { CommandOption } from '../wire-commands.ts';
import { WORDS } from './line.ts';
import type { Stage } from './stage.ts';

/** What the Tab key offers: the terminal's words, commands, subcommands and option names. */
export function completer(stage: Stage): (line: string) => [string[], string] {
  return (line) => {
    const [last = ''] = line.match(/\S*$/) ?? [];
    return [candidates(stage, line).filter((candidate) => candidate.startsWith(last)), last];
  };
}

function candidates(stage: Stage, line: string): string[] {
  const commands = stage.seat.offered();
  const [name = '', ...words] = line.trimStart().split(/\s+/);
  if (words.length === 0) return [...WORDS, ...commands.map((command) => `/${command.name}`)].map((word) => `${word} `);
  let options: readonly CommandOption[] = commands.find((command) => `/${command.name}` === name)?.options ?? [];
  for (const word of words)
    options = options.find((option) => isSubcommand(option) && option.name === word)?.options ?? options;
  return options.map((option) => `${option.name}${isSubcommand(option) ? '' : ':'} `);
}
