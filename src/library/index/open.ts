import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { discard, generationOf, type IndexDatabase, openDatabase } from './database.ts';
import type { Desk } from './desk.ts';
import { IndexedLibrary } from './indexed-library.ts';
import type { IndexProgress, IndexReport } from './indexer.ts';
import { type Indexing, indexingInThreads } from './indexing.ts';
import { progressLines } from './progress.ts';
import { Register } from './register.ts';
import { RegisterBuilder } from './register-parts.ts';
import { loadRegister } from './register-store.ts';
import { ThreadDesk } from './thread-desk.ts';
import { type LibraryLog, Updater } from './updater.ts';

export interface LibraryOptions {
  /** Folders of stories, looked through with all that is in them. */
  folders: readonly string[];
  /** Path of a catalogue that is asked about texts it names, wherever they lie. */
  catalogue?: string;
  /** Path of the index file: a cache that may be deleted at any time the bot is not running. */
  index: string;
  log?: LibraryLog;
  /** False does all work in this thread: for tests, where threads cannot load what is not compiled. */
  threads?: boolean;
  /** Milliseconds of quiet before a change is looked at. */
  quiet?: number;
}

/** A library that follows its folders. */
export class LiveLibrary extends IndexedLibrary {
  readonly #database: () => IndexDatabase;
  readonly #updater: Updater;

  constructor(register: Register, desk: Desk, updater: Updater, database: () => IndexDatabase) {
    super(database(), register, desk);
    this.#database = database;
    this.#updater = updater;
  }

  /** Looks through the folders now; resolves when what is in them can be found. */
  refresh(): Promise<IndexReport> {
    return this.#updater.update();
  }

  override async close(): Promise<void> {
    await this.#updater.close();
    await super.close();
    this.#database().close();
  }
}

/** How long an empty library is waited for: a small one is complete by then, a large one fills while the bot answers. */
const FIRST_STORIES = 5_000;
const LOOK_EVERY = 10 * 60_000;
const silent: LibraryLog = { info: () => {}, warn: () => {} };

interface Workers {
  desk: Desk;
  indexing: Indexing;
}
type OnProgress = (progress: IndexProgress) => void;

const inThreads = (index: string, onProgress: OnProgress): Workers => ({
  desk: new ThreadDesk(index),
  indexing: indexingInThreads(index, onProgress),
});

/** Loaded only where asked for: a bot whose threads read all formats has no use for the readers in its own. */
async function inThisThread(index: string, onProgress: OnProgress): Promise<Workers> {
  const [{ deskHere }, { indexingHere }] = await Promise.all([import('./desk-here.ts'), import('./indexing-here.ts')]);
  return { desk: deskHere(index), indexing: indexingHere(index, onProgress) };
}

/** Opens the library: as it was left at once, and as its folders are now soon after. */
export async function openLibrary(options: LibraryOptions): Promise<LiveLibrary> {
  const { folders, catalogue, index, log = silent, threads = true, quiet = 1_000 } = options;
  let database = await openDatabase(index);
  let generation = generationOf(database);
  const register = new Register((await loadRegister(database)) ?? new RegisterBuilder().finish());
  const { desk, indexing } = await (threads ? inThreads : inThisThread)(index, progressLines(log));
  const updater = new Updater(indexing, {
    roots: folders.map((folder) => resolve(folder)),
    ...{ catalogue, log, quiet, lookEvery: LOOK_EVERY },
    async onRun() {
      if (generationOf(database) === generation) return;
      generation = generationOf(database);
      const parts = await loadRegister(database);
      if (parts) library.renew(database, new Register(parts));
    },
    async onDamage() {
      await desk.close();
      database.close();
      discard(index);
      database = await openDatabase(index);
      generation = 0;
      library.renew(database, new Register(new RegisterBuilder().finish()));
    },
  });
  const library = new LiveLibrary(register, desk, updater, () => database);
  const first = updater.look();
  if (library.size === 0) await Promise.race([first, wait(FIRST_STORIES, undefined, { ref: false })]);
  return library;
}
