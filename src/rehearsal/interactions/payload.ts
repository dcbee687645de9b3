import type { Snowflake } from '../snowflakes.ts';
import type { Channel, Message } from '../wire.ts';
import { ALL_PERMISSIONS } from '../world/permissions.ts';
import type { World } from '../world/world.ts';
import type { Interaction } from './interaction.ts';

/** Where a command can be used; what `contexts` of a command lists. */
export const CONTEXTS = { guild: 0, botDirectMessage: 1 } as const;

const ATTACHMENT_SIZE_LIMIT = 25 * 1024 * 1024;

export interface PayloadOptions {
  /** Now and then an interaction comes without its channel object. */
  omitChannel: boolean;
}

/** What INTERACTION_CREATE carries. */
export function interactionPayload(
  world: World,
  interaction: Interaction,
  data: object | undefined,
  { omitChannel }: PayloadOptions,
): object {
  const { channel, user } = interaction;
  const guild = world.guildOf(channel);
  const member = guild?.members.get(user.id);
  const permissions = String(guild ? world.permissions(channel, member) : ALL_PERMISSIONS);
  return {
    id: interaction.id,
    application_id: world.bot.id,
    type: interaction.type,
    ...(data ? { data } : {}),
    ...(guild && member
      ? {
          guild_id: guild.id,
          guild: { id: guild.id, locale: guild.locale, features: [] },
          guild_locale: guild.locale,
          member: { ...member, permissions },
        }
      : { user }),
    channel_id: channel.id,
    ...(omitChannel ? {} : { channel: { ...withoutOverwrites(channel), permissions } }),
    token: interaction.token,
    version: 1,
    ...(interaction.source ? { message: asSent(interaction.source.message) } : {}),
    app_permissions: String(world.botPermissions(channel)),
    locale: world.preferences(user.id).locale ?? 'en-US',
    entitlements: [],
    authorizing_integration_owners: owners(guild?.id),
    context: guild ? CONTEXTS.guild : CONTEXTS.botDirectMessage,
    attachment_size_limit: ATTACHMENT_SIZE_LIMIT,
  };
}

function owners(guild: Snowflake | undefined): Record<string, Snowflake> {
  return { 0: guild ?? '0' };
}

function withoutOverwrites({ permission_overwrites, ...channel }: Channel): Channel {
  return channel;
}

function asSent({ guild_id, ...message }: Message): object {
  return message;
}
