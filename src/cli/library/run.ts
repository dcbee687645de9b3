import { parseArgs } from 'node:util';
import { check } from './check.ts';
import { exportFacts } from './export.ts';
import { importFiles } from './import.ts';
import { index } from './index.ts';
import { search } from './search.ts';
import { show } from './show.ts';
import { stats } from './stats.ts';
import type { Arguments, ExitCode, Subcommand, Surroundings } from './subcommand.ts';

/** Adding one is a file beside this one and a line here. */
const SUBCOMMANDS: ReadonlyMap<string, Subcommand> = new Map([
  ['show', show],
  ['check', check],
  ['import', importFiles],
  ['stats', stats],
  ['export', exportFacts],
  ['index', index],
  ['search', search],
]);

const HELP = [
  'Looks after the library. Usage: npm run -s library -- COMMAND',
  '',
  ...[...SUBCOMMANDS.values()].map(({ usage, summary }) => `  ${usage}\n      ${summary}`),
  '',
  'DIR is a folder with stories; left out, those of LIBRARY_DIR count, else the library that ships with the bot.',
  'Exit codes: 0 all well; 1 a file, the catalogue or a deck could not be read, and the output says which; 2 the command was not understood.',
].join('\n');

/** Runs what was typed behind "library". */
export async function runLibrary(typed: readonly string[], around: Surroundings): Promise<ExitCode> {
  const [name = '', ...rest] = typed;
  if (['', 'help', '--help', '-h'].includes(name) || rest.includes('--help')) {
    around.print(HELP);
    return name === '' ? 2 : 0;
  }
  const subcommand = SUBCOMMANDS.get(name);
  if (!subcommand) {
    around.warn(`There is no command "${name}". Commands: ${[...SUBCOMMANDS.keys()].join(', ')}`);
    return 2;
  }
  const args = argumentsOf(subcommand, rest);
  if (typeof args === 'string') {
    around.warn(`${args}\nUsage: ${subcommand.usage}`);
    return 2;
  }
  return subcommand.run(args, around);
}

/** What was typed behind the subcommand's name, or what is wrong with it. */
function argumentsOf(subcommand: Subcommand, typed: string[]): Arguments | string {
  try {
    const options = { ...subcommand.options, json: { type: 'boolean' } } as const;
    const { positionals, values } = parseArgs({ args: typed, options, allowPositionals: true });
    const entries = Object.entries(values);
    return {
      positionals,
      flags: new Set(entries.filter(([, value]) => value === true).map(([name]) => name)),
      values: new Map(entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))),
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
