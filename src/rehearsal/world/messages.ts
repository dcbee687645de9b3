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
  /** Fields that only some ways of sending give: `webhook_id`, `interaction_metadata`, `type`. */
  extra?: Partial<Message>;
}

export function createMessage(
  world: World,
  { author, channel, body, files = [], onlyFor = null, extra = {} }: NewMessage,
): StoredMessage {
  const id = world.nextId();
  const attachments = attach(world, channel, files, body.attachments);
  const message: Message = {
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
  Object.assign(message, mentionsOf(world, channel, message, body.allowed_mentions));
  const stored: StoredMessage = { message, onlyFor };
  world.messagesIn(channel.id).set(id, stored);
  channel.last_message_id = id;
  if (channel.message_count !== undefined) channel.message_count += 1;
  announce(world, 'MESSAGE_CREATE', stored, body.nonce == null ? message : { ...message, nonce: body.nonce });
  return stored;
}

/** Changes what `body` names and leaves the rest; kept attachments are those that `body.attachments` lists. */
export function editMessage(
  world: World,
  stored: StoredMessage,
  body: MessageBody,
  files: readonly AttachedFile[] = [],
): Message {
  const { message } = stored;
  const channel = world.channels.get(message.channel_id);
  if (body.content !== undefined) message.content = body.content ?? '';
  if (body.embeds !== undefined) message.embeds = withType(body.embeds);
  if (body.flags !== undefined) message.flags = changedFlags(message.flags, body.flags ?? 0);
  const kept = body.attachments?.map(({ id }) => id);
  if (kept) message.attachments = message.attachments.filter(({ id }) => kept.includes(id));
  if (channel) message.attachments.push(...attach(world, channel, files, body.attachments));
  if (body.components !== undefined) message.components = settledComponents(body.components ?? [], message.attachments);
  message.flags &= ~MESSAGE_FLAGS.loading;
  message.edited_timestamp = world.timestamp();
  if (channel) Object.assign(message, mentionsOf(world, channel, message, body.allowed_mentions));
  announce(world, 'MESSAGE_UPDATE', stored, message);
  return message;
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

/** Only these two can be changed by an edit; Components V2 can be put on but not taken off. */
function changedFlags(before: number, wanted: number): number {
  const withEmbeds = (before & ~MESSAGE_FLAGS.suppressEmbeds) | (wanted & MESSAGE_FLAGS.suppressEmbeds);
  return withEmbeds | (wanted & MESSAGE_FLAGS.componentsV2);
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
