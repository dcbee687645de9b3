import pino, { type DestinationStream, type Logger } from 'pino';
import type { Config } from './config.ts';

/** Tokens by which anyone could speak for the bot, as they stand in addresses of Discord's API. */
const TOKENS_IN_ADDRESSES = /\/(webhooks|interactions)\/(\d+)\/[\w.-]+/g;

/** The log: one JSON object a line on standard output. No token gets into it, wherever it may stand. */
export function createLog(
  { logLevel, token }: Pick<Config, 'logLevel' | 'token'>,
  destination: DestinationStream = pino.destination(1),
): Logger {
  return pino(
    {
      level: logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      // What was to be sent is a story's or a member's text; it belongs into no log.
      redact: { paths: ['err.requestBody', 'err.rawError.request'], remove: true },
      hooks: {
        streamWrite: (line) => line.replaceAll(token, '[token]').replace(TOKENS_IN_ADDRESSES, '/$1/$2/[token]'),
      },
    },
    destination,
  );
}
