import * as schemas from '../../refusals/schemas.ts';
import { COMMAND_TYPES, type Command, type CommandBody } from '../../wire.ts';
import type { World } from '../../world/world.ts';
import { guildFor } from '../access.ts';
import type { RestContext } from '../context.ts';
import { refusal } from '../errors.ts';
import type { RestReply, RestRequest, Route } from '../router.ts';

/** The bot's application and the commands it registers, for everywhere (`/commands`) and for one guild. */
export function applicationRoutes(context: RestContext): Route[] {
  const { world } = context;
  return [
    { method: 'GET', path: '/applications/@me', handle: () => ({ status: 200, body: application(world) }) },
    { method: 'GET', path: '/oauth2/applications/@me', handle: () => ({ status: 200, body: application(world) }) },
    ...commandRoutes(context, '/applications/:application/commands'),
    ...commandRoutes(context, '/applications/:application/guilds/:guild/commands'),
  ];
}

function commandRoutes({ world }: RestContext, all: string): Route[] {
  const one = `${all}/:command`;
  const find = (request: RestRequest): Command => {
    const found = inScope(world, scope(world, request)).find(({ id }) => id === request.param('command'));
    if (!found) throw refusal('unknownCommand');
    return found;
  };
  return [
    { method: 'GET', path: all, handle: (request) => ({ status: 200, body: inScope(world, scope(world, request)) }) },
    { method: 'PUT', path: all, handle: (request) => replaceAll(world, request) },
    {
      method: 'POST',
      path: all,
      handle: (request) => ({ status: 200, body: put(world, scope(world, request), schemas.command(request.body)) }),
    },
    { method: 'GET', path: one, handle: (request) => ({ status: 200, body: find(request) }) },
    {
      method: 'PATCH',
      path: one,
      handle: (request) => {
        const known = find(request);
        const body = schemas.command({ ...known, ...(request.body instanceof Object ? request.body : {}) });
        return { status: 200, body: put(world, scope(world, request), body) };
      },
    },
    {
      method: 'DELETE',
      path: one,
      handle: (request) => {
        world.commands.delete(find(request).id);
        return { status: 204 };
      },
    },
  ];
}

/** The guild the commands are for; null: all guilds and direct messages. */
function scope(world: World, request: RestRequest): string | null {
  if (request.param('application') !== world.bot.id) throw refusal('unknownApplication');
  const guild = request.param('guild');
  return guild === '' ? null : guildFor(world, guild).id;
}

function inScope(world: World, guild: string | null): Command[] {
  return [...world.commands.values()].filter((command) => (command.guild_id ?? null) === guild);
}

function replaceAll(world: World, request: RestRequest): RestReply {
  const guild = scope(world, request);
  const bodies = schemas.commands(request.body);
  const before = inScope(world, guild);
  for (const { id } of before) world.commands.delete(id);
  const kept = (body: CommandBody) => before.find((command) => isSame(command, body));
  return { status: 200, body: bodies.map((body) => put(world, guild, body, kept(body))) };
}

/** A command of the same name and type is replaced and keeps its id. */
function put(world: World, guild: string | null, body: CommandBody, known?: Command): Command {
  const before = known ?? inScope(world, guild).find((command) => isSame(command, body));
  const command: Command = {
    id: before?.id ?? world.nextId(),
    application_id: world.bot.id,
    ...(guild === null ? {} : { guild_id: guild }),
    version: world.nextId(),
    type: body.type ?? COMMAND_TYPES.chatInput,
    name: body.name,
    description: body.description ?? '',
    options: body.options ?? [],
    default_member_permissions:
      body.default_member_permissions == null ? null : String(body.default_member_permissions),
    nsfw: body.nsfw ?? false,
    contexts: body.contexts ?? (body.dm_permission === false ? [0] : null),
    integration_types: body.integration_types ?? [0],
  };
  world.commands.set(command.id, command);
  return command;
}

function isSame(command: Command, body: CommandBody): boolean {
  return command.name === body.name && command.type === (body.type ?? COMMAND_TYPES.chatInput);
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
