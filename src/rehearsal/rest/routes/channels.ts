import * as schemas from '../../refusals/schemas.ts';
import { changeChannel, removeChannel } from '../../world/changes.ts';
import { has } from '../../world/permissions.ts';
import { isThread, type World } from '../../world/world.ts';
import { channelFor, messageIn } from '../access.ts';
import type { RestContext } from '../context.ts';
import { refusal } from '../errors.ts';
import type { RestReply, RestRequest, Route } from '../router.ts';

const ONE = '/channels/:channel';

/** Channels themselves, and what is pinned in them. */
export function channelRoutes({ world }: RestContext): Route[] {
  return [
    {
      method: 'GET',
      path: ONE,
      handle: (request) => ({ status: 200, body: channelFor(world, request.param('channel')) }),
    },
    { method: 'PATCH', path: ONE, handle: (request) => change(world, request) },
    { method: 'DELETE', path: ONE, handle: (request) => remove(world, request) },
    ...pinRoutes(world, `${ONE}/pins`, (messages) => messages),
    ...pinRoutes(world, `${ONE}/messages/pins`, (messages) => ({
      items: messages.map((message) => ({ message, pinned_at: world.timestamp() })),
      has_more: false,
    })),
  ];
}

function change(world: World, request: RestRequest): RestReply {
  const channel = channelFor(world, request.param('channel'));
  const thread = isThread(channel);
  const own = thread && channel.owner_id === world.bot.id;
  if (!own) channelFor(world, channel.id, thread ? 'ManageThreads' : 'ManageChannels');
  const patch = thread ? schemas.threadPatch(request.body) : schemas.channelPatch(request.body);
  return { status: 200, body: changeChannel(world, channel, patch) };
}

function remove(world: World, request: RestRequest): RestReply {
  const channel = channelFor(world, request.param('channel'));
  channelFor(world, channel.id, isThread(channel) ? 'ManageThreads' : 'ManageChannels');
  removeChannel(world, channel);
  return { status: 200, body: channel };
}

/** Pins have an old and a new address, which differ in how the list is wrapped. */
function pinRoutes(world: World, path: string, wrapped: (messages: object[]) => unknown): Route[] {
  return [
    {
      method: 'GET',
      path,
      handle: (request) => {
        const channel = channelFor(world, request.param('channel'));
        const readable = has(world.botPermissions(channel), 'ReadMessageHistory');
        const messages = readable ? [...world.messagesIn(channel.id).values()].map(({ message }) => message) : [];
        return { status: 200, body: wrapped(messages.filter(({ pinned }) => pinned)) };
      },
    },
    { method: 'PUT', path: `${path}/:message`, handle: (request) => pin(world, request, true) },
    { method: 'DELETE', path: `${path}/:message`, handle: (request) => pin(world, request, false) },
  ];
}

function pin(world: World, request: RestRequest, pinned: boolean): RestReply {
  const channel = channelFor(world, request.param('channel'));
  const permissions = world.botPermissions(channel);
  if (!has(permissions, 'PinMessages')) throw refusal('missingPermissions');
  const stored = messageIn(world, channel, request.param('message'));
  stored.message = { ...stored.message, pinned };
  world.emit({
    name: 'CHANNEL_PINS_UPDATE',
    data: { guild_id: channel.guild_id, channel_id: channel.id, last_pin_timestamp: world.timestamp() },
    guild: channel.guild_id ?? null,
    channel,
  });
  return { status: 204 };
}
