import type { Snowflake } from '../snowflakes.ts';
import { CHANNEL_TYPES, type Channel, type MessageBody, type User } from '../wire.ts';
import type { Guild } from '../world/guild.ts';
import { has, type PermissionName } from '../world/permissions.ts';
import { isThread, type StoredMessage, type World } from '../world/world.ts';
import { refusal } from './errors.ts';

/** The guild of that id, if the bot is in it. */
export function guildFor(world: World, id: Snowflake): Guild {
  const guild = world.guilds.get(id);
  if (!guild) throw refusal('unknownGuild');
  if (!guild.members.has(world.bot.id)) throw refusal('missingAccess');
  return guild;
}

/** A channel the bot can see and in which it may do all of `needed`. */
export function channelFor(world: World, id: Snowflake, ...needed: PermissionName[]): Channel {
  const channel = world.channels.get(id);
  if (!channel) throw refusal('unknownChannel');
  const permissions = world.botPermissions(channel);
  if (!has(permissions, 'ViewChannel')) throw refusal('missingAccess');
  if (!needed.every((name) => has(permissions, name))) throw refusal('missingPermissions');
  return channel;
}

/** A channel the bot may send to: threads ask another permission than channels, and some channels hold no messages. */
export function channelForSending(world: World, id: Snowflake): Channel {
  const channel = channelFor(world, id);
  const needed: PermissionName = isThread(channel) ? 'SendMessagesInThreads' : 'SendMessages';
  if (!has(world.botPermissions(channel), needed)) throw refusal('missingPermissions');
  for (const user of channel.recipients ?? []) mustBeReachable(world, user);
  if (channel.type === CHANNEL_TYPES.forum || channel.type === CHANNEL_TYPES.category) throw refusal('notInVoice');
  if (channel.thread_metadata?.locked && channel.thread_metadata.archived) throw refusal('threadArchived');
  return channel;
}

/** Direct messages need a server in common, and somebody who wants them. */
function mustBeReachable(world: World, user: User): void {
  const common = [...world.guilds.values()].some(({ members }) => members.has(user.id) && members.has(world.bot.id));
  if (!common) throw refusal('noServerInCommon');
  if (world.preferences(user.id).acceptsDirectMessages === false) throw refusal('cannotMessageUser');
}

/** Refuses embeds and files where the bot may send neither. */
export function mayCarry(world: World, channel: Channel, body: MessageBody, files: readonly unknown[]): void {
  const permissions = world.botPermissions(channel);
  const needed: PermissionName[] = [];
  if (body.embeds?.length) needed.push('EmbedLinks');
  if (files.length > 0) needed.push('AttachFiles');
  if (body.poll) needed.push('SendPolls');
  if (!needed.every((name) => has(permissions, name))) throw refusal('missingPermissions');
}

/** A message that everyone sees; private answers are out of reach of the channel routes. */
export function messageIn(world: World, channel: Channel, id: Snowflake): StoredMessage {
  const stored = world.messages.get(channel.id)?.get(id);
  if (!stored || stored.onlyFor !== null) throw refusal('unknownMessage');
  return stored;
}
