// A bot of its own process, as small as can be: says where its settings are from, and dies when it is told to.
import { Client, GatewayIntentBits } from 'discord.js';

const { DISCORD_API_URL, DISCORD_TOKEN, LIBRARY_DIR, STORE_URL } = process.env;
if (LIBRARY_DIR?.includes('missing')) {
  console.error(`LIBRARY_DIR: there is no folder ${LIBRARY_DIR}`);
  process.exit(78);
}
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: DISCORD_API_URL } });
client.on('interactionCreate', (interaction) =>
  interaction.reply(`${LIBRARY_DIR} ${STORE_URL?.replace(/\/.*\//, '')}`),
);
client.once('clientReady', () => client.application.commands.set([{ name: 'where', description: 'x' }]));
await client.login(DISCORD_TOKEN);
