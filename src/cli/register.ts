import { type APIApplication, DiscordAPIError, REST, Routes } from 'discord.js';
import { commands } from '../../commands/index.ts';
import { register } from '../discord/registration.ts';
import { EXIT_CONFIG, settings } from '../run.ts';

/** `npm run register`: tells Discord which commands there are, without starting the bot. */
const { token, apiUrl } = settings();
const rest = new REST({ version: '10', ...(apiUrl !== undefined && { api: apiUrl }) }).setToken(token);
try {
  const { id } = (await rest.get(Routes.currentApplication())) as APIApplication;
  const changed = await register(rest, id, commands);
  console.log(changed ? `${commands.length} commands are registered.` : 'Discord knows these commands already.');
} catch (error) {
  console.error(`The commands could not be registered: ${error instanceof Error ? error.message : error}`);
  process.exit(error instanceof DiscordAPIError && error.status === 401 ? EXIT_CONFIG : 1);
}
