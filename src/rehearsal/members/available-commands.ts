import { CONTEXTS } from '../interactions/payload.ts';
import type { Channel, Member } from '../wire.ts';
import { COMMAND_TYPES, type Command, type CommandOption, OPTION_TYPES } from '../wire-commands.ts';
import { has } from '../world/permissions.ts';
import { isThread, type World } from '../world/world.ts';
import { ClientError } from './client-error.ts';

/** Who acts, and where. `member` is undefined in a direct message. */
export interface Place {
  world: World;
  channel: Channel;
  member: Member | undefined;
}

/** A chat command as typed: the command, the subcommands on the way (outermost first), and the options it takes. */
export interface TypedCommand {
  command: Command;
  path: CommandOption[];
  options: readonly CommandOption[];
}

/** The commands of a kind that Discord offers to this member in this channel. */
export function availableCommands({ world, channel, member }: Place, type: number): Command[] {
  const permissions = world.permissions(channel, member);
  if (channel.guild_id !== undefined && !has(permissions, 'UseApplicationCommands')) return [];
  return [...world.commands.values()].filter(
    (command) =>
      command.type === type &&
      (command.guild_id === undefined || command.guild_id === channel.guild_id) &&
      isInContext(command, channel) &&
      isPermitted(command, channel, permissions) &&
      (!command.nsfw || channel.guild_id === undefined || isAgeRestricted(world, channel)),
  );
}

/** Finds `/daily setup` and the like among what is offered, or says what there is. */
export function findChatCommand(place: Place, typed: string): TypedCommand {
  const [name = '', ...rest] = typed.replace(/^\//, '').trim().split(/\s+/);
  const command = findCommand(place, COMMAND_TYPES.chatInput, name);
  const path: CommandOption[] = [];
  let options = command.options;
  for (const word of rest) {
    const next = options.find((option) => option.name === word && isSubcommand(option));
    if (!next)
      throw new ClientError(`"/${name}" has no subcommand "${word}"; it has: ${namesOf(options.filter(isSubcommand))}`);
    path.push(next);
    options = next.options ?? [];
  }
  if (options.some(isSubcommand)) {
    throw new ClientError(`"${typed}" needs one of its subcommands: ${namesOf(options.filter(isSubcommand))}`);
  }
  return { command, path, options };
}

export function findCommand(place: Place, type: number, name: string): Command {
  const offered = availableCommands(place, type);
  const found = offered.find((command) => command.name === name);
  if (found) return found;
  const known = [...place.world.commands.values()].some((command) => command.type === type && command.name === name);
  const why = known ? 'is not offered to this member here' : 'is not a command the bot registered';
  throw new ClientError(`"${name}" ${why}; offered are: ${namesOf(offered) || 'none'}`);
}

export function isSubcommand({ type }: CommandOption): boolean {
  return type === OPTION_TYPES.subcommand || type === OPTION_TYPES.subcommandGroup;
}

function isInContext(command: Command, channel: Channel): boolean {
  const context = channel.guild_id === undefined ? CONTEXTS.botDirectMessage : CONTEXTS.guild;
  return command.contexts === null
    ? command.guild_id === undefined || context === CONTEXTS.guild
    : command.contexts.includes(context);
}

function isPermitted(command: Command, channel: Channel, permissions: bigint): boolean {
  if (command.default_member_permissions === null || channel.guild_id === undefined) return true;
  const needed = BigInt(command.default_member_permissions);
  if (has(permissions, 'Administrator')) return true;
  return needed !== 0n && (permissions & needed) === needed;
}

function isAgeRestricted(world: World, channel: Channel): boolean {
  const own = isThread(channel) && channel.parent_id ? world.channels.get(channel.parent_id) : channel;
  return own?.nsfw ?? false;
}

function namesOf(all: readonly { name: string }[]): string {
  return all.map(({ name }) => name).join(', ');
}
