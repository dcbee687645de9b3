import type { Snowflake } from '../snowflakes.ts';
import { CHANNEL_TYPES, type Channel, MESSAGE_FLAGS } from '../wire.ts';
import type { StoredMessage, World } from './world.ts';

export interface NewThread {
  parent: Channel;
  name: string;
  owner: Snowflake;
  type?: number;
  /** The message it hangs on: the thread then has the message's id. */
  from?: StoredMessage;
  autoArchiveMinutes?: number;
  tags?: Snowflake[];
}

const A_DAY_OF_MINUTES = 1440;

export function createThread(
  world: World,
  { parent, name, owner, type, from, autoArchiveMinutes, tags }: NewThread,
): Channel {
  const thread: Channel = {
    id: from?.message.id ?? world.nextId(),
    type: type ?? CHANNEL_TYPES.publicThread,
    name,
    ...(parent.guild_id === undefined ? {} : { guild_id: parent.guild_id }),
    parent_id: parent.id,
    owner_id: owner,
    last_message_id: null,
    rate_limit_per_user: 0,
    flags: 0,
    message_count: 0,
    member_count: 1,
    total_message_sent: 0,
    ...(tags ? { applied_tags: tags } : {}),
    thread_metadata: {
      archived: false,
      locked: false,
      auto_archive_duration: autoArchiveMinutes ?? A_DAY_OF_MINUTES,
      archive_timestamp: world.timestamp(),
      create_timestamp: world.timestamp(),
    },
  };
  world.channels.set(thread.id, thread);
  if (from) from.message = { ...from.message, thread, flags: from.message.flags | MESSAGE_FLAGS.hasThread };
  world.emit({
    name: 'THREAD_CREATE',
    data: { ...thread, newly_created: true },
    guild: parent.guild_id ?? null,
    channel: thread,
  });
  return thread;
}
