import {
  Client,
  type ClientOptions,
  GatewayIntentBits,
  type Interaction,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { LocalDiscord } from '../../src/rehearsal/local-discord.ts';

export const TOKEN = 'any.token.will-do';

/** A small bot of the real library, for trying the server from the other side. */
export async function startBot(
  discord: LocalDiscord,
  commands: RESTPostAPIApplicationCommandsJSONBody[],
  onInteraction: (interaction: Interaction) => unknown = () => {},
  options: Partial<ClientOptions> = {},
): Promise<Client> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    ...options,
    rest: { api: discord.apiUrl, ...options.rest },
  });
  client.on('interactionCreate', (interaction) => void onInteraction(interaction));
  client.on('error', () => {});
  const ready = new Promise((resolve) => client.once('clientReady', resolve));
  await client.login(TOKEN);
  await ready;
  await client.application?.commands.set(commands);
  return client;
}
