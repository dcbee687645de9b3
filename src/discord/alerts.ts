import { type REST, Routes } from 'discord.js';
import type { Alerts, Roles } from '../daily/ports.ts';
import { bodyOf } from './answer.ts';
import { lines } from './cards/layout.ts';
import { spoken } from './cards/spoken.ts';
import { directMessages } from './direct-messages.ts';
import type { Log } from './dispatch.ts';
import { asking } from './post-failure.ts';

/** Tells moderators in the channel they chose, else whoever set the schedule up. */
export function alertsTo(rest: REST, log: Log): Alerts {
  const tellDirectly = directMessages(rest);
  return {
    async tell({ alertChannelId, channelId, createdBy, guildId, name }, words) {
      const news = lines(`**Story of the day** (“${name}” in <#${channelId}>): ${spoken(words)}`);
      const facts = { guild: guildId, schedule: name };
      log.warn(facts, words);
      const ways = [
        ...(alertChannelId ? [() => rest.post(Routes.channelMessages(alertChannelId), { body: bodyOf(news) })] : []),
        () => tellDirectly(createdBy, news),
      ];
      for (const way of ways) {
        try {
          if ((await way()) !== false) return;
        } catch (error) {
          log.warn({ ...facts, err: error }, 'an alert could not be delivered this way');
        }
      }
    },
  };
}

/** Roles that members give themselves with a button. */
export function rolesOf(rest: REST): Roles {
  return {
    async toggle(guildId, memberId, roleId) {
      const member = (await asking(() => rest.get(Routes.guildMember(guildId, memberId)))) as { roles: string[] };
      const route = Routes.guildMemberRole(guildId, memberId, roleId);
      const has = member.roles.includes(roleId);
      await asking(() => (has ? rest.delete(route) : rest.put(route)));
      return !has;
    },
  };
}
