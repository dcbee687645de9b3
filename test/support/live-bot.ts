import { once } from 'node:events';
import type { Client } from 'discord.js';
import { connect, createClient, listen, placesOf } from '../../src/discord/client.ts';
import { Dispatch, type Front } from '../../src/discord/dispatch.ts';
import { register } from '../../src/discord/registration.ts';
import { contextOf } from './context.ts';
import { libraryOf } from './library.ts';

export interface LiveBot {
  client: Client;
  dispatch: Dispatch;
  /** What was logged, as "level: message". */
  logged: string[];
  /** Why the bot gave up, if it did. */
  reasons: string[];
  /** Resolves when the commands are known to Discord; to whether it had to be told. */
  registered: Promise<boolean>;
  stop(): Promise<void>;
}

/** The real client and the real dispatch in this process, against whatever answers at `apiUrl`. */
export async function liveBot(apiUrl: string, parts: Partial<Front> = {}, token = 'a.token'): Promise<LiveBot> {
  const [logged, reasons]: [string[], string[]] = [[], []];
  const log = {
    warn: (_: object, message: string) => void logged.push(`warn: ${message}`),
    error: (_: object, message: string) => void logged.push(`error: ${message}`),
  };
  const settings = { apiUrl, log, stop: (reason: string) => void reasons.push(reason) };
  const client = createClient(settings);
  const { shelf: _, asker: __, ...services } = await contextOf();
  const commands = parts.commands ?? [];
  const defaults = { handlers: [], library: libraryOf([]), services, places: placesOf(client), log };
  const dispatch = new Dispatch({ ...defaults, ...parts, commands });
  listen(client, dispatch);
  const ready = once(client, 'clientReady');
  const registered = ready.then(() => register(client.rest, client.application?.id ?? '', commands));
  await connect(client, token, settings);
  return { client, dispatch, logged, reasons, registered, stop: () => client.destroy() };
}
