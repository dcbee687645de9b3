import type { PermissionName } from './permissions.ts';
import type { GuildPlan } from './plan.ts';

const MEMBERS_MAY: PermissionName[] = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'EmbedLinks',
  'AttachFiles',
  'AddReactions',
  'ReadMessageHistory',
  'ChangeNickname',
  'UseApplicationCommands',
];

const MODERATORS_MAY: PermissionName[] = [
  'ManageGuild',
  'ManageMessages',
  'ManageThreads',
  'KickMembers',
  'ModerateMembers',
];

const BOT_MAY: PermissionName[] = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'EmbedLinks',
  'AttachFiles',
  'AddReactions',
  'ReadMessageHistory',
];

/** A small fan-fiction server: what the terminal offers and what tests get unless they say otherwise. */
export function community(name = 'The Reading Room'): GuildPlan {
  return {
    name,
    everyone: MEMBERS_MAY,
    roles: { moderators: { permissions: MODERATORS_MAY }, readers: { mentionable: true } },
    channels: {
      general: { topic: 'Talk about anything' },
      recommendations: { topic: 'One story a day' },
      prompts: { topic: 'A hundred words, exactly' },
      'after-dark': { topic: 'Adults only', ageRestricted: true },
      mods: {
        topic: 'Moderators only',
        deny: { '@everyone': ['ViewChannel'] },
        allow: { '@moderators': ['ViewChannel'], bot: ['ViewChannel'] },
      },
    },
    members: {
      fan: { displayName: 'Fay', roles: ['readers'] },
      reader: { displayName: 'Robin' },
      moderator: { displayName: 'Mo', roles: ['moderators'] },
    },
    bot: BOT_MAY,
  };
}
