import type { Snowflake } from '../snowflakes.ts';
import { type Attachment, type Channel, MESSAGE_FLAGS, type Message, type MessageBody, type User } from '../wire.ts';
import { settledComponents } from './components.ts';
import { mentionsOf } from './mentions.ts';
import type { AttachedFile, StoredMessage, World } from './world.ts';

export interface NewMessage {
  author: User;
  channel: Channel;
  body: MessageBody;
  files?: readonly AttachedFile[];
  onlyFor?: Snowflake | null;
  /** Fields that only some ways of sending give: `webhook_id`, `interaction_metadata`, `type`; `id` for the first of a forum post. */
  extra?: Partial<Message>;
}

export function createMessage(
  world: World,
  { author, channel, body, files = [], onlyFor = null, extra = {} }: NewMessage,
): StoredMessage {
  const id = extra.id ?? world.nextId();
  const attachments = attach(world, channel, files, body.attachments);
  const bare: Message = {
    id,
    type: 0,
    channel_id: channel.id,
    ...(channel.guild_id === undefined ? {} : { guild_id: channel.guild_id }),
    author,
    content: body.content ?? '',
    timestamp: world.timestamp(),
    edited_timestamp: null,
    tts: body.tts ?? false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments,
    embeds: withType(body.embeds),
    components: settledComponents(body.components ?? [], attachments),
    pinned: false,
    flags: body.flags ?? 0,
    ...referenced(channel, body),
    ...extra,
  };
  const message = { ...bare, ...mentionsOf(world, channel, bare, body.allowed_mentions) };
  const stored: StoredMessage = { message, onlyFor };
  world.messagesIn(channel.id).set(id, stored);
  channel.last_message_id = id;
  if (channel.message_count !== undefined) channel.message_count += 1;
  // Writing in an archived thread wakes it.
  if (channel.thread_metadata) channel.thread_metadata.archived = false;
  announce(world, 'MESSAGE_CREATE', stored, body.nonce == null ? message : { ...message, nonce: body.nonce });
  return stored;
}

/**
 * Changes what `body` names and leaves the rest; kept attachments are those that `body.attachments` lists. Messages are
 * values: who holds the old one goes on holding it as it was.
 */
export function editMessage(
  world: World,
  stored: StoredMessage,
  body: MessageBody,
  files: readonly AttachedFile[] = [],
): Message {
  const before = stored.message;
  const channel = world.channels.get(before.channel_id);
  const listed = body.attachments?.map(({ id }) => id);
  const kept = before.attachments.filter(({ id }) => listed === undefined || listed.includes(id));
  const attachments = channel ? [...kept, ...attach(world, channel, files, body.attachments)] : kept;
  const after: Message = {
    ...before,
    content: body.content === undefined ? before.content : (body.content ?? ''),
    embeds: body.embeds === undefined ? before.embeds : withType(body.embeds),
    components:
      body.components === undefined ? before.components : settledComponents(body.components ?? [], attachments),
    flags: changedFlags(before.flags, body.flags ?? before.flags),
    attachments,
    edited_timestamp: world.timestamp(),
  };
  stored.message = channel ? { ...after, ...mentionsOf(world, channel, after, body.allowed_mentions) } : after;
  announce(world, 'MESSAGE_UPDATE', stored, stored.message);
  return stored.message;
}

export function deleteMessage(world: World, stored: StoredMessage): void {
  const { id, channel_id, guild_id } = stored.message;
  world.messagesIn(channel_id).delete(id);
  announce(world, 'MESSAGE_DELETE', stored, { id, channel_id, ...(guild_id === undefined ? {} : { guild_id }) });
}

/** What stands in a channel for one reader, oldest first; without a reader, what everybody sees. */
export function visibleMessages(world: World, channel: Snowflake, reader: Snowflake | null): Message[] {
  const stored = [...world.messagesIn(channel).values()];
  return stored.filter(({ onlyFor }) => onlyFor === null || onlyFor === reader).map(({ message }) => message);
}

function announce(world: World, name: string, stored: StoredMessage, data: object): void {
  if (stored.onlyFor !== null) return;
  const channel = world.channels.get(stored.message.channel_id) ?? null;
  world.emit({ name, data, guild: stored.message.guild_id ?? null, channel });
}

/** Only these two can be changed by an edit; Components V2 can be put on but not taken off. Thinking is over with it. */
function changedFlags(before: number, wanted: number): number {
  const { suppressEmbeds, componentsV2, loading } = MESSAGE_FLAGS;
  return (before & ~suppressEmbeds & ~loading) | (wanted & (suppressEmbeds | componentsV2));
}

function referenced(channel: Channel, body: MessageBody): Partial<Message> {
  const reference = body.message_reference;
  if (!reference) return {};
  const message_reference = {
    type: 0,
    message_id: reference.message_id,
    channel_id: reference.channel_id ?? channel.id,
  };
  return { type: 19, message_reference };
}

function withType(embeds: MessageBody['embeds']): Message['embeds'] {
  return (embeds ?? []).map((embed) => ({ ...embed, type: 'rich' }));
}

function attach(
  world: World,
  channel: Channel,
  files: readonly AttachedFile[],
  described: MessageBody['attachments'],
): Attachment[] {
  return files.map((file, index) => {
    const id = world.nextId();
    const description = described?.find((one) => one.id === String(index))?.description;
    const path = `attachments/${channel.id}/${id}/${encodeURIComponent(file.filename)}`;
    world.files.set(path, file);
    const url = `${world.filesUrl}/${path}`;
    return {
      id,
      filename: file.filename,
      ...(description ? { description } : {}),
      content_type: file.contentType,
      size: file.bytes.byteLength,
      url,
      proxy_url: url,
    };
  });
}
