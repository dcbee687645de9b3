import type { parseArgs } from 'node:util';

/** 0: all well. 1: something could not be read. 2: the command was not understood. */
export type ExitCode = 0 | 1 | 2;

/** What a subcommand may use of the world. */
export interface Surroundings {
  /** Writes a line for people or programs. */
  print(line: string): void;
  /** Writes a line about what went wrong, beside the output. */
  warn(line: string): void;
  /** Shows how far something is: over itself on a terminal, elsewhere a line now and then. Nothing ends the showing. */
  progress(line: string | null): void;
  /** The path as the person who typed it means it. */
  path(typed: string): string;
  /** The library's folders where none are typed. */
  libraries: string[];
  /** The folder where the bot keeps its index, and beside it the drabbles that are part of its library. */
  data: string;
}

type OptionsConfig = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

export interface Arguments {
  positionals: string[];
  /** Options that are on or off. */
  flags: ReadonlySet<string>;
  /** Options with a value. */
  values: ReadonlyMap<string, string>;
}

export interface Subcommand {
  /** How it is typed, without the command's own name. */
  usage: string;
  summary: string;
  /** Beside `--json`, which all of them know. */
  options: OptionsConfig;
  run(args: Arguments, around: Surroundings): Promise<ExitCode>;
}
