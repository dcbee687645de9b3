import * as schemas from '../../refusals/schemas.ts';
import type { User } from '../../wire.ts';
import type { World } from '../../world/world.ts';
import type { RestContext } from '../context.ts';
import { refusal } from '../errors.ts';
import type { Route } from '../router.ts';

/** Who the bot is, other users, direct messages, and where the gateway is. */
export function userRoutes(context: RestContext): Route[] {
  const { world } = context;
  return [
    { method: 'GET', path: '/gateway/bot', handle: () => ({ status: 200, body: gatewayInformation(context) }) },
    { method: 'GET', path: '/gateway', handle: () => ({ status: 200, body: { url: context.gateway.url } }) },
    {
      method: 'GET',
      path: '/users/@me',
      handle: () => ({ status: 200, body: { ...world.bot, verified: true, mfa_enabled: true } }),
    },
    { method: 'GET', path: '/users/@me/guilds', handle: () => ({ status: 200, body: guildsOfBot(world) }) },
    {
      method: 'GET',
      path: '/users/:user',
      handle: (request) => ({ status: 200, body: userFor(world, request.param('user')) }),
    },
    {
      method: 'POST',
      path: '/users/@me/channels',
      handle: (request) => {
        const { recipient_id } = schemas.directMessage(request.body);
        return { status: 200, body: world.directChannel(userFor(world, recipient_id ?? '')) };
      },
    },
  ];
}

function userFor(world: World, id: string): User {
  const user = world.users.get(id);
  if (!user) throw refusal('unknownUser');
  return user;
}

function guildsOfBot(world: World): object[] {
  const guilds = [...world.guilds.values()].filter(({ members }) => members.has(world.bot.id));
  return guilds.map(({ id, name, ownerId }) => ({
    id,
    name,
    icon: null,
    owner: ownerId === world.bot.id,
    permissions: '0',
    features: [],
  }));
}

const ONE_DAY = 86_400_000;
/** Discord recommends more shards long before it demands them. */
const GUILDS_A_SHARD = 1000;

function gatewayInformation(context: RestContext): object {
  return {
    url: context.gateway.url,
    shards: Math.max(1, Math.ceil(context.world.guilds.size / GUILDS_A_SHARD)),
    session_start_limit: {
      total: 1000,
      remaining: context.gateway.identifiesLeft,
      reset_after: ONE_DAY,
      max_concurrency: 16,
    },
  };
}
