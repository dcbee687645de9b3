import type { Context } from '../services.ts';
import type { Options, Values } from './options.ts';
import type { Reply } from './reply.ts';

/** Moderators are members who may manage the server. */
export type Access = 'everyone' | 'moderators';

/** One thing a member can type: options in, a reply out. It never touches the interaction. */
export interface Action<O extends Options = Options> {
  description: string;
  options?: O;
  run(values: Values<O>, context: Context): Reply | Promise<Reply>;
}

/** A slash command: either an action itself or a set of them under one name (`/daily setup`). */
export interface Command {
  kind: 'command';
  name: string;
  description: string;
  access: Access;
  /** False for commands that make sense only on a server. */
  inDirectMessages: boolean;
  action: Action | null;
  subcommands: Record<string, Action>;
}

interface Heading {
  name: string;
  description: string;
  access?: Access;
  inDirectMessages?: boolean;
}

export function defineCommand<O extends Options>(definition: Heading & Action<O>): Command {
  const { name, description, access = 'everyone', inDirectMessages = true } = definition;
  return { kind: 'command', name, description, access, inDirectMessages, action: erase(definition), subcommands: {} };
}

export function defineCommandGroup(definition: Heading & { subcommands: Record<string, Action> }): Command {
  const { name, description, access = 'everyone', inDirectMessages = false, subcommands } = definition;
  return { kind: 'command', name, description, access, inDirectMessages, action: null, subcommands };
}

/** One subcommand of a group; a function only so that its option types are inferred. */
export function subcommand<O extends Options>(action: Action<O>): Action {
  return erase(action);
}

/** `dispatch` resolves the values from these very options, so forgetting their types here loses no check. */
function erase<O extends Options>(action: Action<O>): Action {
  return action as Action;
}

/** A message menu ("Apps > Count words"). */
export interface MessageMenu {
  kind: 'message-menu';
  name: string;
  access: Access;
  run(message: TargetMessage, context: Context): Reply | Promise<Reply>;
}

export interface TargetMessage {
  id: string;
  channelId: string;
  authorId: string;
  content: string;
  files: { url: string; name: string; size: number; contentType: string | null }[];
}

export function defineMessageMenu(definition: Omit<MessageMenu, 'kind' | 'access'> & { access?: Access }): MessageMenu {
  return { kind: 'message-menu', access: 'everyone', ...definition };
}
