import { accessSync, constants, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { ConfigError } from '../errors.ts';
import type { Clock } from '../ports.ts';

export interface FileOptions {
  clock: Clock;
  /** Told when a damaged file was set aside; the text is for the person who runs the bot. */
  warn(message: string): void;
}

/** SQLite keeps these beside its file; they belong together. */
const COMPANIONS = ['', '-wal', '-shm'];

/**
 * Makes sure that `path` is a sound database or not there at all. A damaged file is renamed, never deleted, and the bot
 * starts with an empty store: waiting for a person would silence it for everybody.
 * @throws {ConfigError} when the file cannot be reached, which is a matter of settings and no damage.
 */
export function ensureSound(path: string, { clock, warn }: FileOptions): void {
  reach(path);
  if (!existsSync(path)) return;
  // Nothing is lost by keeping an empty file, and another process may be about to fill it.
  const empty = isEmpty(path);
  if (empty) warn(`The store ${path} was there but empty. If it should not be, put back a backup.`);
  const damage = empty ? undefined : damageOf(path);
  if (damage === undefined) return;
  const aside = setAside(path, clock);
  warn(
    `The store ${path} is damaged (${damage}). It is kept as ${aside}, and the bot starts with an empty store: ` +
      'put a backup in its place and restart, or set up /daily and /settings again.',
  );
}

function reach(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    accessSync(dirname(path), constants.W_OK);
    if (!existsSync(path)) return;
    accessSync(path, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new ConfigError([
      `STORE_URL: cannot read and write ${path} (${error instanceof Error ? error.message : error}). Give the bot's user the right to.`,
    ]);
  }
  if (!statSync(path).isFile()) throw new ConfigError([`STORE_URL: ${path} is not a file. Name a file in a folder.`]);
}

function damageOf(path: string): string | undefined {
  const database = new Database(path, { timeout: 5000 });
  try {
    const [found] = database.prepare('PRAGMA quick_check(1)').pluck().all() as string[];
    return found === 'ok' ? undefined : (found ?? 'no answer to quick_check').replaceAll(/[*\s]+/g, ' ').trim();
  } catch (error) {
    if (isDamage(error)) return error.message;
    throw error;
  } finally {
    database.close();
  }
}

function isEmpty(path: string): boolean {
  return [path, `${path}-wal`].every((file) => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0);
}

/** A locked file or a full disk is trouble too, but none that an empty store would cure. */
function isDamage(error: unknown): error is Error {
  return error instanceof Database.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code);
}

function setAside(path: string, clock: Clock): string {
  const stamp = new Date(clock.now()).toISOString().replace(/[:.]/g, '-');
  const aside = `${path}.damaged-${stamp}`;
  for (const end of COMPANIONS) if (existsSync(path + end)) renameSync(path + end, aside + end);
  return aside;
}
