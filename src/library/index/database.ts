import { rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import Database from 'libsql';

export type IndexDatabase = Database.Database;

/** Goes up with every change of the tables, or of what the readers make of a text: an older index is built anew. */
const VERSION = 2;
const IN_MEMORY = ':memory:';

const SCHEMA = `
  CREATE TABLE files (
    folder TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    modified REAL NOT NULL,
    hash TEXT NOT NULL,
    problems TEXT NOT NULL,
    PRIMARY KEY (folder, name)
  ) WITHOUT ROWID;

  -- What one text says of its story, without the text. state: 0 new, 1 part of the library, 2 to be removed.
  -- entry: the catalogue's entry that names its file. story: the row of the story it became part of.
  CREATE TABLE pages (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL,
    state INTEGER NOT NULL DEFAULT 0,
    page TEXT NOT NULL,
    entry INTEGER,
    story INTEGER
  );
  CREATE INDEX pages_path ON pages (path);
  CREATE INDEX pages_state ON pages (state) WHERE state <> 1;
  CREATE INDEX pages_entry ON pages (entry) WHERE entry IS NOT NULL;

  -- By what pages of one story know each other.
  CREATE TABLE page_keys (
    key INTEGER NOT NULL,
    page INTEGER NOT NULL,
    PRIMARY KEY (key, page)
  ) WITHOUT ROWID;
  CREATE INDEX page_keys_page ON page_keys (page);

  -- entry: of a story that has no pages, the catalogue's entry it is made of.
  CREATE TABLE stories (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    facts TEXT NOT NULL,
    problems TEXT NOT NULL,
    entry INTEGER
  );
  CREATE INDEX stories_entry ON stories (entry) WHERE entry IS NOT NULL;

  -- Which text is which chapter. A text's number: page * 4096 + its place in the page.
  CREATE TABLE chapters (
    text INTEGER PRIMARY KEY,
    story INTEGER NOT NULL,
    number INTEGER NOT NULL
  );
  CREATE UNIQUE INDEX chapters_story ON chapters (story, number);

  CREATE VIRTUAL TABLE texts USING fts5 (
    text, content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
  );

  CREATE TABLE register (part TEXT PRIMARY KEY, bytes BLOB NOT NULL);
  CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`;

/**
 * Opens the index, making it where there is none. It is a cache: one that is damaged or of another version is thrown away
 * and begun anew, and nothing is lost but time.
 */
export async function openDatabase(path: string): Promise<IndexDatabase> {
  if (path === IN_MEMORY) return prepared(path);
  await mkdir(dirname(path), { recursive: true });
  try {
    return prepared(path);
  } catch {
    discard(path);
    return prepared(path);
  }
}

/** A second connection to an index that is there, for another thread. */
export function connect(path: string): IndexDatabase {
  const database = new Database(path);
  // Two megabytes of pages: what is asked for again soon stays, and a large library takes no more memory than a small one.
  for (const pragma of ['journal_mode = WAL', 'synchronous = NORMAL', 'cache_size = -2000', 'busy_timeout = 10000']) {
    database.pragma(pragma);
  }
  return database;
}

function prepared(path: string): IndexDatabase {
  const database = connect(path);
  try {
    const version = Number(one(database, 'PRAGMA user_version')?.user_version);
    if (version === 0) database.exec(`BEGIN; ${SCHEMA} PRAGMA user_version = ${VERSION}; COMMIT;`);
    else if (version !== VERSION) throw new Error(`an index of version ${version}`);
    one(database, 'SELECT count(*) AS rows FROM facts');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

export type Row = Readonly<Record<string, unknown>>;

/** The first row of a query; what the columns hold is the schema's word, so readers convert and do not check. */
export function one(database: IndexDatabase, sql: string, ...values: unknown[]): Row | undefined {
  return database.prepare(sql).get(...values) as Row | undefined;
}

/** Goes up whenever the stories change, whichever process has changed them. */
export function generationOf(database: IndexDatabase): number {
  return Number(one(database, `SELECT value FROM facts WHERE name = 'generation'`)?.value ?? 0);
}

export function countGeneration(database: IndexDatabase): void {
  const next = String(generationOf(database) + 1);
  database.prepare(`INSERT OR REPLACE INTO facts (name, value) VALUES ('generation', ?)`).run([next]);
}

/** Whether an error means that the file is damaged, as after a crash of the disk. */
export function isDamage(error: unknown): boolean {
  return error instanceof Error && /malformed|not a database|corrupt/i.test(error.message);
}

/** Throws the index away, with what SQLite keeps beside it. */
export function discard(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
}

/**
 * A query for numbers that answers in one row. Hundreds of thousands of these are asked in a row, and what libsql keeps for
 * a list of rows is not given back before JavaScript collects its garbage, which knows nothing of it.
 */
export class NumberQuery {
  readonly #statement;

  constructor(database: IndexDatabase, sql: string) {
    this.#statement = database.prepare(sql).raw();
  }

  of(value: number | string): number[] {
    const [found] = (this.#statement.get([value]) ?? []) as unknown[];
    return found === null || found === undefined ? [] : String(found).split(',').map(Number);
  }
}
