import type { ZodType, z } from 'zod';
import type { Records } from '../ports.ts';
import type { Store } from './store.ts';

/** Kinds of record as a room lists them: what it calls them, the name in the store, and what one looks like. */
export type Kinds = Record<string, readonly [kind: string, schema: ZodType]>;
export type RecordsOf<K extends Kinds> = { [Name in keyof K]: Records<z.output<K[Name][1]>> };

/** Opens all kinds of a room. */
export function recordsOf<K extends Kinds>(store: Store, kinds: K): RecordsOf<K> {
  const opened = Object.entries(kinds).map(([name, [kind, schema]]) => [name, store.records(kind, schema)]);
  return Object.fromEntries(opened) as RecordsOf<K>;
}
