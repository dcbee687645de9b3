import type { StoredData } from 'keyv';
import Database from 'libsql';
import type { Backend, RecordAdapter } from './backend.ts';
import { Commits } from './commits.ts';
import { ensureSound, type FileOptions } from './sound-file.ts';

const PAGE = 500;

/** Opening may wait for another process; afterwards `Commits` does the waiting, without blocking. */
const WAIT_AT_OPENING = 5000;

/** Records in one SQLite file, as `STORE_URL=file:...` names it. */
export class SqliteBackend implements Backend {
  readonly #path: string;
  readonly #commits: Commits;
  #connection: Connection;

  constructor(path: string, options: FileOptions) {
    ensureSound(path, options);
    this.#path = path;
    this.#connection = new Connection(path);
    this.#commits = new Commits({
      begin: () => this.#connection.database.exec('BEGIN IMMEDIATE'),
      end: (how) => (how === 'COMMIT' ? this.#connection.database.exec(how) : this.#reopen()),
    });
  }

  adapter(kind: string): RecordAdapter {
    return new SqliteAdapter(kind, () => this.#connection, this.#commits);
  }

  async close(): Promise<void> {
    await this.#commits.close();
    this.#connection.database.pragma('wal_checkpoint(TRUNCATE)');
    this.#connection.database.close();
  }

  /**
   * Rolls back and starts anew: libsql leaves a statement that failed (on a full disk, say) half-way open, and from then
   * on every read of that connection sees an old state. SQLite itself has rolled back already after some errors.
   */
  #reopen(): void {
    if (this.#connection.database.inTransaction) this.#connection.database.exec('ROLLBACK');
    this.#connection.database.close();
    this.#connection = new Connection(this.#path);
  }
}

/** An open file with its statements. Read with `all`, not `get`: only reading to the end frees the snapshot. */
class Connection {
  readonly database: Database.Database;
  readonly find: Database.Statement<[string, string]>;
  readonly page: Database.Statement<[string, string, string, number]>;
  readonly put: Database.Statement<[string, string, string]>;
  readonly insert: Database.Statement<[string, string, string]>;
  readonly replace: Database.Statement<[string, string, string, string]>;
  readonly remove: Database.Statement<[string, string]>;
  readonly clear: Database.Statement<[string]>;

  constructor(path: string) {
    this.database = new Database(path, { timeout: WAIT_AT_OPENING });
    this.database.pragma('journal_mode = WAL');
    this.database.pragma('synchronous = FULL');
    this.database.exec(
      'CREATE TABLE IF NOT EXISTS records (kind TEXT, key TEXT, value TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID',
    );
    this.database.pragma('busy_timeout = 0');
    const prepare = <P extends unknown[]>(sql: string) => this.database.prepare<P>(sql);
    this.find = prepare('SELECT value FROM records WHERE kind = ? AND key = ?');
    this.page = prepare('SELECT key, value FROM records WHERE kind = ? AND key >= ? AND key > ? ORDER BY key LIMIT ?');
    this.put = prepare('INSERT OR REPLACE INTO records (kind, key, value) VALUES (?, ?, ?)');
    this.insert = prepare('INSERT INTO records (kind, key, value) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
    this.replace = prepare('UPDATE records SET value = ? WHERE kind = ? AND key = ? AND value = ?');
    this.remove = prepare('DELETE FROM records WHERE kind = ? AND key = ?');
    this.clear = prepare('DELETE FROM records WHERE kind = ?');
  }
}

/** The records of one kind, as keyv wants to see them and a little more. Errors reach the caller as rejections. */
class SqliteAdapter implements RecordAdapter {
  /** keyv offers its iterator only to dialects it knows. */
  readonly opts = { dialect: 'sqlite' };
  namespace: string | undefined;
  readonly #kind: string;
  readonly #connection: () => Connection;
  readonly #commits: Commits;

  constructor(kind: string, connection: () => Connection, commits: Commits) {
    this.#kind = kind;
    this.#connection = connection;
    this.#commits = commits;
  }

  on(): this {
    return this;
  }

  async get<Value>(key: string): Promise<StoredData<Value> | undefined> {
    const [row] = this.#connection().find.all(this.#kind, key) as { value: StoredData<Value> }[];
    return row?.value;
  }

  set(key: string, value: string): Promise<void> {
    return this.#commits.write(() => void this.#connection().put.run(this.#kind, key, value));
  }

  delete(key: string): Promise<boolean> {
    return this.#commits.write(() => this.#connection().remove.run(this.#kind, key).changes === 1);
  }

  clear(): Promise<void> {
    return this.#commits.write(() => void this.#connection().clear.run(this.#kind));
  }

  claim(key: string, value: string): Promise<boolean> {
    return this.#commits.write(() => this.#connection().insert.run(this.#kind, key, value).changes === 1);
  }

  exchange(key: string, old: string | undefined, value: string): Promise<boolean> {
    if (old === undefined) return this.claim(key, value);
    return this.#commits.write(() => this.#connection().replace.run(value, this.#kind, key, old).changes === 1);
  }

  iterator<Value>(): AsyncGenerator<(string | Awaited<Value> | undefined)[], void> {
    return this.scan('');
  }

  /** By pages, each read to its end, so that a slow reader holds no lock and sees keys added behind its place. */
  async *scan(prefix: string): AsyncGenerator<[string, string], void> {
    for (let last = ''; ; ) {
      const rows = this.#connection().page.all(this.#kind, prefix, last, PAGE) as { key: string; value: string }[];
      for (const { key, value } of rows) {
        if (!key.startsWith(prefix)) return;
        yield [key, value];
      }
      if (rows.length < PAGE) return;
      last = rows.at(-1)?.key ?? '';
    }
  }
}
