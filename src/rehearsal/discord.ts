import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Clock, systemClock } from './clock.ts';
import { Credentials } from './credentials.ts';
import { Faults } from './faults.ts';
import { Gateway } from './gateway/gateway.ts';
import { Interactions } from './interactions/interactions.ts';
import { Journal } from './journal.ts';
import { LocalDiscord } from './local-discord.ts';
import { Exchange, type Patience } from './members/exchange.ts';
import { seededRandom } from './random.ts';
import { RateLimits } from './rest/rate-limits.ts';
import { Router } from './rest/router.ts';
import { allRoutes } from './rest/routes/index.ts';
import { RestServer } from './rest/server.ts';
import { community } from './world/community.ts';
import type { GuildPlan } from './world/plan.ts';
import { World } from './world/world.ts';

export interface DiscordOptions {
  /** The servers the bot is in; the small community unless given. */
  guilds?: readonly GuildPlan[];
  /** For ids, deadlines, nonces and rate limits; the system's clock unless given. */
  clock?: Clock;
  /** For the faults that are drawn by chance. */
  seed?: number;
  /** The only token accepted; any unless given. */
  token?: string;
  /** Privileged intents the application was granted (bits); none unless given. */
  grantedIntents?: number;
  heartbeatIntervalMs?: number;
  /** false: no bucket and no 50 a second, for tests under a clock that stands still. */
  rateLimits?: boolean;
  patience?: Partial<Patience>;
}

const DISCORDS_OWN_HEARTBEAT_MS = 41_250;
const PATIENCE: Patience = { firstAnswerMs: 3100, deferredMs: 15_000, updateMs: 1000 };

/** Starts a Discord of one's own on this machine. Everything it knows is gone when it stops. */
export async function startDiscord(options: DiscordOptions = {}): Promise<LocalDiscord> {
  const { rest, ...parts } = assembled(options);
  const { world, gateway } = parts;
  const server = createServer((request, response) => serve(world, rest, request, response));
  server.on('upgrade', (request, socket, head) => gateway.upgrade(request, socket, head));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  gateway.url = `ws://127.0.0.1:${port}`;
  world.filesUrl = `http://127.0.0.1:${port}/files`;
  return new LocalDiscord({ server, port, ...parts });
}

/** Everything that does not need to listen yet. */
function assembled(options: DiscordOptions) {
  const clock = options.clock ?? systemClock;
  const world = new World(clock);
  for (const plan of options.guilds ?? [community()]) world.addGuild(plan);
  const random = seededRandom(options.seed ?? 1);
  const faults = new Faults(clock, random);
  const journal = new Journal();
  world.onEvent(() => journal.changed());
  const credentials = new Credentials(options.token);
  const interactions = new Interactions(world);
  const gateway = new Gateway(world, {
    heartbeatIntervalMs: options.heartbeatIntervalMs ?? DISCORDS_OWN_HEARTBEAT_MS,
    grantedIntents: options.grantedIntents ?? 0,
    isToken: (token) => credentials.accepts(token),
    onChange: () => journal.changed(),
    resetToken: () => credentials.revoke(),
  });
  const rest = new RestServer({
    router: new Router(allRoutes({ world, interactions, gateway })),
    journal,
    faults,
    rateLimits: options.rateLimits === false ? null : new RateLimits(clock),
    now: () => clock.now(),
    isBot: (authorization) => credentials.acceptsHeader(authorization),
  });
  const patience = { ...PATIENCE, ...options.patience };
  const exchange = new Exchange({ world, interactions, gateway, journal, faults, patience });
  return { world, journal, gateway, faults, random, credentials, exchange, rest };
}

function serve(world: World, rest: RestServer, request: IncomingMessage, response: ServerResponse): void {
  const path = request.url?.match(/^\/files\/([^?]*)/)?.[1];
  const file = path === undefined ? undefined : world.files.get(path);
  if (!file) return void rest.handle(request, response);
  response
    .writeHead(200, { 'content-type': file.contentType, 'content-length': file.bytes.byteLength })
    .end(file.bytes);
}
