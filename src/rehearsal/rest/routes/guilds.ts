import { guildAsJson, memberAsJson } from '../../world/guild-json.ts';
import { guildPermissions, has } from '../../world/permissions.ts';
import { isThread, type World } from '../../world/world.ts';
import { guildFor } from '../access.ts';
import type { RestContext } from '../context.ts';
import { refusal } from '../errors.ts';
import type { RestReply, RestRequest, Route } from '../router.ts';

/** What a guild is made of, and who has which role. */
export function guildRoutes({ world }: RestContext): Route[] {
  const guild = '/guilds/:guild';
  return [
    {
      method: 'GET',
      path: guild,
      handle: (request) => ({ status: 200, body: guildAsJson(guildFor(world, request.param('guild'))) }),
    },
    {
      method: 'GET',
      path: `${guild}/channels`,
      handle: (request) => ({ status: 200, body: [...guildFor(world, request.param('guild')).channels.values()] }),
    },
    {
      method: 'GET',
      path: `${guild}/roles`,
      handle: (request) => ({ status: 200, body: [...guildFor(world, request.param('guild')).roles.values()] }),
    },
    {
      method: 'GET',
      path: `${guild}/roles/:role`,
      handle: (request) => {
        const role = guildFor(world, request.param('guild')).roles.get(request.param('role'));
        if (!role) throw refusal('unknownRole');
        return { status: 200, body: role };
      },
    },
    {
      method: 'GET',
      path: `${guild}/members/:member`,
      handle: (request) => {
        const id = request.param('member') === '@me' ? world.bot.id : request.param('member');
        const member = guildFor(world, request.param('guild')).members.get(id);
        if (!member) throw refusal(world.users.has(id) ? 'unknownMember' : 'unknownUser');
        return { status: 200, body: memberAsJson(member) };
      },
    },
    {
      method: 'PUT',
      path: `${guild}/members/:member/roles/:role`,
      handle: (request) => changeRoles(world, request, true),
    },
    {
      method: 'DELETE',
      path: `${guild}/members/:member/roles/:role`,
      handle: (request) => changeRoles(world, request, false),
    },
    {
      method: 'GET',
      path: `${guild}/threads/active`,
      handle: (request) => {
        const { id } = guildFor(world, request.param('guild'));
        const threads = [...world.channels.values()].filter((channel) => channel.guild_id === id && isThread(channel));
        return {
          status: 200,
          body: { threads: threads.filter((thread) => !thread.thread_metadata?.archived), members: [] },
        };
      },
    },
  ];
}

/** A bot gives and takes only roles that stand below its own. */
function changeRoles(world: World, request: RestRequest, given: boolean): RestReply {
  const guild = guildFor(world, request.param('guild'));
  const member = guild.members.get(request.param('member'));
  const role = guild.roles.get(request.param('role'));
  const bot = guild.members.get(world.bot.id);
  if (!member) throw refusal('unknownMember');
  if (!role) throw refusal('unknownRole');
  const highest = Math.max(...(bot?.roles ?? []).map((id) => guild.roles.get(id)?.position ?? 0));
  const may = bot && has(guildPermissions(guild, bot), 'ManageRoles') && role.position < highest && !role.managed;
  if (!may) throw refusal('missingPermissions');
  const others = member.roles.filter((id) => id !== role.id);
  member.roles = given ? [...others, role.id] : others;
  world.emit({
    name: 'GUILD_MEMBER_UPDATE',
    data: { guild_id: guild.id, ...memberAsJson(member) },
    guild: guild.id,
    channel: null,
  });
  return { status: 204 };
}
