import type { Snowflake } from '../snowflakes.ts';
import { CHANNEL_TYPES, type Channel, type Member, type Overwrite, type Role, type User } from '../wire.ts';
import { type PermissionName, permissionBits } from './permissions.ts';
import type { ChannelPlan, GuildPlan, MemberPlan, RolePlan, Who } from './plan.ts';

/** One server. Roles and members are keyed by id; @everyone has the guild's own id. */
export interface Guild {
  id: Snowflake;
  name: string;
  ownerId: Snowflake;
  locale: string;
  /** 0 default, 3 age-restricted. */
  nsfwLevel: number;
  roles: Map<Snowflake, Role>;
  members: Map<Snowflake, Member>;
  channels: Map<Snowflake, Channel>;
  botId: Snowflake;
}

/** What building needs of the world: ids, the time, and one user for each name in all guilds. */
export interface Registrar {
  nextId(): Snowflake;
  timestamp(): string;
  user(name: string, plan: MemberPlan): User;
  readonly bot: User;
}

const OWNER = 'owner';
const NSFW_LEVEL_AGE_RESTRICTED = 3;

export function buildGuild(plan: GuildPlan, registrar: Registrar): Guild {
  const id = registrar.nextId();
  const owner = registrar.user(OWNER, {});
  const guild: Guild = {
    id,
    name: plan.name,
    ownerId: owner.id,
    locale: plan.locale ?? 'en-US',
    nsfwLevel: plan.ageRestricted ? NSFW_LEVEL_AGE_RESTRICTED : 0,
    roles: new Map(),
    members: new Map(),
    channels: new Map(),
    botId: registrar.bot.id,
  };
  guild.roles.set(id, newRole(id, '@everyone', { permissions: plan.everyone }, 0));
  for (const [name, role] of Object.entries(plan.roles)) addRole(guild, name, role, registrar);
  addBot(guild, plan.bot, registrar);
  guild.members.set(owner.id, newMember(owner, [], registrar));
  for (const [name, member] of Object.entries(plan.members)) addMember(guild, name, member, registrar);
  for (const [name, channel] of Object.entries(plan.channels)) addChannel(guild, name, channel, registrar);
  return guild;
}

export function addRole(guild: Guild, name: string, plan: RolePlan, registrar: Registrar): Role {
  const role = newRole(registrar.nextId(), name, plan, guild.roles.size);
  guild.roles.set(role.id, role);
  return role;
}

export function addMember(guild: Guild, name: string, plan: MemberPlan, registrar: Registrar): Member {
  const roles = (plan.roles ?? []).map((role) => findRole(guild, role).id);
  const member = newMember(registrar.user(name, plan), roles, registrar);
  guild.members.set(member.user.id, member);
  return member;
}

export function addChannel(guild: Guild, name: string, plan: ChannelPlan, registrar: Registrar): Channel {
  const type = CHANNEL_TYPES[plan.kind ?? 'text'];
  const channel: Channel = {
    id: registrar.nextId(),
    type,
    name,
    guild_id: guild.id,
    parent_id: plan.parent === undefined ? null : findChannel(guild, plan.parent).id,
    position: guild.channels.size,
    topic: plan.topic ?? null,
    nsfw: plan.ageRestricted ?? false,
    rate_limit_per_user: 0,
    permission_overwrites: overwritesOf(guild, plan),
    last_message_id: null,
    last_pin_timestamp: null,
    flags: 0,
    ...(type === CHANNEL_TYPES.forum ? { available_tags: [] } : {}),
  };
  guild.channels.set(channel.id, channel);
  return channel;
}

export function findChannel(guild: Guild, name: string): Channel {
  return wanted('channel', guild, name, [...guild.channels.values()], (channel) => channel.name);
}

export function findRole(guild: Guild, name: string): Role {
  return wanted('role', guild, name, [...guild.roles.values()], (role) => role.name);
}

export function findMember(guild: Guild, name: string): Member {
  return wanted('member', guild, name, [...guild.members.values()], (member) => member.user.username);
}

/** Who an overwrite's `Who` is: an id and whether it is a role (0) or a member (1). */
export function overwriteTarget(guild: Guild, who: Who): Pick<Overwrite, 'id' | 'type'> {
  if (who === '@everyone') return { id: guild.id, type: 0 };
  if (who.startsWith('@')) return { id: findRole(guild, who.slice(1)).id, type: 0 };
  return { id: who === 'bot' ? guild.botId : findMember(guild, who).user.id, type: 1 };
}

function wanted<T>(kind: string, guild: Guild, name: string, all: T[], nameOf: (one: T) => string | undefined): T {
  const plain = name.replace(/^[#@]/, '').toLowerCase();
  const found = all.find((one) => nameOf(one)?.replace(/^@/, '').toLowerCase() === plain);
  if (found) return found;
  const names = all.map(nameOf).join(', ');
  throw new Error(`"${guild.name}" has no ${kind} "${name}"; it has: ${names}`);
}

function newRole(id: Snowflake, name: string, plan: RolePlan, position: number): Role {
  return {
    id,
    name,
    permissions: String(permissionBits(plan.permissions ?? [])),
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    position,
    managed: false,
    mentionable: plan.mentionable ?? false,
    flags: 0,
  };
}

function newMember(user: User, roles: Snowflake[], registrar: Registrar): Member {
  return {
    user,
    nick: null,
    avatar: null,
    roles,
    joined_at: registrar.timestamp(),
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
  };
}

/** A bot that is invited gets a role of its own, which carries what it was granted. */
function addBot(guild: Guild, permissions: PermissionName[], registrar: Registrar): void {
  const role = addRole(guild, registrar.bot.username, { permissions }, registrar);
  role.managed = true;
  role.tags = { bot_id: registrar.bot.id };
  guild.members.set(registrar.bot.id, newMember(registrar.bot, [role.id], registrar));
}

function overwritesOf(guild: Guild, plan: ChannelPlan): Overwrite[] {
  const everyone = new Set([...Object.keys(plan.allow ?? {}), ...Object.keys(plan.deny ?? {})]);
  return [...everyone].map((who) => ({
    ...overwriteTarget(guild, who),
    allow: String(permissionBits(plan.allow?.[who] ?? [])),
    deny: String(permissionBits(plan.deny?.[who] ?? [])),
  }));
}
