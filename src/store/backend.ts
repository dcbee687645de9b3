import type { KeyvStoreAdapter } from 'keyv';

/**
 * What keyv itself does not offer and the bot cannot do without: atomic steps and ordered reading. Values are the texts
 * keyv made of the records.
 */
export interface RecordAdapter extends KeyvStoreAdapter {
  /** Inserts if the key is free; of any number of callers, in any number of processes, one hears `true`. */
  claim(key: string, value: string): Promise<boolean>;
  /** Replaces `old` (undefined: nothing there) by `value`, unless somebody else changed it first. */
  exchange(key: string, old: string | undefined, value: string): Promise<boolean>;
  /** In the order of the keys' code points. */
  scan(prefix: string): AsyncGenerator<[key: string, value: string], void>;
}

/** A place where records are kept. The scheme of `STORE_URL` chooses which one. */
export interface Backend {
  adapter(kind: string): RecordAdapter;
  /** Waits for what is still being written. */
  close(): Promise<void>;
}
