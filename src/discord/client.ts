import { setTimeout as wait } from 'node:timers/promises';
import {
  ActivityType,
  type APIInteraction,
  type CacheWithLimitsOptions,
  Client,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  type GatewayDispatchPayload,
  GatewayIntentBits,
  GuildNSFWLevel,
  Options,
  type REST,
  RESTEvents,
  Routes,
} from 'discord.js';
import type { Line } from './answer.ts';
import type { Dispatch, Log } from './dispatch.ts';
import type { Places } from './interaction.ts';

export interface ClientSettings {
  /** Where Discord's API is; discord.js' own default when left out. */
  apiUrl?: string | undefined;
  log: Log;
  /** Told once when nothing will ever work until a person changes something; the words say what. */
  stop(reason: string): void;
}

/** What no retry will cure, in words for the person who runs the bot. */
const REASONS: Partial<Record<GatewayCloseCodes, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]:
    'Discord refused the bot token. Copy a new one from the Developer Portal (your application > Bot > Reset Token) into DISCORD_TOKEN.',
  [GatewayCloseCodes.InvalidShard]: 'Discord refused the connection: invalid shard.',
  [GatewayCloseCodes.ShardingRequired]: 'The bot is on too many servers for one connection.',
  [GatewayCloseCodes.InvalidAPIVersion]: 'Discord no longer speaks this version of its API. Update the bot.',
  [GatewayCloseCodes.InvalidIntents]: 'Discord refused the intents the bot asked for. Update the bot.',
  [GatewayCloseCodes.DisallowedIntents]: 'Discord refused the intents the bot asked for (it needs none but Guilds).',
};
const BAD_TOKEN = REASONS[GatewayCloseCodes.AuthenticationFailed] ?? '';

/** A client that asks for the `Guilds` intent only and keeps no more in memory than the gate needs: servers and channels. */
export function createClient({ apiUrl, log, stop }: ClientSettings): Client {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    presence: { activities: [{ type: ActivityType.Custom, name: 'help', state: '/help lists what I do' }] },
    makeCache: Options.cacheWithLimits(CACHES),
    ...(apiUrl !== undefined && { rest: { api: apiUrl } }),
  });
  client.on(Events.Error, (error) => log.error({ err: error }, 'discord.js reports an error'));
  client.on(Events.ShardError, (error) => log.warn({ err: error }, 'the connection to Discord failed, trying again'));
  // discord.js goes on living with a connection that will never come back, and calls itself ready.
  client.on(Events.ShardDisconnect, ({ code }) =>
    stop(REASONS[code as GatewayCloseCodes] ?? `Discord closed the connection for good (code ${code}).`),
  );
  // After one 401 every later call fails. Interactions answer by tokens of their own.
  client.rest.on(RESTEvents.Response, ({ route }, { status }) => {
    if (status === 401 && !/^\/(webhooks|interactions)\//.test(route)) stop(BAD_TOKEN);
  });
  return client;
}

const itself = {
  maxSize: 0,
  keepOverLimit: ({ id, client }: { id: string; client: Client }) => id === client.user?.id,
};
const CACHES: CacheWithLimitsOptions = {
  ...Options.DefaultMakeCacheSettings,
  ApplicationCommandManager: 0,
  AutoModerationRuleManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildInviteManager: 0,
  GuildMemberManager: itself,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  StageInstanceManager: 0,
  ThreadMemberManager: 0,
  UserManager: itself,
  VoiceStateManager: 0,
};

/** Longest pause between attempts to reach Discord at the start, in milliseconds. */
const LONGEST_PAUSE = 60_000;

/** Connects, however long Discord cannot be reached. A token that Discord refuses ends in `stop` (see `createClient`). */
export async function connect(client: Client, token: string, { log, stop }: ClientSettings): Promise<void> {
  for (let pause = 1000; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    try {
      await client.login(token);
      return;
    } catch (error) {
      if (isBadToken(error)) return stop(BAD_TOKEN);
      log.warn({ err: error }, `Discord cannot be reached, trying again in ${pause / 1000} s`);
      await wait(pause);
    }
  }
}

function isBadToken(error: unknown): boolean {
  return error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
}

/** Hands over interactions as they come in, before discord.js has filled its caches: early ones are answered too. */
export function listen(client: Client, dispatch: Pick<Dispatch, 'handle'>): void {
  client.on(Events.Raw, (packet: GatewayDispatchPayload) => {
    if (packet.t !== GatewayDispatchEvents.InteractionCreate) return;
    void dispatch.handle(packet.d, lineOf(client.rest, packet.d));
  });
}

function lineOf(rest: REST, { id, token, application_id }: APIInteraction): Line {
  const original = Routes.webhookMessage(application_id, token);
  return {
    async respond(body, files = []) {
      await rest.post(Routes.interactionCallback(id, token), { auth: false, body, files });
    },
    async editOriginal(body, files = []) {
      await rest.patch(original, { auth: false, body, files });
    },
    async followUp(body, files = []) {
      await rest.post(Routes.webhook(application_id, token), { auth: false, body, files });
    },
    async deleteOriginal() {
      await rest.delete(original, { auth: false });
    },
  };
}

export function placesOf(client: Client): Places {
  return {
    ageFlag(channelId) {
      const channel = client.channels.cache.get(channelId);
      return channel && 'nsfw' in channel ? channel.nsfw : undefined;
    },
    wholeServerAgeRestricted: (guildId) => client.guilds.cache.get(guildId)?.nsfwLevel === GuildNSFWLevel.AgeRestricted,
  };
}
