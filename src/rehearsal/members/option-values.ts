import type { Snowflake } from '../snowflakes.ts';
import type { Channel, Member, Role, User } from '../wire.ts';
import { type CommandOption, OPTION_TYPES } from '../wire-commands.ts';
import { findChannel, findMember, findRole } from '../world/guild.ts';
import { type OfferedFile, uploadFile } from '../world/uploads.ts';
import { isThread } from '../world/world.ts';
import type { Place } from './available-commands.ts';
import { ClientError } from './client-error.ts';
import type { Resolved } from './resolved.ts';

/** What a test or a typist gives for an option: channels, roles and members by name. */
export type OptionValue = string | number | boolean | OfferedFile;

export interface FilledOption {
  name: string;
  type: number;
  value: string | number | boolean;
  focused?: true;
}

/** Turns given values into what Discord's app sends, refusing what the app would not let one send. */
export function fillOptions(
  place: Place,
  offered: readonly CommandOption[],
  given: Record<string, OptionValue>,
  resolved: Resolved,
): FilledOption[] {
  for (const name of Object.keys(given)) {
    if (!offered.some((option) => option.name === name)) {
      throw new ClientError(
        `There is no option "${name}"; there are: ${offered.map((option) => option.name).join(', ') || 'none'}`,
      );
    }
  }
  for (const { name, required } of offered) {
    if (required && given[name] === undefined) throw new ClientError(`The option "${name}" is required`);
  }
  return Object.entries(given).flatMap(([name, value]) => {
    const option = offered.find((one) => one.name === name);
    return option ? [{ name, type: option.type, value: checked(place, option, value, resolved) }] : [];
  });
}

function checked(
  place: Place,
  option: CommandOption,
  value: OptionValue,
  resolved: Resolved,
): string | number | boolean {
  const { string, integer, number, boolean, attachment } = OPTION_TYPES;
  if (typeof value === 'object') {
    if (option.type !== attachment) throw new ClientError(`The option "${option.name}" takes no file`);
    return resolved.attachment(uploadFile(place.world, place.channel, value));
  }
  if (option.choices?.length) return chosen(option, value);
  switch (option.type) {
    case string:
      return textWithin(option, String(value));
    case integer:
    case number:
      return numberWithin(option, Number(value));
    case boolean:
      if (!['true', 'false'].includes(String(value)))
        throw new ClientError(`The option "${option.name}" is true or false`);
      return String(value) === 'true';
    default:
      return mentioned(place, option, String(value), resolved);
  }
}

function chosen({ name, choices }: CommandOption, value: string | number | boolean): string | number {
  const found = choices?.find((choice) => choice.value === value || choice.name === value);
  if (found) return found.value;
  throw new ClientError(
    `"${value}" is no choice of "${name}"; choices are: ${choices?.map((choice) => choice.name).join(', ')}`,
  );
}

function textWithin({ name, min_length, max_length }: CommandOption, text: string): string {
  if (text.length < (min_length ?? 1)) throw new ClientError(`The option "${name}" is shorter than ${min_length ?? 1}`);
  if (text.length > (max_length ?? 6000))
    throw new ClientError(`The option "${name}" is longer than ${max_length ?? 6000}`);
  return text;
}

function numberWithin({ name, type, min_value, max_value }: CommandOption, value: number): number {
  const whole = type === OPTION_TYPES.integer;
  if (!Number.isFinite(value) || (whole && !Number.isInteger(value))) {
    throw new ClientError(`The option "${name}" takes a ${whole ? 'whole ' : ''}number`);
  }
  if (value < (min_value ?? -(2 ** 53))) throw new ClientError(`The option "${name}" is less than ${min_value}`);
  if (value > (max_value ?? 2 ** 53)) throw new ClientError(`The option "${name}" is more than ${max_value}`);
  return value;
}

/** A user, role or channel by its name, `@name`, `#name`, mention or id. */
function mentioned(place: Place, option: CommandOption, text: string, resolved: Resolved): Snowflake {
  const { user, role, channel } = OPTION_TYPES;
  if (option.type === channel) {
    const found = named(place, text, channelNamed);
    if (option.channel_types?.length && !option.channel_types.includes(found.type)) {
      throw new ClientError(`The option "${option.name}" takes other kinds of channel than #${found.name}`);
    }
    return resolved.channel(found);
  }
  if (option.type === role) return resolved.role(named(place, text, roleNamed));
  if (option.type === user) return resolved.member(named(place, text, memberNamed));
  return isRole(place, text)
    ? resolved.role(named(place, text, roleNamed))
    : resolved.member(named(place, text, memberNamed));
}

function isRole(place: Place, text: string): boolean {
  const id = text.replace(/\D/g, '');
  const roles = [...(place.world.guildOf(place.channel)?.roles.values() ?? [])];
  return roles.some((role) => role.name === text.replace(/^@/, '') || role.id === id);
}

type Finder<T> = (place: Place, text: string) => T;

function named<T>(place: Place, text: string, find: Finder<T>): T {
  try {
    return find(place, text);
  } catch (error) {
    throw new ClientError(error instanceof Error ? error.message : String(error));
  }
}

const channelNamed: Finder<Channel> = ({ world, channel }, text) => {
  const guild = guildHere({ world, channel });
  const id = text.replace(/\D/g, '');
  const byId = world.channels.get(id);
  if (byId && byId.guild_id === guild.id) return byId;
  const thread = [...world.channels.values()].find(
    (one) => one.guild_id === guild.id && isThread(one) && one.name === text.replace(/^#/, ''),
  );
  return thread ?? findChannel(guild, text);
};

const roleNamed: Finder<Role> = (place, text) => {
  const guild = guildHere(place);
  return guild.roles.get(text.replace(/\D/g, '')) ?? findRole(guild, text);
};

const memberNamed: Finder<{ user: User; member: Member }> = (place, text) => {
  const guild = guildHere(place);
  const member = guild.members.get(text.replace(/\D/g, '')) ?? findMember(guild, text);
  return { user: member.user, member };
};

function guildHere({ world, channel }: Pick<Place, 'world' | 'channel'>) {
  const guild = world.guildOf(channel);
  if (!guild) throw new ClientError('There are no channels, roles or members in a direct message');
  return guild;
}
