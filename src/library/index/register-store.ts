import { setImmediate as nextTurn } from 'node:timers/promises';
import { type IndexDatabase, one } from './database.ts';
import type { NameTableParts } from './name-table.ts';
import type { Lists } from './numbers.ts';
import type { RegisterParts } from './register-parts.ts';
import type { TextsParts } from './texts.ts';
import type { WordIndexParts } from './word-index.ts';

type Column = string | Uint8Array | Uint16Array | Uint32Array;

/** Each column of the register is kept as one value under its path ("names/fandom/keys/starts"). */
export function saveRegister(database: IndexDatabase, parts: RegisterParts): void {
  database.exec('DELETE FROM register');
  const insert = database.prepare('INSERT INTO register (part, bytes) VALUES (?, ?)');
  const save = (path: string, value: Column | object): void => {
    if (typeof value === 'string') insert.run(path, Buffer.from(value));
    else if (ArrayBuffer.isView(value)) insert.run(path, Buffer.from(value.buffer, value.byteOffset, value.byteLength));
    else for (const [name, part] of Object.entries(value)) save(`${path}/${name}`, part);
  };
  save('', parts);
}

/**
 * The register as last saved, or undefined where none was. Column by column with a breath between, so that a bot that
 * loads a new one goes on answering; all columns are of one moment all the same.
 */
export async function loadRegister(database: IndexDatabase): Promise<RegisterParts | undefined> {
  database.exec('BEGIN');
  try {
    const saved = one(database, 'SELECT count(*) AS columns FROM register');
    return saved?.columns === 0 ? undefined : await new Columns(database).register();
  } finally {
    database.exec('COMMIT');
  }
}

class Columns {
  readonly #select;

  constructor(database: IndexDatabase) {
    this.#select = database.prepare('SELECT bytes FROM register WHERE part = ?');
  }

  async register(): Promise<RegisterParts> {
    return {
      ids: await this.#texts('/ids'),
      rows: await this.#longs('/rows'),
      levels: await this.#bytes('/levels'),
      permissions: await this.#bytes('/permissions'),
      statuses: await this.#bytes('/statuses'),
      words: await this.#longs('/words'),
      days: new Uint16Array((await this.#bytes('/days')).slice().buffer),
      changed: await this.#longs('/changed'),
      texts: await this.#wordIndex('/texts'),
      names: {
        fandom: await this.#nameTable('/names/fandom'),
        character: await this.#nameTable('/names/character'),
        relationship: await this.#nameTable('/names/relationship'),
        author: await this.#nameTable('/names/author'),
        tag: await this.#nameTable('/names/tag'),
      },
    };
  }

  async #nameTable(path: string): Promise<NameTableParts> {
    return {
      keys: await this.#texts(`${path}/keys`),
      spellings: await this.#texts(`${path}/spellings`),
      stories: await this.#lists(`${path}/stories`),
      words: await this.#wordIndex(`${path}/words`),
    };
  }

  async #wordIndex(path: string): Promise<WordIndexParts> {
    return {
      words: await this.#texts(`${path}/words`),
      places: await this.#lists(`${path}/places`),
      leads: await this.#lists(`${path}/leads`),
    };
  }

  async #texts(path: string): Promise<TextsParts> {
    const text = Buffer.from(await this.#bytes(`${path}/text`));
    return { text: text.toString(), starts: await this.#longs(`${path}/starts`) };
  }

  async #lists(path: string): Promise<Lists> {
    return { starts: await this.#longs(`${path}/starts`), values: await this.#longs(`${path}/values`) };
  }

  async #longs(path: string): Promise<Uint32Array> {
    return new Uint32Array((await this.#bytes(path)).slice().buffer);
  }

  async #bytes(path: string): Promise<Uint8Array> {
    await nextTurn();
    const row = this.#select.get([path]) as { bytes: Uint8Array } | undefined;
    if (!row) throw new Error(`the index lacks ${path}`);
    return new Uint8Array(row.bytes.buffer, row.bytes.byteOffset, row.bytes.byteLength);
  }
}
