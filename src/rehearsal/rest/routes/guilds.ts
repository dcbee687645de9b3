import { guildAsJson, memberAsJson } from '../../world/guild-json.ts';
import { isThread } from '../../world/world.ts';
import { guildFor } from '../access.ts';
import type { RestContext } from '../context.ts';
import { refusal } from '../errors.ts';
import type { Route } from '../router.ts';

/** What a guild is made of, to read. */
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
