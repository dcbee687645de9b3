import { randomInt, randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Events } from 'discord.js';
import type { Logger } from 'pino';
import { commands, handlers } from '../commands/index.ts';
import { type Config, shippedLibrary } from './config.ts';
import { newPace } from './daily/pace.ts';
import { DAILY_KINDS, openDaily } from './daily/room.ts';
import { wakeEveryMinute } from './daily/wake.ts';
import { alertsTo, rolesOf } from './discord/alerts.ts';
import { channelsOf } from './discord/channel-view.ts';
import { connect, createClient, listen, placesOf } from './discord/client.ts';
import { directMessages } from './discord/direct-messages.ts';
import { Dispatch } from './discord/dispatch.ts';
import { Newsroom } from './discord/newsroom.ts';
import { postingRest, postsTo } from './discord/posts.ts';
import { PromptMessenger } from './discord/prompt-messenger.ts';
import { register } from './discord/registration.ts';
import { textFiles } from './discord/text-files.ts';
import { Arrivals } from './library/arrivals.ts';
import { audienceOf } from './library/audience.ts';
import { Bookcases } from './library/bookcases.ts';
import { Bulletins } from './library/bulletins.ts';
import { Follows } from './library/follows.ts';
import { openLibrary } from './library/index/open.ts';
import { Picks } from './library/picks.ts';
import { LIBRARY_KINDS } from './library/record-kinds.ts';
import { Rulebook } from './library/rulebook.ts';
import { Shelf } from './library/shelf.ts';
import type { Clock, Random } from './ports.ts';
import { Dealer } from './prompts/dealer.ts';
import { loadDeckFolders } from './prompts/deck-folder.ts';
import { drabbleFolder } from './prompts/drabble-folder.ts';
import { openPromptRoom, ROOM_KINDS } from './prompts/room.ts';
import { type Running, run } from './run.ts';
import type { Services } from './services.ts';
import { recordsOf } from './store/kinds.ts';
import { openStore } from './store/store.ts';

/** How often followers and servers are told what is new. */
const NEWS_EVERY_MINUTES = 5;
/** How often claims are looked through: the reminder comes a day before the end, so an hour is near enough. */
const CLAIMS_EVERY_MINUTES = 60;

const NOT_REGISTERED = 'the commands could not be registered; restart the bot or use npm run register';

const clock: Clock = { now: () => Date.now() };
const random: Random = { below: (bound) => randomInt(bound) };

/** Builds everything; nothing else in the project does. `stop` is told when only a person can help. */
async function build(config: Config, log: Logger, stop: (reason: string) => void): Promise<Running> {
  const store = await openStore(config.storeUrl, { clock, warn: (message) => log.warn(message) });
  const kept = recordsOf(store, LIBRARY_KINDS);
  const drabbles = join(config.dataDir, 'drabbles');
  // A folder of the library from the first day: one that is missing would be warned of at every start.
  await mkdir(drabbles, { recursive: true });
  const index = join(config.dataDir, 'library.sqlite');
  const catalogue = join(shippedLibrary(), 'catalogue.yaml');
  const library = await openLibrary({ folders: [...config.libraryDirs, drabbles], catalogue, index, log });
  const rules = await Rulebook.open(kept.rules);
  const shelfFor = (guildId: string, open: boolean) => new Shelf(library, audienceOf(rules.of(guildId), open));

  const settings = { apiUrl: config.apiUrl, log, stop };
  const client = createClient(settings);
  const places = placesOf(client);
  const tell = directMessages(client.rest);
  const postRest = postingRest(config.token, config.apiUrl);

  // A community's own folders add to the decks that ship with the bot: without any, there would be no prompts.
  const deckFolders = new Set([shippedLibrary(), ...config.libraryDirs.map((folder) => resolve(folder))]);
  const { decks, problems } = await loadDeckFolders([...deckFolders]);
  for (const { file, line, message } of problems) log.warn({ file, line }, `a deck: ${message}`);
  const prompts = await openPromptRoom({
    dealer: new Dealer(decks),
    records: recordsOf(store, ROOM_KINDS),
    messenger: new PromptMessenger(client.rest, tell),
    files: textFiles(),
    drabbles: drabbleFolder(drabbles),
    ...{ rules, clock, random },
  });
  const daily = openDaily({
    records: recordsOf(store, DAILY_KINDS),
    posts: postsTo({ rest: postRest, self: () => client.user?.id ?? '', pace: newPace(), prompts: prompts.desk }),
    channels: channelsOf(client, places),
    alerts: alertsTo(client.rest, log),
    roles: rolesOf(client.rest),
    prompts: prompts.desk,
    run: randomUUID(),
    lockedOut: () => stop('Discord no longer accepts the bot token. Put a new one into DISCORD_TOKEN.'),
    ...{ clock, random, shelfFor, log },
  });
  const arrivals = new Arrivals(kept.inventory, kept.arrivals, clock);
  const services: Services = {
    picks: new Picks(kept.picks),
    bookcases: new Bookcases(kept.bookcases, clock),
    follows: new Follows(kept.follows),
    bulletins: new Bulletins(kept.bulletins, arrivals, clock),
    ...{ clock, random, rules, prompts, daily },
  };
  const { bulletins, follows } = services;
  const newsroom = new Newsroom({
    library,
    arrivals,
    bulletins,
    follows,
    places,
    shelfFor,
    tell,
    rest: client.rest,
    log,
  });
  const dispatch = new Dispatch({ commands, handlers, library, services, places, log });
  listen(client, dispatch);

  const sweepClaims = () =>
    prompts.claims.sweep().catch((err) => log.error({ err }, 'the claims could not be looked through'));
  let sleep = () => {};
  client.once(Events.ClientReady, async ({ application, guilds, user }) => {
    log.info({ servers: guilds.cache.size, stories: library.size }, `online as ${user.username}`);
    await register(client.rest, application.id, commands).catch((err) => log.error({ err }, NOT_REGISTERED));
    // Whatever is wrong with one record, the news, the claims and the other schedules go on.
    await daily.ticker.start().catch((err) => log.error({ err }, 'not all schedules could be read'));
    sleep = wakeEveryMinute(() => {
      daily.ticker.tick();
      const minute = new Date(clock.now()).getMinutes();
      if (minute % NEWS_EVERY_MINUTES === 0) void newsroom.look();
      if (minute % CLAIMS_EVERY_MINUTES === 0) void sweepClaims();
    });
  });
  return {
    connect: () => connect(client, config.token, settings),
    async close() {
      sleep();
      await Promise.all([daily.ticker.stop(), client.destroy()]);
      await dispatch.settled();
      await library.close();
      await store.close();
    },
  };
}

await run(build);
