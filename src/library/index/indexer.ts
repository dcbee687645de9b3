import type { Problem } from '../story.ts';
import { noteCatalogue, readCatalogues } from './catalogues.ts';
import { type ChangedFile, findChanges } from './changes.ts';
import { type IndexDatabase, one } from './database.ts';
import { PageWriter } from './page-writer.ts';
import { Publisher } from './publisher.ts';
import { type Reading, type ReadingOrder, type ReadingResult, readAll } from './reading.ts';

/** What a run found and did. */
export interface IndexReport {
  /** Files that were read, and of those that could not be. */
  read: number;
  problems: Problem[];
  gone: number;
  /** Files that somebody was writing: to be looked at again in a moment. */
  unsettled: number;
  /** Stories written anew and taken out; both 0 where the library is as it was. */
  stories: number;
  removed: number;
  /** All folders there are: what to watch. */
  folders: string[];
  /** Folders that are not there now. */
  unreadable: { root: string; reason: string }[];
}

/** How far a run is. */
export interface IndexProgress {
  files: number;
  ofFiles: number;
  bytes: number;
  ofBytes: number;
}

export interface IndexingOptions {
  roots: readonly string[];
  /** Path of a catalogue that is asked about texts it names, whether or not its folder is a root. */
  catalogue?: string | undefined;
  /** Readers to be used for so many files. */
  readers(files: number): Reading[];
  onProgress(progress: IndexProgress): void;
  /** Files changed less than so many milliseconds ago are left alone: their writer may not be done. */
  settle: number;
  /** Committed together, in bytes of text: little is lost when the process dies, and few commits cost little. */
  commitEvery?: number;
  now(): number;
}

const COMMIT_EVERY = 24_000_000;
/** SQLite gathers the words of so many bytes before it writes them out; its own default makes many small pieces. */
const GATHER = 8_000_000;
const REMEMBERED_PROBLEMS = 1_000;

/**
 * Brings the index up to what the folders hold. What was read is kept from time to time, so that a run which is broken off
 * is not begun anew; the stories themselves change in one step at its end.
 */
export async function updateIndex(database: IndexDatabase, options: IndexingOptions): Promise<IndexReport> {
  const changes = findChanges(database, options.roots);
  const isSettled = ({ modified }: ChangedFile) => Math.abs(options.now() - modified) >= options.settle;
  const settled = changes.changed.filter(isSettled);
  const catalogue = readCatalogues(options.roots, options.catalogue);
  const run = new Run(database, new PageWriter(database, catalogue.entries), settled, options);
  try {
    for (const file of changes.gone) run.remove(file);
    await readWith(options.readers(settled.length), run, settled);
    const touched = noteCatalogue(database, catalogue.entries);
    const isAsBefore = run.isAsBefore && touched.entries.length === 0 && !hasWaiting(database);
    const published = isAsBefore ? NOTHING : new Publisher(database, catalogue.entries).publish(touched);
    run.commit();
    // What was written is moved to its place, so that nobody has to read through it at the next start.
    if (!isAsBefore) database.pragma('wal_checkpoint(TRUNCATE)');
    return {
      ...published,
      ...{ read: run.read, gone: changes.gone.length, folders: changes.folders, unreadable: changes.unreadable },
      problems: [...catalogue.problems, ...run.problems],
      unsettled: run.unsettled + changes.changed.length - settled.length,
    };
  } catch (error) {
    run.abandon();
    throw error;
  }
}

const NOTHING = { stories: 0, removed: 0 };

async function readWith(readers: readonly Reading[], run: Run, files: readonly ChangedFile[]): Promise<void> {
  try {
    await readAll(run.orders(files), readers, (order, result) => run.take(order, result));
  } finally {
    await Promise.all(readers.map((reader) => reader.close()));
  }
}

/** Pages of an earlier run that was broken off before its stories were written. */
function hasWaiting(database: IndexDatabase): boolean {
  return one(database, 'SELECT 1 FROM pages WHERE state <> 1 LIMIT 1') !== undefined;
}

/** Takes results into the index as they come, in transactions of a fair size. */
class Run {
  read = 0;
  unsettled = 0;
  isAsBefore = true;
  readonly problems: Problem[] = [];
  readonly #database: IndexDatabase;
  readonly #pages: PageWriter;
  readonly #progress: IndexProgress;
  readonly #onProgress: IndexingOptions['onProgress'];
  readonly #commitEvery: number;
  #uncommitted = 0;

  constructor(
    database: IndexDatabase,
    pages: PageWriter,
    files: readonly ChangedFile[],
    { onProgress, commitEvery = COMMIT_EVERY }: IndexingOptions,
  ) {
    this.#database = database;
    this.#pages = pages;
    this.#onProgress = onProgress;
    this.#commitEvery = commitEvery;
    const ofBytes = files.reduce((sum, { size }) => sum + size, 0);
    this.#progress = { files: 0, ofFiles: files.length, bytes: 0, ofBytes };
    if (files.length > 0) database.exec(`INSERT INTO texts (texts, rank) VALUES ('hashsize', ${GATHER})`);
    database.exec('BEGIN IMMEDIATE');
  }

  *orders(files: readonly ChangedFile[]): Generator<ReadingOrder> {
    const known = this.#database.prepare('SELECT hash FROM files WHERE folder = ? AND name = ?').raw();
    for (const file of files) {
      const [hash] = (known.get([file.folder, file.name]) ?? []) as string[];
      yield { ...file, hash };
    }
  }

  remove(file: { folder: string; name: string }): void {
    this.#pages.removeFile(file);
    this.isAsBefore = false;
  }

  take(order: ReadingOrder, result: ReadingResult): void {
    if (result.kind === 'unsettled') this.unsettled += 1;
    if (result.kind === 'same') this.#pages.redateFile(order);
    if (result.kind === 'read') {
      this.#pages.putFile(order, result.hash, result.pages, result.problems);
      this.problems.push(...result.problems.slice(0, REMEMBERED_PROBLEMS - this.problems.length));
      this.read += 1;
      this.isAsBefore = false;
    }
    this.#progress.files += 1;
    this.#progress.bytes += order.size;
    this.#uncommitted += order.size;
    if (this.#uncommitted >= this.#commitEvery) this.#commitAndGoOn();
    this.#onProgress(this.#progress);
  }

  /** What was not committed is not kept. */
  abandon(): void {
    this.#database.exec('ROLLBACK');
  }

  commit(): void {
    this.#database.exec('COMMIT');
  }

  #commitAndGoOn(): void {
    this.#database.exec('COMMIT; BEGIN IMMEDIATE');
    this.#uncommitted = 0;
  }
}
