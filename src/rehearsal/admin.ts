import type { Channel, Message, Overwrite } from './wire.ts';
import { changeChannel, removeChannel, tell } from './world/changes.ts';
import {
  addChannel,
  addMember,
  addRole,
  findChannel,
  findMember,
  findRole,
  type Guild,
  overwriteTarget,
} from './world/guild.ts';
import { guildCreated, memberAsJson } from './world/guild-json.ts';
import { deleteMessage } from './world/messages.ts';
import { type PermissionName, permissionBits } from './world/permissions.ts';
import type { ChannelPlan, MemberPlan, RolePlan, Who } from './world/plan.ts';
import type { World } from './world/world.ts';

/** What people with rights do to a server while the bot runs. Each change is told to the bot as Discord would. */
export class Admin {
  readonly #world: World;
  readonly #guild: Guild;

  constructor(world: World, guild: Guild) {
    this.#world = world;
    this.#guild = guild;
  }

  createChannel(name: string, plan: ChannelPlan = {}): Channel {
    const channel = addChannel(this.#guild, name, plan, this.#world);
    this.#world.channels.set(channel.id, channel);
    tell(this.#world, channel, 'CREATE');
    return channel;
  }

  deleteChannel(name: string): void {
    removeChannel(this.#world, this.#channel(name));
  }

  setAgeRestricted(name: string, nsfw: boolean): void {
    changeChannel(this.#world, this.#channel(name), { nsfw });
  }

  /** Takes permissions away in one channel: from `@everyone`, a `@role`, a member or the `bot`. */
  deny(channel: string, who: Who, ...names: PermissionName[]): void {
    this.#overwrite(channel, who, (overwrite) => ({
      ...overwrite,
      deny: String(BigInt(overwrite.deny) | permissionBits(names)),
    }));
  }

  /** Takes back what `deny` did. */
  restore(channel: string, who: Who, ...names: PermissionName[]): void {
    this.#overwrite(channel, who, (overwrite) => ({
      ...overwrite,
      deny: String(BigInt(overwrite.deny) & ~permissionBits(names)),
    }));
  }

  /** Sets what the bot's own role may do in the whole server. */
  setBotPermissions(...names: PermissionName[]): void {
    const role = findRole(this.#guild, this.#world.bot.username);
    role.permissions = String(permissionBits(names));
    this.#tell('GUILD_ROLE_UPDATE', { role });
  }

  createRole(name: string, plan: RolePlan = {}): void {
    this.#tell('GUILD_ROLE_CREATE', { role: addRole(this.#guild, name, plan, this.#world) });
  }

  deleteRole(name: string): void {
    const { id } = findRole(this.#guild, name);
    this.#guild.roles.delete(id);
    for (const member of this.#guild.members.values()) member.roles = member.roles.filter((role) => role !== id);
    this.#tell('GUILD_ROLE_DELETE', { role_id: id });
  }

  addMember(name: string, plan: MemberPlan = {}): void {
    this.#tell('GUILD_MEMBER_ADD', memberAsJson(addMember(this.#guild, name, plan, this.#world)));
  }

  removeMember(name: string): void {
    const { user } = findMember(this.#guild, name);
    this.#guild.members.delete(user.id);
    this.#tell('GUILD_MEMBER_REMOVE', { user });
  }

  deleteMessage(message: Message): void {
    const stored = this.#world.messages.get(message.channel_id)?.get(message.id);
    if (stored) deleteMessage(this.#world, stored);
  }

  /** Throws the bot out of the server. */
  removeBot(): void {
    this.#tell('GUILD_DELETE', { id: this.#guild.id });
    this.#guild.members.delete(this.#world.bot.id);
  }

  /** The server is unreachable for a while: Discord's own trouble, not a goodbye. */
  outage(): void {
    this.#tell('GUILD_DELETE', { id: this.#guild.id, unavailable: true });
  }

  outageOver(): void {
    this.#tell('GUILD_CREATE', guildCreated(this.#guild, []));
  }

  #channel(name: string): Channel {
    return findChannel(this.#guild, name);
  }

  #overwrite(name: string, who: Who, change: (overwrite: Overwrite) => Overwrite): void {
    const channel = this.#channel(name);
    const target = overwriteTarget(this.#guild, who);
    const all = channel.permission_overwrites ?? [];
    const own = all.find(({ id }) => id === target.id) ?? { ...target, allow: '0', deny: '0' };
    channel.permission_overwrites = [...all.filter(({ id }) => id !== target.id), change(own)];
    tell(this.#world, channel, 'UPDATE');
  }

  #tell(name: string, data: object): void {
    const guild = this.#guild.id;
    this.#world.emit({ name, data: { guild_id: guild, ...data }, guild, channel: null });
  }
}
