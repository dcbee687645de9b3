import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { LIMITS } from '../limits.ts';
import { type Snowflake, shardOf } from '../snowflakes.ts';
import { guildCreated } from '../world/guild-json.ts';
import { isThread, type World, type WorldEvent } from '../world/world.ts';
import { GatewayConnection } from './connection.ts';
import { asHeard, hears, INTENTS } from './intents.ts';
import { type CloseCode, OPCODES } from './protocol.ts';
import { type Connection, Session } from './session.ts';

export interface GatewayOptions {
  heartbeatIntervalMs: number;
  /** The privileged intents that the application was granted. */
  grantedIntents: number;
  isToken(token: string): boolean;
  /** Called when a client has come, come back, or gone. */
  onChange(): void;
  /** What Discord does after too many identifies in a day. */
  resetToken(): void;
}

const SESSION_KEPT_MS = 180_000;

/** The side of Discord that talks first: sessions, what they hear, and on demand its bad days. */
export class Gateway {
  readonly world: World;
  readonly options: GatewayOptions;
  readonly sessions = new Map<string, Session>();
  /** While set, heartbeats stay unanswered: a connection that looks alive and is not. */
  acksWithheld = false;
  identifies = 0;
  url = '';
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #connections = new Set<GatewayConnection>();

  constructor(world: World, options: GatewayOptions) {
    this.world = world;
    this.options = options;
    world.onEvent((event) => this.#tell(event));
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#welcome(webSocket, request.url ?? '/'));
  }

  /** How many identifies are left today. */
  get identifiesLeft(): number {
    return Math.max(0, LIMITS.identifiesADay - this.identifies);
  }

  begin(connection: Connection, intents: number, shard: { id: number; count: number }): Session {
    this.identifies += 1;
    this.#forgetAbandoned();
    const session = new Session(intents, shard, connection);
    this.sessions.set(session.id, session);
    const guilds = this.#guildsOf(session);
    session.dispatch('READY', {
      v: 10,
      user: { ...this.world.bot, verified: true, mfa_enabled: true, email: null, flags: 0 },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.url,
      shard: [shard.id, shard.count],
      application: { id: this.world.bot.id, flags: 0 },
      session_type: 'normal',
      private_channels: [],
      presences: [],
      relationships: [],
      user_settings: {},
    });
    if ((intents & INTENTS.guilds) !== 0) {
      for (const guild of guilds) session.dispatch('GUILD_CREATE', this.guildCreate(guild.id));
    }
    this.options.onChange();
    return session;
  }

  guildCreate(id: Snowflake): object {
    const guild = this.world.guilds.get(id);
    if (!guild) return { id, unavailable: true };
    const threads = [...this.world.channels.values()].filter((channel) => channel.guild_id === id && isThread(channel));
    return guildCreated(guild, threads);
  }

  /** Tells the sessions that serve this guild, whatever their intents. */
  dispatchTo(guild: Snowflake | null, name: string, data: object): void {
    for (const session of this.#serving(guild)) session.dispatch(name, data);
  }

  /** Asks all clients to reconnect (op 7), as Discord does some times a day. */
  askToReconnect(): void {
    for (const connection of this.#connections) connection.frame(OPCODES.reconnect, null);
  }

  /** Declares all sessions invalid (op 9); they can be resumed or not. */
  invalidateSessions(resumable: boolean): void {
    if (!resumable) this.sessions.clear();
    for (const connection of this.#connections) connection.frame(OPCODES.invalidSession, resumable);
  }

  /** Breaks all connections; the sessions can be resumed. */
  cut(): void {
    for (const connection of this.#connections) connection.cut();
  }

  close(code: CloseCode | 1000 | 1001): void {
    for (const connection of this.#connections) connection.close(code);
  }

  get connected(): boolean {
    return [...this.sessions.values()].some(({ connection }) => connection !== null);
  }

  stop(): void {
    this.cut();
    this.#server.close();
  }

  #welcome(webSocket: WebSocket, url: string): void {
    const connection = new GatewayConnection(this, webSocket, url);
    this.#connections.add(connection);
    webSocket.on('close', () => this.#connections.delete(connection));
  }

  #tell(event: WorldEvent): void {
    const guild = event.guild === null ? undefined : this.world.guilds.get(event.guild);
    if (guild && !guild.members.has(this.world.bot.id)) return;
    for (const session of this.#serving(event.guild)) {
      if (hears(this.world, session.intents, event))
        session.dispatch(event.name, asHeard(this.world, session.intents, event));
    }
  }

  /** Sessions that nobody came back to. */
  #forgetAbandoned(): void {
    const now = this.world.clock.now();
    for (const { id, leftAt } of this.sessions.values()) {
      if (leftAt !== null && Math.abs(now - leftAt) > SESSION_KEPT_MS) this.sessions.delete(id);
    }
  }

  #serving(guild: Snowflake | null): Session[] {
    const sessions = [...this.sessions.values()];
    return sessions.filter(({ shard }) => (guild === null ? shard.id === 0 : shardOf(guild, shard.count) === shard.id));
  }

  #guildsOf({ shard }: Session) {
    const guilds = [...this.world.guilds.values()].filter(({ members }) => members.has(this.world.bot.id));
    return guilds.filter(({ id }) => shardOf(id, shard.count) === shard.id);
  }
}
