import { LIMITS } from '../../limits.ts';
import * as schemas from '../../refusals/schemas.ts';
import { isNewer } from '../../snowflakes.ts';
import { type Channel, MESSAGE_FLAGS, type Message, type MessageBody } from '../../wire.ts';
import { createMessage, deleteMessage, editMessage, visibleMessages } from '../../world/messages.ts';
import { has } from '../../world/permissions.ts';
import type { World } from '../../world/world.ts';
import { channelFor, channelForSending, mayCarry, messageIn } from '../access.ts';
import type { RestContext } from '../context.ts';
import { invalidForm, refusal } from '../errors.ts';
import { Nonces } from '../nonces.ts';
import { fileNames, type RestReply, type RestRequest, type Route } from '../router.ts';

const ALL = '/channels/:channel/messages';
const ONE = `${ALL}/:message`;

/** Messages of a channel, as the bot sends, reads and changes them. */
export function messageRoutes(context: RestContext): Route[] {
  const { world } = context;
  const nonces = new Nonces(world.clock);
  return [
    { method: 'POST', path: ALL, handle: (request) => send(context, nonces, request) },
    { method: 'GET', path: ALL, handle: (request) => list(context, request) },
    { method: 'GET', path: ONE, handle: (request) => ({ status: 200, body: find(context, request).message }) },
    { method: 'PATCH', path: ONE, handle: (request) => edit(context, request) },
    { method: 'DELETE', path: ONE, handle: (request) => remove(context, request) },
    {
      method: 'POST',
      path: '/channels/:channel/typing',
      handle: (request) => {
        channelForSending(world, request.param('channel'));
        return { status: 204 };
      },
    },
  ];
}

function send({ world }: RestContext, nonces: Nonces, request: RestRequest): RestReply {
  const channel = channelForSending(world, request.param('channel'));
  const body = schemas.newMessage(request.body, { files: fileNames(request.files), before: null });
  mayCarry(world, channel, body, request.files);
  mayRefer(world, channel, body);
  const { nonce } = body;
  const already = body.enforce_nonce && nonce != null ? nonces.find(channel.id, nonce) : undefined;
  const known = already === undefined ? undefined : world.messagesIn(channel.id).get(already);
  if (known) return { status: 200, body: { ...known.message, nonce } };
  const { message } = createMessage(world, {
    author: world.bot,
    channel,
    body: forEveryone(body),
    files: request.files,
  });
  if (nonce == null) return { status: 200, body: message };
  nonces.remember(channel.id, nonce, message.id);
  return { status: 200, body: { ...message, nonce } };
}

/** Only answers to interactions can be for one member alone: elsewhere Discord ignores the flag. */
function forEveryone(body: MessageBody): MessageBody {
  return { ...body, flags: (body.flags ?? 0) & ~MESSAGE_FLAGS.ephemeral };
}

function mayRefer(world: World, channel: Channel, { message_reference: reference }: MessageBody): void {
  if (!reference || reference.fail_if_not_exists === false) return;
  if (world.messagesIn(channel.id).has(reference.message_id)) return;
  throw invalidForm([{ path: ['message_reference'], code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' }]);
}

/** Newest first, at most `limit` before, after or around a message. */
function list({ world }: RestContext, request: RestRequest): RestReply {
  const channel = channelFor(world, request.param('channel'));
  if (!has(world.botPermissions(channel), 'ReadMessageHistory')) return { status: 200, body: [] };
  const limit = Number(request.query.get('limit') ?? 50);
  if (!(limit >= 1 && limit <= LIMITS.messageListMax)) {
    const message = `int value should be between 1 and ${LIMITS.messageListMax}.`;
    throw invalidForm([{ path: ['limit'], code: 'NUMBER_TYPE_MAX', message }]);
  }
  const all = visibleMessages(world, channel.id, null);
  return { status: 200, body: section(all, request.query, limit).toReversed() };
}

function section(all: Message[], query: URLSearchParams, limit: number): Message[] {
  const before = query.get('before');
  const after = query.get('after');
  const around = query.get('around');
  if (after) return all.filter(({ id }) => isNewer(id, after)).slice(0, limit);
  if (before) return all.filter(({ id }) => isNewer(before, id)).slice(-limit);
  if (!around) return all.slice(-limit);
  const middle = all.filter(({ id }) => !isNewer(id, around)).length;
  const start = Math.max(0, middle - Math.ceil(limit / 2));
  return all.slice(start, start + limit);
}

function find({ world }: RestContext, request: RestRequest) {
  const channel = channelFor(world, request.param('channel'), 'ReadMessageHistory');
  return messageIn(world, channel, request.param('message'));
}

function edit(context: RestContext, request: RestRequest): RestReply {
  const { world } = context;
  const stored = messageIn(world, channelFor(world, request.param('channel')), request.param('message'));
  if (stored.message.author.id !== world.bot.id) throw refusal('notTheAuthor');
  const body = schemas.changedMessage(request.body, {
    files: fileNames(request.files),
    before: stored.message,
  });
  return { status: 200, body: editMessage(world, stored, body, request.files) };
}

function remove({ world }: RestContext, request: RestRequest): RestReply {
  const channel = channelFor(world, request.param('channel'));
  const stored = messageIn(world, channel, request.param('message'));
  const own = stored.message.author.id === world.bot.id;
  if (!own && !has(world.botPermissions(channel), 'ManageMessages')) throw refusal('missingPermissions');
  deleteMessage(world, stored);
  return { status: 204 };
}
