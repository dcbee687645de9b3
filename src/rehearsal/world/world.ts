import type { Clock } from '../clock.ts';
import { type Snowflake, Snowflakes } from '../snowflakes.ts';
import { CHANNEL_TYPES, type Channel, type Member, type Message, type User } from '../wire.ts';
import type { Command } from '../wire-commands.ts';
import { buildGuild, type Guild, type Registrar } from './guild.ts';
import { channelPermissions, guildPermissions } from './permissions.ts';
import type { GuildPlan, MemberPlan } from './plan.ts';

export interface StoredMessage {
  message: Message;
  /** The one member who sees it; null: everyone who sees the channel. */
  onlyFor: Snowflake | null;
}

/** Something that happened, as the gateway tells it; the gateway decides which sessions hear of it. */
export interface WorldEvent {
  name: string;
  data: object;
  guild: Snowflake | null;
  /** Given where only who sees the channel hears of it. */
  channel: Channel | null;
}

export interface AttachedFile {
  filename: string;
  contentType: string;
  bytes: Uint8Array;
}

/** Everything that exists: the single truth that REST reads and changes and the gateway tells about. */
export class World implements Registrar {
  readonly clock: Clock;
  readonly bot: User;
  readonly users = new Map<Snowflake, User>();
  readonly guilds = new Map<Snowflake, Guild>();
  readonly channels = new Map<Snowflake, Channel>();
  readonly messages = new Map<Snowflake, Map<Snowflake, StoredMessage>>();
  readonly commands = new Map<Snowflake, Command>();
  readonly files = new Map<string, AttachedFile>();
  /** Where attached files are served from; known once the server listens. */
  filesUrl = '';
  readonly #directChannels = new Map<Snowflake, Channel>();
  readonly #byName = new Map<string, User>();
  readonly #plans = new Map<Snowflake, MemberPlan>();
  readonly #snowflakes: Snowflakes;
  readonly #listeners = new Set<(event: WorldEvent) => void>();

  constructor(clock: Clock) {
    this.clock = clock;
    this.#snowflakes = new Snowflakes(clock);
    this.bot = { ...this.#newUser('Storykeeper'), global_name: null, bot: true };
    this.users.set(this.bot.id, this.bot);
  }

  nextId(): Snowflake {
    return this.#snowflakes.next();
  }

  timestamp(): string {
    return new Date(this.clock.now()).toISOString();
  }

  user(name: string, plan: MemberPlan): User {
    const known = this.#byName.get(name);
    if (known) return known;
    const user = this.#newUser(name, plan.displayName);
    this.users.set(user.id, user);
    this.#byName.set(name, user);
    this.#plans.set(user.id, plan);
    return user;
  }

  /** How a user set up their app. */
  preferences(user: Snowflake): MemberPlan {
    return this.#plans.get(user) ?? {};
  }

  addGuild(plan: GuildPlan): Guild {
    const guild = buildGuild(plan, this);
    this.guilds.set(guild.id, guild);
    for (const channel of guild.channels.values()) this.channels.set(channel.id, channel);
    return guild;
  }

  guildOf(channel: Channel): Guild | undefined {
    return channel.guild_id === undefined ? undefined : this.guilds.get(channel.guild_id);
  }

  /** The channel between the bot and this user, made on first use. */
  directChannel(user: User): Channel {
    const known = this.#directChannels.get(user.id);
    if (known) return known;
    const channel: Channel = {
      id: this.nextId(),
      type: CHANNEL_TYPES.dm,
      recipients: [user],
      last_message_id: null,
      flags: 0,
    };
    this.channels.set(channel.id, channel);
    this.#directChannels.set(user.id, channel);
    return channel;
  }

  messagesIn(channel: Snowflake): Map<Snowflake, StoredMessage> {
    const known = this.messages.get(channel);
    if (known) return known;
    const created = new Map<Snowflake, StoredMessage>();
    this.messages.set(channel, created);
    return created;
  }

  /** What a member may do in a channel or thread; in a direct message everything a message needs. */
  permissions(channel: Channel, member: Member | undefined): bigint {
    const guild = this.guildOf(channel);
    if (!guild) return DIRECT_MESSAGE_PERMISSIONS;
    if (!member) return 0n;
    const parent = isThread(channel) && channel.parent_id ? guild.channels.get(channel.parent_id) : channel;
    return parent ? channelPermissions(guild, parent, member) : guildPermissions(guild, member);
  }

  botPermissions(channel: Channel): bigint {
    return this.permissions(channel, this.guildOf(channel)?.members.get(this.bot.id));
  }

  emit(event: WorldEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  onEvent(listener: (event: WorldEvent) => void): void {
    this.#listeners.add(listener);
  }

  #newUser(username: string, displayName: string | undefined = undefined): User {
    const id = this.nextId();
    return { id, username, global_name: displayName ?? username, discriminator: '0', avatar: null, public_flags: 0 };
  }
}

/** What Discord states as an app's permissions in a direct message. */
const DIRECT_MESSAGE_PERMISSIONS = 117_824n | (1n << 18n) | (1n << 31n);

export function isThread(channel: Channel): boolean {
  const { announcementThread, publicThread, privateThread } = CHANNEL_TYPES;
  return [announcementThread, publicThread, privateThread].some((type) => type === channel.type);
}
