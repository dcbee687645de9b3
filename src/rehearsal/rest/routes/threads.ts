import * as schemas from '../../refusals/schemas.ts';
import { CHANNEL_TYPES, type Channel } from '../../wire.ts';
import { createMessage } from '../../world/messages.ts';
import { createThread } from '../../world/threads.ts';
import { isThread, type World } from '../../world/world.ts';
import { channelFor, mayCarry, messageIn } from '../access.ts';
import type { RestContext } from '../context.ts';
import { refusal } from '../errors.ts';
import { fileNames, type RestReply, type RestRequest, type Route } from '../router.ts';

/** Threads: on a message, on their own, and posts of a forum. */
export function threadRoutes({ world }: RestContext): Route[] {
  const member = '/channels/:channel/thread-members/:member';
  const joined = (request: RestRequest): RestReply => {
    channelFor(world, request.param('channel'));
    return { status: 204 };
  };
  return [
    {
      method: 'POST',
      path: '/channels/:channel/messages/:message/threads',
      handle: (request) => onMessage(world, request),
    },
    { method: 'POST', path: '/channels/:channel/threads', handle: (request) => onItsOwn(world, request) },
    { method: 'PUT', path: member, handle: joined },
    { method: 'DELETE', path: member, handle: joined },
  ];
}

function onMessage(world: World, request: RestRequest): RestReply {
  const parent = channelFor(world, request.param('channel'), 'CreatePublicThreads');
  const from = messageIn(world, parent, request.param('message'));
  if (from.message.thread) throw refusal('threadExists');
  const body = schemas.threadFromMessage(request.body);
  return { status: 201, body: createThread(world, { ...common(world, parent, body), from }) };
}

function onItsOwn(world: World, request: RestRequest): RestReply {
  const parent = channelFor(world, request.param('channel'));
  if (isThread(parent)) throw refusal('notInVoice');
  if (parent.type === CHANNEL_TYPES.forum) return forumPost(world, parent, request);
  const body = schemas.thread(request.body);
  const type = body.type ?? CHANNEL_TYPES.privateThread;
  channelFor(world, parent.id, type === CHANNEL_TYPES.privateThread ? 'CreatePrivateThreads' : 'CreatePublicThreads');
  return { status: 201, body: createThread(world, { ...common(world, parent, body), type }) };
}

function forumPost(world: World, parent: Channel, request: RestRequest): RestReply {
  channelFor(world, parent.id, 'SendMessages');
  const body = schemas.forumPost(request.body, { files: fileNames(request.files), before: null });
  mayCarry(world, parent, body.message, request.files);
  const thread = createThread(world, { ...common(world, parent, body), tags: body.applied_tags ?? [] });
  const { message } = createMessage(world, {
    author: world.bot,
    channel: thread,
    body: body.message,
    files: request.files,
    extra: { id: thread.id },
  });
  return { status: 201, body: { ...thread, message } };
}

function common(world: World, parent: Channel, body: schemas.ThreadBody) {
  const minutes = body.auto_archive_duration;
  return { parent, name: body.name, owner: world.bot.id, ...(minutes ? { autoArchiveMinutes: minutes } : {}) };
}
