import * as schemas from '../../refusals/schemas.ts';
import type { World } from '../../world/world.ts';
import { guildFor } from '../access.ts';
import { CommandRegistry, type Scope } from '../command-registry.ts';
import type { RestContext } from '../context.ts';
import { refusal } from '../errors.ts';
import type { RestRequest, Route } from '../router.ts';

/** The bot's application and the commands it registers, for everywhere (`/commands`) and for one guild. */
export function applicationRoutes({ world }: RestContext): Route[] {
  const registry = new CommandRegistry(world);
  return [
    { method: 'GET', path: '/applications/@me', handle: () => ({ status: 200, body: application(world) }) },
    { method: 'GET', path: '/oauth2/applications/@me', handle: () => ({ status: 200, body: application(world) }) },
    ...commandRoutes(world, registry, '/applications/:application/commands'),
    ...commandRoutes(world, registry, '/applications/:application/guilds/:guild/commands'),
  ];
}

function commandRoutes(world: World, registry: CommandRegistry, all: string): Route[] {
  const one = `${all}/:command`;
  const route = (
    method: Route['method'],
    path: string,
    answer: (scope: Scope, request: RestRequest) => unknown,
  ): Route => ({
    method,
    path,
    handle: (request) => ({ status: 200, body: answer(scopeOf(world, request), request) }),
  });
  return [
    route('GET', all, (scope) => registry.inScope(scope)),
    route('PUT', all, (scope, { body }) => registry.replaceAll(scope, schemas.commands(body))),
    route('POST', all, (scope, { body }) => registry.put(scope, schemas.command(body))),
    route('GET', one, (scope, request) => registry.find(scope, request.param('command'))),
    route('PATCH', one, (scope, request) => {
      const known = registry.find(scope, request.param('command'));
      return registry.put(
        scope,
        schemas.command({ ...known, ...(request.body instanceof Object ? request.body : {}) }),
      );
    }),
    {
      method: 'DELETE',
      path: one,
      handle: (request) => {
        registry.remove(scopeOf(world, request), request.param('command'));
        return { status: 204 };
      },
    },
  ];
}

function scopeOf(world: World, request: RestRequest): Scope {
  if (request.param('application') !== world.bot.id) throw refusal('unknownApplication');
  const guild = request.param('guild');
  return guild === '' ? null : guildFor(world, guild).id;
}

function application(world: World): object {
  const { bot } = world;
  return {
    id: bot.id,
    name: bot.username,
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    bot,
    verify_key: '0'.repeat(64),
    flags: 0,
    approximate_guild_count: world.guilds.size,
    owner: [...world.users.values()].find(({ username }) => username === 'owner') ?? null,
    team: null,
  };
}
