import { DiscordAPIError } from 'discord.js';
import { lines } from '../../src/discord/cards/layout.ts';
import { type Command, defineCommand } from '../../src/discord/command.ts';
import { button } from '../../src/discord/control.ts';
import { Dispatch, type Front } from '../../src/discord/dispatch.ts';
import { option } from '../../src/discord/options.ts';
import { privately, type Reply } from '../../src/discord/reply.ts';
import { contextOf } from '../support/context.ts';
import { RecordedLine } from '../support/interactions.ts';
import { libraryOf } from '../support/library.ts';

/** A dispatch with little behind it, for tests of what it does by itself. */

export const [PRIVATE, PUBLIC] = [32768 + 64, 32768];
export const [MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, SUGGESTIONS, FORM] = [4, 5, 6, 7, 8, 9];

type Run = Parameters<typeof defineCommand>[0]['run'];

export const say = (text: string): Reply & { kind: 'private' } => ({ kind: 'private', message: lines(text) });
export const wave = button('wave', { at: 'text', times: 'integer' });
export const echo = defineCommand({
  name: 'echo',
  description: 'Says it again.',
  options: {
    text: option.text({ description: 'What?', required: true }),
    loud: option.boolean({ description: 'Loudly?' }),
  },
  run: ({ text, loud = false }) => privately(lines(loud ? text.toUpperCase() : text)),
});

/** A command of that name which does just this. */
export const simply = (name: string, run: Run, rest = {}): Command =>
  defineCommand({ name, description: name, run, ...rest });

export const apiError = (code: number) => new DiscordAPIError({ code, message: 'no' }, code, 400, 'POST', 'url', {});

/** The front with the line one talks over, and what was logged ("level: message"). */
export async function desk(overrides: Partial<Front> = {}) {
  const { shelf: _, asker: __, ...services } = await contextOf();
  const logged: string[] = [];
  const log = {
    warn: (_: object, message: string) => void logged.push(`warn: ${message}`),
    error: (_: object, message: string) => void logged.push(`error: ${message}`),
  };
  const places = { ageFlag: () => undefined, wholeServerAgeRestricted: () => false };
  const defaults = { commands: [echo], handlers: [], library: libraryOf([]), services, places, log };
  return { dispatch: new Dispatch({ ...defaults, ...overrides }), line: new RecordedLine(), logged };
}

/** A desk with one command, `/it`. */
export const running = (run: Run, overrides: Partial<Front> = {}) =>
  desk({ commands: [simply('it', run)], ...overrides });
