import type { Command, MessageMenu } from '../src/discord/command.ts';
import type { Handler } from '../src/discord/control.ts';
import excerpt, { handlers as excerptHandlers } from './excerpt.ts';
import { helpFor } from './help.ts';
import library from './library.ts';
import random, { handlers as randomHandlers } from './random.ts';
import settings from './settings.ts';
import story, { handlers as storyHandlers } from './story.ts';

/** Everything members can type, in the order in which `/help` tells it. A new command is one line here. */
const all = [story, excerpt, random, library, settings];
const help = helpFor(all);

export const commands: readonly (Command | MessageMenu)[] = [...all, help.command];

/** What happens when buttons are pressed, choices made and forms sent. */
export const handlers: readonly Handler[] = [...storyHandlers, ...excerptHandlers, ...randomHandlers, ...help.handlers];
