import { delimiter, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { shippedLibrary } from '../config.ts';
import { check } from './library/check.ts';
import { exportFacts } from './library/export.ts';
import { importFiles } from './library/import.ts';
import { show } from './library/show.ts';
import { stats } from './library/stats.ts';
import type { Arguments, ExitCode, Subcommand, Surroundings } from './library/subcommand.ts';

/** Adding one is a file in `library/` and a line here. */
const SUBCOMMANDS: ReadonlyMap<string, Subcommand> = new Map([
  ['show', show],
  ['check', check],
  ['import', importFiles],
  ['stats', stats],
  ['export', exportFacts],
]);

const HELP = [
  'Looks after the library. Usage: npm run -s library -- COMMAND',
  '',
  ...[...SUBCOMMANDS.values()].map(({ usage, summary }) => `  ${usage}\n      ${summary}`),
  '',
  'DIR is a folder with stories; left out, those of LIBRARY_DIR count, else the library that ships with the bot.',
  'Exit codes: 0 all well; 1 a file, the catalogue or a deck could not be read, and the output says which; 2 the command was not understood.',
].join('\n');

async function main(typed: readonly string[], around: Surroundings): Promise<ExitCode> {
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

// npm runs scripts in the project's folder; people mean the one they stand in.
const home = process.env.INIT_CWD ?? process.cwd();
const fromEnvironment = process.env.LIBRARY_DIR?.split(delimiter).filter((folder) => folder !== '');

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads the output has seen enough ("| head").
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await main(process.argv.slice(2), {
  print: (line) => process.stdout.write(`${line}\n`),
  warn: (line) => process.stderr.write(`${line}\n`),
  path: (typed) => resolve(home, typed),
  libraries: fromEnvironment?.length ? fromEnvironment : [shippedLibrary()],
});
