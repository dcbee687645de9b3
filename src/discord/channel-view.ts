import {
  ChannelType,
  type Client,
  type GuildBasedChannel,
  type GuildMember,
  PermissionFlagsBits,
  type Role,
} from 'discord.js';
import type { Channels, ChannelView } from '../daily/ports.ts';
import type { Places } from './interaction.ts';

/** What posts need, by the names that Discord shows moderators. */
const ALWAYS = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  // Without it the bot sees an empty channel and could not tell whether a post of its own is there.
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
};
const FOR_MESSAGES = { 'Send Messages': PermissionFlagsBits.SendMessages };
/** The same permission by the name it has in a forum's settings. */
const FOR_FORUMS = { 'Create Posts': PermissionFlagsBits.SendMessages };
const FOR_THREADS = { 'Create Public Threads': PermissionFlagsBits.CreatePublicThreads };
const FOR_MENTIONS = { 'Mention @everyone, @here and All Roles': PermissionFlagsBits.MentionEveryone };

/** The channels as discord.js knows them, kept up to date by the gateway. */
export function channelsOf(client: Client, places: Places): Channels {
  return {
    look({ guildId, channelId, style, roleId }) {
      const guild = client.guilds.cache.get(guildId);
      if (!guild) return client.isReady() ? 'gone' : 'unavailable';
      if (!guild.available) return 'unavailable';
      const channel = guild.channels.cache.get(channelId);
      const me = guild.members.me;
      if (!channel || !me) return 'gone';
      const forum = channel.type === ChannelType.GuildForum;
      const role = roleId === null ? undefined : guild.roles.cache.get(roleId);
      const needed = {
        ...ALWAYS,
        ...(forum ? FOR_FORUMS : FOR_MESSAGES),
        ...(style === 'thread' && FOR_THREADS),
        ...(role && !role.mentionable && FOR_MENTIONS),
      };
      const has = channel.permissionsFor(me);
      const missing = Object.entries(needed).filter(([, bit]) => !has.has(bit));
      return {
        ...viewOf(channel, places, guildId),
        forum,
        missing: missing.map(([name]) => name),
        role: role ? (isOpen(role, me) ? 'open' : 'closed') : 'none',
      };
    },
  };
}

/** A role that anybody may give themselves must not be worth anything: no permission that not everybody has. */
function isOpen(role: Role, me: GuildMember): boolean {
  const { guild, managed, permissions } = role;
  const harmless = guild.roles.everyone.permissions.has(permissions);
  const within = me.permissions.has(PermissionFlagsBits.ManageRoles) && me.roles.highest.comparePositionTo(role) > 0;
  return role.id !== guild.id && !managed && harmless && within;
}

function viewOf(
  channel: GuildBasedChannel,
  places: Places,
  guildId: string,
): Pick<ChannelView, 'id' | 'name' | 'ageRestricted'> {
  const flagged = places.wholeServerAgeRestricted(guildId) || places.ageFlag(channel.id) === true;
  return { id: channel.id, name: channel.name, ageRestricted: flagged };
}
