import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Catalogue, type CatalogueEntry, parseCatalogue } from '../catalogue.ts';
import { decode } from '../decode.ts';
import { claims } from '../page-groups.ts';
import { type IndexDatabase, one } from './database.ts';
import { entryNumber, keysOfEntry } from './page-keys.ts';
import { CATALOGUE } from './scan.ts';

/**
 * What the curators of all folders say together, and last what the catalogue of another folder (`known`: the one that
 * ships with the bot) says of the texts in them.
 */
export function readCatalogues(roots: readonly string[], known?: string): Catalogue {
  const all = roots.map((root) => readCatalogue(join(root, CATALOGUE)));
  if (known !== undefined && !roots.includes(dirname(known))) {
    const { entries } = readCatalogue(known);
    all.push({ entries: entries.map((entry) => ({ ...entry, onlyBeside: true })), problems: [] });
  }
  return { entries: all.flatMap(({ entries }) => entries), problems: all.flatMap(({ problems }) => problems) };
}

function readCatalogue(file: string): Catalogue {
  try {
    return parseCatalogue(file, decode(readFileSync(file)).text);
  } catch {
    return { entries: [], problems: [] };
  }
}

/** What an edit of the catalogue has to do with: entries by their numbers, and pages. */
export interface Touched {
  entries: number[];
  pages: number[];
}

/** Notes the catalogue as it is now and tells what its edit touches; nothing, where it is as it was. */
export function noteCatalogue(database: IndexDatabase, entries: readonly CatalogueEntry[]): Touched {
  const before = JSON.parse(String(one(database, KEPT)?.value ?? '[]')) as CatalogueEntry[];
  const [old, now] = [numbered(before), numbered(entries)];
  const edited = [...old, ...now].filter(([number]) => !old.has(number) || !now.has(number));
  if (edited.length === 0) return { entries: [], pages: [] };
  database.prepare(KEEP).run(JSON.stringify(entries), 'catalogue');
  // Entries about the same story are looked at again together with those that changed.
  const keys = new Set(edited.flatMap(([, entry]) => keysOfEntry(entry)));
  const akin = [...now].filter(([, entry]) => keysOfEntry(entry).some((key) => keys.has(key)));
  return {
    entries: [...new Set([...edited, ...akin].map(([number]) => number))],
    pages: [...renamePages(database, entries), ...pagesWith(database, keys)],
  };
}

const KEPT = `SELECT value FROM facts WHERE name = 'catalogue'`;
const KEEP = 'INSERT OR REPLACE INTO facts (value, name) VALUES (?, ?)';

const numbered = (entries: readonly CatalogueEntry[]) => new Map(entries.map((entry) => [entryNumber(entry), entry]));

/** Notes anew which entry names which page; gives those where it is another one. */
function renamePages(database: IndexDatabase, entries: readonly CatalogueEntry[]): number[] {
  const entryOf = claims(entries);
  const pages = database.prepare(`SELECT number, page ->> 'file', entry FROM pages`).raw().all([]);
  const name = database.prepare('UPDATE pages SET entry = ? WHERE number = ?');
  return (pages as [number, string, number | null][]).flatMap(([number, file, before]) => {
    const entry = entryOf(file);
    const after = entry ? entryNumber(entry) : null;
    if (after === before) return [];
    name.run([after, number]);
    return [number];
  });
}

function pagesWith(database: IndexDatabase, keys: Iterable<number>): number[] {
  const select = database.prepare('SELECT page FROM page_keys WHERE key = ?').raw();
  return [...keys].flatMap((key) => (select.all([key]) as number[][]).map(([page = 0]) => page));
}
