import type { Server } from 'node:http';
import { Admin } from './admin.ts';
import type { Credentials } from './credentials.ts';
import type { Faults } from './faults.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { Journal } from './journal.ts';
import type { Exchange } from './members/exchange.ts';
import { Seat } from './members/seat.ts';
import type { Random } from './random.ts';
import type { Channel, Message } from './wire.ts';
import { findChannel, findMember, type Guild } from './world/guild.ts';
import { visibleMessages } from './world/messages.ts';
import { isThread, type World } from './world/world.ts';

interface Parts {
  server: Server;
  port: number;
  world: World;
  journal: Journal;
  gateway: Gateway;
  exchange: Exchange;
  faults: Faults;
  random: Random;
  credentials: Credentials;
}

const DEFAULT_WAIT_MS = 10_000;

/** A running local Discord: what tests and the terminal hold in hand. */
export class LocalDiscord {
  readonly apiUrl: string;
  readonly world: World;
  readonly journal: Journal;
  readonly gateway: Gateway;
  readonly faults: Faults;
  /** Draws from the server's seed, for suites that choose their own troubles. */
  readonly random: Random;
  readonly #credentials: Credentials;
  readonly #server: Server;
  readonly #exchange: Exchange;

  constructor({ server, port, world, journal, gateway, exchange, faults, random, credentials }: Parts) {
    this.apiUrl = `http://127.0.0.1:${port}/api`;
    this.world = world;
    this.journal = journal;
    this.gateway = gateway;
    this.faults = faults;
    this.random = random;
    this.#credentials = credentials;
    this.#server = server;
    this.#exchange = exchange;
  }

  /** The server that the rest of the calls are about unless they name another. */
  get guild(): Guild {
    return this.guildNamed();
  }

  guildNamed(name?: string): Guild {
    const guilds = [...this.world.guilds.values()];
    const found = name === undefined ? guilds[0] : guilds.find((guild) => guild.name === name);
    if (!found) throw new Error(`There is no server ${name ?? 'at all'}`);
    return found;
  }

  /** What moderators and owners do to a server while the bot runs. */
  admin(guildName?: string): Admin {
    return new Admin(this.world, this.guildNamed(guildName));
  }

  /** Waits until the bot is connected and has registered commands. */
  async ready(withinMs = DEFAULT_WAIT_MS): Promise<void> {
    await this.until(
      () => this.gateway.connected && this.world.commands.size > 0,
      'the bot to connect and register its commands',
      withinMs,
    );
  }

  /** Waits until something holds; it is looked at after every request and connection of the bot. */
  async until(holds: () => boolean, what = 'something to happen', withinMs = DEFAULT_WAIT_MS): Promise<void> {
    if (holds()) return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        stopListening();
        reject(new Error(`Waited ${withinMs} ms in vain for ${what}`));
      }, withinMs);
      // Waiting in vain must not keep a process alive that has nothing else left to do.
      timer.unref();
      const stopListening = this.journal.onChange(() => {
        if (!holds()) return;
        clearTimeout(timer);
        stopListening();
        resolve();
      });
    });
  }

  /** Waits until the bot has asked for nothing for so many (real) milliseconds. */
  async quiet(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = () => {
        stopListening();
        resolve();
      };
      const timer = setTimeout(done, ms);
      const stopListening = this.journal.onChange(() => timer.refresh());
    });
  }

  /** `member('fan').in('general')`; `.directMessage()` is their talk with the bot. */
  member(name: string, guildName?: string): { in(channel: string): Seat; directMessage(): Seat } {
    const guild = this.guildNamed(guildName);
    const { user } = findMember(guild, name);
    return {
      in: (channel) => new Seat(this.#exchange, user, this.channel(channel, guildName)),
      directMessage: () => new Seat(this.#exchange, user, this.world.directChannel(user)),
    };
  }

  /** A channel or thread by its name. */
  channel(name: string, guildName?: string): Channel {
    const guild = this.guildNamed(guildName);
    const plain = name.replace(/^#/, '');
    const thread = [...this.world.channels.values()].find(
      (channel) => channel.guild_id === guild.id && isThread(channel) && channel.name === plain,
    );
    return thread ?? findChannel(guild, name);
  }

  /** What stands in a channel, oldest first: what everyone sees, and what only `reader` sees if one is named. */
  messages(channel: string, reader?: string): Message[] {
    const id = reader === undefined ? null : findMember(this.guild, reader).user.id;
    return visibleMessages(this.world, this.channel(channel).id, id);
  }

  /** What the bot wrote to a member directly. */
  directMessages(name: string): Message[] {
    const { user } = findMember(this.guild, name);
    return visibleMessages(this.world, this.world.directChannel(user).id, null);
  }

  /** Makes the bot's token worth nothing: 401 for every request, and 4004 on the gateway. */
  revokeToken(): void {
    this.#credentials.revoke();
    this.gateway.close(4004);
  }

  /** Throws when the bot did what nobody should let pass: a route that does not exist, or a fault of this server itself. */
  assertClean(): void {
    const { violations } = this.journal;
    if (violations.length > 0) throw new Error(violations.join('\n'));
  }

  /** Ends everything, and says so loudly if something was wrong (see `assertClean`). */
  async stop(): Promise<void> {
    this.gateway.stop();
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.assertClean();
  }
}
