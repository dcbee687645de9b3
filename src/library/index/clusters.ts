import type { CatalogueEntry } from '../catalogue.ts';
import { type IndexDatabase, NumberQuery } from './database.ts';
import { entryNumber, keysMet, keysOfEntry } from './page-keys.ts';

/** Pages and entries that have to be joined together, since any of them may be about the story of any other. */
export interface Cluster {
  pages: number[];
  entries: CatalogueEntry[];
}

/** Walks from page to page along their keys, and by way of the catalogue's entries. */
export class Clusters {
  readonly #keys;
  readonly #pages;
  readonly #entryOf;
  readonly #named;
  readonly #entries: ReadonlyMap<number, CatalogueEntry>;
  readonly #entriesByKey = new Map<number, number[]>();

  constructor(database: IndexDatabase, entries: readonly CatalogueEntry[]) {
    this.#keys = new NumberQuery(database, 'SELECT group_concat(key) FROM page_keys WHERE page = ?');
    this.#pages = new NumberQuery(database, 'SELECT group_concat(page) FROM page_keys WHERE key = ?');
    this.#entryOf = new NumberQuery(database, 'SELECT entry FROM pages WHERE number = ?');
    this.#named = new NumberQuery(database, 'SELECT group_concat(number) FROM pages WHERE entry = ?');
    this.#entries = new Map(entries.map((entry) => [entryNumber(entry), entry]));
    for (const [number, entry] of this.#entries) {
      for (const key of keysOfEntry(entry)) {
        this.#entriesByKey.set(key, [...(this.#entriesByKey.get(key) ?? []), number]);
      }
    }
  }

  /** The clusters that these pages and entries are in, each once. */
  *around(pages: Iterable<number>, entries: Iterable<number>): Generator<Cluster> {
    const visited = { pages: new Set<number>(), entries: new Set<number>() };
    for (const page of pages) if (!visited.pages.has(page)) yield this.#walk([page], [], visited);
    for (const entry of entries) if (!visited.entries.has(entry)) yield this.#walk([], [entry], visited);
  }

  #walk(pages: number[], entries: number[], visited: { pages: Set<number>; entries: Set<number> }): Cluster {
    const cluster: Cluster = { pages: [], entries: [] };
    for (;;) {
      const page = pages.pop();
      const entry = page === undefined ? entries.pop() : undefined;
      if (page === undefined && entry === undefined) return cluster;
      if (page !== undefined && !visited.pages.has(page)) {
        visited.pages.add(page);
        cluster.pages.push(page);
        const keys = this.#keys.of(page);
        pages.push(...keys.flatMap(keysMet).flatMap((key) => this.#pages.of(key)));
        entries.push(...this.#entryOf.of(page), ...keys.flatMap((key) => this.#entriesByKey.get(key) ?? []));
      }
      const listed = entry === undefined ? undefined : this.#entries.get(entry);
      if (entry !== undefined && listed && !visited.entries.has(entry)) {
        visited.entries.add(entry);
        cluster.entries.push(listed);
        pages.push(...this.#named.of(entry));
        pages.push(...keysOfEntry(listed).flatMap((key) => this.#pages.of(key)));
      }
    }
  }
}
