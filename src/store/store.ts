import { fileURLToPath } from 'node:url';
import type { ZodType } from 'zod';
import { ConfigError } from '../errors.ts';
import type { Records } from '../ports.ts';
import type { Backend } from './backend.ts';
import { keyvRecords } from './records.ts';
import type { FileOptions } from './sound-file.ts';
import { SqliteBackend } from './sqlite.ts';

export type StoreOptions = FileOptions;

/** Everything the bot remembers. */
export interface Store {
  /** The records of one kind; the schema says what a record of it looks like. */
  records<T>(kind: string, schema: ZodType<T>): Records<T>;
  /** Finishes what is being written; the file is complete in itself afterwards. */
  close(): Promise<void>;
}

/** @throws {ConfigError} when `url` names no store this bot can open. */
export async function openStore(url: string, options: StoreOptions): Promise<Store> {
  const backend = await openBackend(url, options);
  return {
    records: (kind, schema) => keyvRecords(kind, schema, backend.adapter(kind)),
    close: () => backend.close(),
  };
}

type Open = (url: string, options: StoreOptions) => Backend | Promise<Backend>;

/** One line for each scheme of `STORE_URL`. */
const SCHEMES: Record<string, Open> = {
  file: (url, options) => new SqliteBackend(pathOf(url), options),
};

async function openBackend(url: string, options: StoreOptions): Promise<Backend> {
  const scheme = /^([a-z]+):/.exec(url)?.[1];
  const open = scheme === undefined ? undefined : SCHEMES[scheme];
  if (open) return open(url, options);
  throw new ConfigError([
    `STORE_URL: ${refusal(scheme)} Use a file, for example STORE_URL=file:data/storykeeper.sqlite.`,
  ]);
}

function refusal(scheme: string | undefined): string {
  if (scheme === undefined) return 'the scheme is missing.';
  const planned = ['redis', 'rediss', 'postgres', 'postgresql'].includes(scheme);
  return `"${scheme}:" stores are not supported${planned ? ' yet' : ''}.`;
}

/** `file:data/x.sqlite` is relative to where the bot was started, `file:///var/x.sqlite` is absolute. */
function pathOf(url: string): string {
  const path = url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length);
  if (path === '')
    throw new ConfigError(['STORE_URL: the file is missing. For example STORE_URL=file:data/storykeeper.sqlite.']);
  return path;
}
