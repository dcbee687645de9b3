import type { Snowflake } from '../snowflakes.ts';
import type { Channel, Member, Overwrite } from '../wire.ts';
import type { Guild } from './guild.ts';

export const PERMISSIONS = {
  KickMembers: 1n << 1n,
  BanMembers: 1n << 2n,
  Administrator: 1n << 3n,
  ManageChannels: 1n << 4n,
  ManageGuild: 1n << 5n,
  AddReactions: 1n << 6n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  SendTTSMessages: 1n << 12n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  MentionEveryone: 1n << 17n,
  UseExternalEmojis: 1n << 18n,
  ChangeNickname: 1n << 26n,
  ManageRoles: 1n << 28n,
  ManageWebhooks: 1n << 29n,
  UseApplicationCommands: 1n << 31n,
  ManageThreads: 1n << 34n,
  CreatePublicThreads: 1n << 35n,
  CreatePrivateThreads: 1n << 36n,
  SendMessagesInThreads: 1n << 38n,
  ModerateMembers: 1n << 40n,
  SendPolls: 1n << 49n,
  PinMessages: 1n << 51n,
} as const;

export type PermissionName = keyof typeof PERMISSIONS;

export const ALL_PERMISSIONS = (1n << 53n) - 1n;
const NONE = 0n;

export function permissionBits(names: readonly PermissionName[]): bigint {
  return names.reduce((bits, name) => bits | PERMISSIONS[name], NONE);
}

export function has(bits: bigint, name: PermissionName): boolean {
  return (bits & PERMISSIONS[name]) !== NONE;
}

/** What a member may do in the guild as a whole, before any channel's overwrites. */
export function guildPermissions(guild: Guild, member: Member): bigint {
  if (guild.ownerId === member.user.id) return ALL_PERMISSIONS;
  const bits = [guild.id, ...member.roles].reduce((all, role) => all | permissionsOfRole(guild, role), NONE);
  return has(bits, 'Administrator') ? ALL_PERMISSIONS : bits;
}

/**
 * What a member may do in a channel, by the order of Discord's documentation: @everyone's overwrite, then all roles' together,
 * then the member's own. `channel` is the parent for a thread.
 */
export function channelPermissions(guild: Guild, channel: Channel, member: Member): bigint {
  const base = guildPermissions(guild, member);
  if (base === ALL_PERMISSIONS) return base;
  const overwrites = channel.permission_overwrites ?? [];
  const everyone = overwrites.filter((overwrite) => overwrite.id === guild.id);
  const roles = overwrites.filter((overwrite) => member.roles.includes(overwrite.id));
  const own = overwrites.filter((overwrite) => overwrite.id === member.user.id);
  return withoutImpossible([everyone, roles, own].reduce(applied, base));
}

function permissionsOfRole(guild: Guild, role: Snowflake): bigint {
  return BigInt(guild.roles.get(role)?.permissions ?? 0);
}

function applied(bits: bigint, overwrites: readonly Overwrite[]): bigint {
  const deny = overwrites.reduce((all, overwrite) => all | BigInt(overwrite.deny), NONE);
  const allow = overwrites.reduce((all, overwrite) => all | BigInt(overwrite.allow), NONE);
  return (bits & ~deny) | allow;
}

/** Who cannot see a channel can do nothing there; who cannot send cannot send anything special either. */
function withoutImpossible(bits: bigint): bigint {
  if (!has(bits, 'ViewChannel')) return NONE;
  if (has(bits, 'SendMessages')) return bits;
  return bits & ~permissionBits(['MentionEveryone', 'SendTTSMessages', 'AttachFiles', 'EmbedLinks']);
}
