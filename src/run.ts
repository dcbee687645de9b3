import { config as loadEnvironment } from 'dotenv';
import type { Logger } from 'pino';
import { type Config, readConfig } from './config.ts';
import { ConfigError } from './errors.ts';
import { createLog } from './log.ts';

/** Something that runs until it is told to end. */
export interface Running {
  /** Resolves when Discord is reached, however long that takes. */
  connect(): Promise<void>;
  /** Finishes what is under way and lets go of everything. */
  close(): Promise<void>;
}
/** `stop` is called with a reason that only a person can do something about. */
export type Build = (config: Config, log: Logger, stop: (reason: string) => void) => Promise<Running>;

/** Wrong settings, or a token that Discord does not take: starting again would change nothing (sysexits' EX_CONFIG). */
export const EXIT_CONFIG = 78;
/** Milliseconds for what is under way when the bot is told to end. */
const PATIENCE = 4000;

/** Reads the settings, builds, connects, and ends in good order when the process is told to. */
export async function run(build: Build): Promise<void> {
  const config = settings();
  const log = createLog(config);
  process.on('unhandledRejection', (err) => log.error({ err }, 'something failed that nobody waited for'));
  let running: Running | undefined;
  const end = async (code: number) => {
    setTimeout(() => process.exit(code), PATIENCE).unref();
    await running?.close().catch((err) => log.error({ err }, 'closing failed'));
    process.exit(code);
  };
  const stop = (reason: string) => {
    console.error(reason);
    void end(EXIT_CONFIG);
  };
  process.once('SIGTERM', () => end(0)).once('SIGINT', () => end(0));
  running = await build(config, log, stop).catch(refuse);
  await running.connect();
}

/** The settings; wrong ones end the process, all of them named. */
export function settings(): Config {
  loadEnvironment({ quiet: true });
  try {
    return readConfig(process.env);
  } catch (error) {
    return refuse(error);
  }
}

function refuse(error: unknown): never {
  if (!(error instanceof ConfigError)) throw error;
  for (const problem of error.problems) console.error(problem);
  process.exit(EXIT_CONFIG);
}
