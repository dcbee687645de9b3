/** What the domain needs of the outside world. The rooms take these as parameters, so tests can give their own. */

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export interface Random {
  /** A whole number from 0 up to, but not including, `bound`; every one as likely as the next. */
  below(bound: number): number;
}

/**
 * Records of one kind, kept by key. Keys are plain text, parts joined by "/" ("guild/schedule").
 * Every promise that resolves has reached the disk; a broken store rejects, it never answers "nothing there".
 */
export interface Records<T> {
  get(key: string): Promise<T | undefined>;
  set(key: string, value: T): Promise<void>;
  delete(key: string): Promise<boolean>;
  /** Inserts if the key is free; tells whether it was. Atomic across processes: of two callers one hears `true`. */
  claim(key: string, value: T): Promise<boolean>;
  /**
   * Reads, changes and writes with no other update of the key in between. `change` may run again after a lost race, so it
   * has no side effects; returning `undefined` leaves the record as it was.
   */
  update(key: string, change: (old: T | undefined) => T | undefined): Promise<T | undefined>;
  /** All records whose key begins with `prefix`, in key order. */
  entries(prefix?: string): AsyncIterable<[key: string, value: T]>;
}
