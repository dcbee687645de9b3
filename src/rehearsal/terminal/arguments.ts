import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface Arguments {
  json: boolean;
  verbose: boolean;
  help: boolean;
  /** Absolute; none: the library that ships with the bot. */
  libraries: string[];
}

export const USAGE = [
  'npm run rehearse -- [--library DIR]... [--fresh] [--json] [--verbose]',
  '',
  'Starts a Discord of your own and the bot in it. Type as a member would; "help" lists what can be typed.',
  '  --library DIR  use this library (may be given several times) instead of the one that ships with the bot',
  '  --fresh        begin with an empty store (which is what happens anyway: nothing is kept)',
  '  --json         print one JSON object a line',
  '  --verbose      show what the bot logs',
].join('\n');

/** @throws {Error} naming the argument that means nothing. */
export function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      library: { type: 'string', multiple: true, default: [] },
      fresh: { type: 'boolean', default: true },
      json: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const { json, verbose, help, library } = values;
  return { json, verbose, help, libraries: library.map((folder) => resolve(folder)) };
}
