import { join } from 'node:path';
import { BotProcess } from './bot-process.ts';
import { startDiscord } from './discord.ts';
import type { LocalDiscord } from './local-discord.ts';
import { type Arguments, readArguments, USAGE } from './terminal/arguments.ts';
import { converse } from './terminal/conversation.ts';

/** Real milliseconds that a bot with a big library may take to come up. */
const START_MS = 120_000;

/** `npm run rehearse`: a Discord of one's own, the bot in it, and a prompt. Gives the exit code. */
async function main(args: readonly string[]): Promise<number> {
  let settings: Arguments;
  try {
    settings = readArguments(args);
  } catch (error) {
    console.error(`${wordsOf(error)}\n\n${USAGE}`);
    return 2;
  }
  if (settings.help) {
    console.log(USAGE);
    return 0;
  }
  const discord = await startDiscord();
  try {
    const failures = await rehearse(discord, settings);
    return failures === 0 ? 0 : 1;
  } catch (error) {
    console.error(wordsOf(error));
    return 1;
  } finally {
    await discord.stop().catch(() => {});
  }
}

/** Gives how many lines got no valid answer; throws when the bot dies or does what Discord does not know. */
async function rehearse(discord: LocalDiscord, { json, libraries, verbose }: Arguments): Promise<number> {
  let bury: (error: Error) => void = () => {};
  const death = new Promise<never>((_, reject) => {
    bury = reject;
  });
  const bot = await BotProcess.start({
    entry: join(import.meta.dirname, '..', 'main.js'),
    apiUrl: discord.apiUrl,
    libraries,
    verbose,
    died: (code, lines) => bury(new Error(`The bot ended by itself (exit code ${code}). Its last words:\n${lines}`)),
  });
  const interrupted = (signal: NodeJS.Signals) => void bot.stop().then(() => process.kill(process.pid, signal));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, interrupted);
  // Nobody reads any more, as after `| head`.
  process.stdout.on('error', () => interrupted('SIGTERM'));
  const live = process.stdin.isTTY === true && !json;
  try {
    await Promise.race([discord.ready(START_MS), death]);
    if (live) console.log(welcome(discord));
    const failures = await Promise.race([
      converse(discord, { input: process.stdin, output: process.stdout, json, live }),
      death,
    ]);
    discord.assertClean();
    return live ? 0 : failures;
  } finally {
    await bot.stop();
  }
}

function welcome({ guild, world }: LocalDiscord): string {
  const channels = [...guild.channels.values()].map(({ name }) => `#${name}`);
  const members = [...guild.members.values()].filter(({ user }) => !user.bot).map(({ user }) => user.username);
  const commands = [...world.commands.values()].map(({ name, type }) => (type === 1 ? `/${name}` : `menu "${name}"`));
  return [
    `${guild.name}, a server of your own; nothing leaves this machine.`,
    `Channels  ${channels.join(' ')}`,
    `Members   ${members.join(' ')}`,
    `Commands  ${commands.join(' ')}`,
    '"help" lists what can be typed.',
    '',
  ].join('\n');
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

process.exitCode = await main(process.argv.slice(2));
