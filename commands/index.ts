import type { Command, MessageMenu } from '../src/discord/command.ts';
import type { Handler } from '../src/discord/control.ts';
import * as countWords from './count-words.ts';
import * as daily from './daily.ts';
import * as drabble from './drabble.ts';
import * as excerpt from './excerpt.ts';
import * as find from './find.ts';
import * as follow from './follow.ts';
import { helpFor } from './help.ts';
import * as idea from './idea.ts';
import * as ideas from './ideas.ts';
import * as library from './library.ts';
import * as myData from './my-data.ts';
import * as prompt from './prompt.ts';
import * as random from './random.ts';
import * as read from './read.ts';
import * as settings from './settings.ts';
import * as shelf from './shelf.ts';
import * as story from './story.ts';
import * as workshop from './workshop.ts';

/** A file of this folder: the command, and what happens when its buttons are pressed, choices made and forms sent. */
interface CommandFile {
  default: Command | MessageMenu;
  handlers?: readonly Handler[];
}

/** Everything members can type, in the order in which `/help` tells it. A new command is its import and its name here. */
const files: readonly CommandFile[] = [
  story,
  read,
  excerpt,
  random,
  find,
  shelf,
  follow,
  library,
  prompt,
  idea,
  ideas,
  drabble,
  countWords,
  myData,
  daily,
  settings,
  workshop,
];
const help = helpFor(files.map((file) => file.default));

export const commands: readonly (Command | MessageMenu)[] = [...files.map((file) => file.default), help.command];
export const handlers: readonly Handler[] = [...files.flatMap((file) => file.handlers ?? []), ...help.handlers];
