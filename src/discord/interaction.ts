import {
  type APIApplicationCommandInteractionDataBasicOption,
  type APIApplicationCommandInteractionDataOption,
  type APIInteraction,
  type APIInteractionDataResolved,
  type APIMessage,
  type APIMessageApplicationCommandInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandOptionType,
  ChannelType,
  ComponentType,
  type InteractionType,
  PermissionFlagsBits,
} from 'discord.js';
import type { Asker } from '../services.ts';
import type { TargetMessage } from './command.ts';
import type { Given } from './options.ts';

/**
 * Reads what Discord sends. The raw objects, not discord.js' classes: they arrive before its caches are filled, they are
 * plain data in tests, and an interaction without its `channel` loses nothing.
 */

const MODERATOR = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;

export function askerOf(interaction: APIInteraction): Asker {
  const user = interaction.member?.user ?? interaction.user;
  return {
    memberId: user?.id ?? '',
    memberName: interaction.member?.nick ?? user?.global_name ?? user?.username ?? '',
    guildId: interaction.guild_id ?? null,
    channelId: interaction.channel?.id ?? interaction.channel_id ?? null,
    moderator: (BigInt(interaction.member?.permissions ?? 0) & MODERATOR) !== 0n,
    locale: 'locale' in interaction ? interaction.locale : 'en-GB',
  };
}

/** What is known of the servers besides what an interaction brings along. */
export interface Places {
  /** Discord's age flag of a channel; undefined when the channel is unknown. */
  ageFlag(channelId: string): boolean | undefined;
  /** The whole server is age-restricted. */
  wholeServerAgeRestricted(guildId: string): boolean;
}

const THREADS: readonly ChannelType[] = [
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];

/** Whether the interaction came from behind Discord's age gate. A thread has its parent's flag; what is unknown is not. */
export function ageRestricted({ guild_id, channel, channel_id }: APIInteraction, places: Places): boolean {
  if (guild_id === undefined) return false;
  if (places.wholeServerAgeRestricted(guild_id)) return true;
  if (channel && THREADS.includes(channel.type)) {
    const parent = 'parent_id' in channel ? channel.parent_id : undefined;
    return parent ? (places.ageFlag(parent) ?? false) : false;
  }
  if (channel && 'nsfw' in channel && channel.nsfw !== undefined) return channel.nsfw;
  const id = channel?.id ?? channel_id;
  return id ? (places.ageFlag(id) ?? false) : false;
}

type TypedOption = APIApplicationCommandInteractionDataBasicOption<
  InteractionType.ApplicationCommand | InteractionType.ApplicationCommandAutocomplete
>;

/** The subcommand, if the command has any, and the options as they were typed. */
export function typedOptions(options: readonly APIApplicationCommandInteractionDataOption<TypedOptionSource>[] = []): {
  subcommand: string | null;
  options: TypedOption[];
} {
  const [first] = options;
  if (first?.type === ApplicationCommandOptionType.Subcommand)
    return { subcommand: first.name, options: first.options ?? [] };
  return { subcommand: null, options: options.filter((option) => isBasic(option)) };
}
type TypedOptionSource = InteractionType.ApplicationCommand | InteractionType.ApplicationCommandAutocomplete;

function isBasic(option: APIApplicationCommandInteractionDataOption<TypedOptionSource>): option is TypedOption {
  return (
    option.type !== ApplicationCommandOptionType.Subcommand &&
    option.type !== ApplicationCommandOptionType.SubcommandGroup
  );
}

/** What an option was given, with names and addresses looked up where Discord sends them apart. */
export function givenOf(option: TypedOption, resolved: APIInteractionDataResolved = {}): Given | undefined {
  const id = String(option.value);
  switch (option.type) {
    case ApplicationCommandOptionType.Channel: {
      const channel = resolved.channels?.[id];
      return channel && { id, name: channel.name ?? '', type: channel.type };
    }
    case ApplicationCommandOptionType.Role: {
      const role = resolved.roles?.[id];
      return role && { id, name: role.name };
    }
    case ApplicationCommandOptionType.User: {
      const user = resolved.users?.[id];
      return user && { id, name: resolved.members?.[id]?.nick ?? user.global_name ?? user.username };
    }
    case ApplicationCommandOptionType.Attachment: {
      const file = resolved.attachments?.[id];
      return file && fileOf(file);
    }
    default:
      return option.value;
  }
}

function fileOf({ url, filename, size, content_type }: APIMessage['attachments'][number]) {
  return { url, name: filename, size, contentType: content_type ?? null };
}

export function targetMessage({ data }: APIMessageApplicationCommandInteraction): TargetMessage | undefined {
  const message = data.resolved.messages[data.target_id];
  return (
    message && {
      id: message.id,
      channelId: message.channel_id,
      authorId: message.author.id,
      content: message.content,
      files: message.attachments.map(fileOf),
    }
  );
}

/** The texts of a form, by field. */
export function filledFields({ data }: APIModalSubmitInteraction): Record<string, string> {
  const fields = data.components.flatMap((part) => {
    if (part.type === ComponentType.Label) return [part.component];
    return part.type === ComponentType.ActionRow ? part.components : [];
  });
  return Object.fromEntries(
    fields.flatMap((field) => (field.type === ComponentType.TextInput ? [[field.custom_id, field.value]] : [])),
  );
}
