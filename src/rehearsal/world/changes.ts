import type { Channel } from '../wire.ts';
import { isThread, type World } from './world.ts';

/** Changes a channel or thread and tells the gateway. Only settings this server keeps are taken over. */
export function changeChannel(world: World, channel: Channel, patch: ChannelChange): Channel {
  const { archived, locked, auto_archive_duration, ...own } = patch;
  const metadata = channel.thread_metadata;
  if (metadata && archived != null) metadata.archived = archived;
  if (metadata && locked != null) metadata.locked = locked;
  if (metadata && auto_archive_duration != null) metadata.auto_archive_duration = auto_archive_duration;
  if (own.name !== undefined) channel.name = own.name;
  if (own.topic !== undefined) channel.topic = own.topic;
  if (own.nsfw != null) channel.nsfw = own.nsfw;
  tell(world, channel, 'UPDATE');
  return channel;
}

export interface ChannelChange {
  name?: string;
  topic?: string | null;
  nsfw?: boolean | null;
  archived?: boolean | null;
  locked?: boolean | null;
  auto_archive_duration?: number | null;
}

/** Removes a channel with its messages and threads. */
export function removeChannel(world: World, channel: Channel): void {
  world.channels.delete(channel.id);
  world.messages.delete(channel.id);
  world.guildOf(channel)?.channels.delete(channel.id);
  for (const thread of [...world.channels.values()].filter(({ parent_id }) => parent_id === channel.id)) {
    if (isThread(thread)) removeChannel(world, thread);
  }
  tell(world, channel, 'DELETE');
}

export function tell(world: World, channel: Channel, what: 'CREATE' | 'UPDATE' | 'DELETE'): void {
  const name = `${isThread(channel) ? 'THREAD' : 'CHANNEL'}_${what}`;
  world.emit({ name, data: channel, guild: channel.guild_id ?? null, channel: null });
}
