import { existsSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ConfigError } from './errors.ts';

/** Everything the environment decides. `.env.example` explains each setting. */
export interface Config {
  token: string;
  apiUrl: string | undefined;
  libraryDirs: string[];
  storeUrl: string;
  /** Where files go that belong to this bot and no library: the index, and members' drabbles. */
  dataDir: string;
  logLevel: (typeof LOG_LEVELS)[number];
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** What `npm start` says to someone who has not set up anything yet. */
const NO_TOKEN = [
  'DISCORD_TOKEN is missing, so there is no Discord to go to.',
  'For a real server: copy .env.example to .env and put in the bot token (Developer Portal > your application > Bot > Reset Token).',
  'To try everything without Discord and without a token: npm run rehearse',
].join('\n');

/** An empty setting is one left out: `.env.example` has empty lines to fill in. */
const given = (value: unknown) => (value === '' ? undefined : value);

const schema = z.object({
  DISCORD_TOKEN: z.preprocess(given, z.string({ error: NO_TOKEN }).trim()),
  DISCORD_API_URL: z.preprocess(
    given,
    z
      .url({ protocol: /^https?$/, error: 'DISCORD_API_URL: expected an address beginning with http:// or https://' })
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
  ),
  LIBRARY_DIR: z.preprocess(given, z.string().optional()).transform((folders, context) => {
    const dirs = folders?.split(delimiter).filter((dir) => dir !== '') ?? [shippedLibrary()];
    for (const dir of dirs)
      if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory())
        context.addIssue({ code: 'custom', message: `LIBRARY_DIR: there is no folder ${dir}` });
    return dirs;
  }),
  STORE_URL: z.preprocess(given, z.string().default('file:data/storykeeper.sqlite')),
  LOG_LEVEL: z.preprocess(
    given,
    z.enum(LOG_LEVELS, { error: `LOG_LEVEL: expected one of ${LOG_LEVELS.join(', ')}` }).default('info'),
  ),
});

/**
 * Reads the settings, once.
 * @throws {ConfigError} naming everything that is wrong, never a value that might be secret.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const read = schema.safeParse(environment);
  if (!read.success) throw new ConfigError(read.error.issues.map(({ message }) => message));
  const { DISCORD_TOKEN, DISCORD_API_URL, LIBRARY_DIR, STORE_URL, LOG_LEVEL } = read.data;
  return {
    token: DISCORD_TOKEN,
    apiUrl: DISCORD_API_URL,
    libraryDirs: LIBRARY_DIR,
    storeUrl: STORE_URL,
    dataDir: dataDirOf(STORE_URL),
    logLevel: LOG_LEVEL,
  };
}

/** Beside a store that is a file; otherwise where that file would be. */
export function dataDirOf(storeUrl: string): string {
  if (storeUrl.startsWith('file://')) return dirname(fileURLToPath(storeUrl));
  return storeUrl.startsWith('file:') ? dirname(storeUrl.slice('file:'.length)) : 'data';
}

/** `seeds/` beside the package's own package.json, wherever the bot was started and whether or not it was compiled. */
export function shippedLibrary(from = import.meta.dirname): string {
  if (existsSync(join(from, 'package.json')) || dirname(from) === from) return join(from, 'seeds');
  return shippedLibrary(dirname(from));
}
