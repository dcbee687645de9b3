import { Keyv } from 'keyv';
import type { ZodType } from 'zod';
import type { Records } from '../ports.ts';
import type { RecordAdapter } from './backend.ts';

/** Keyv over an adapter, with the steps keyv lacks beside it. Records are checked against `schema` whenever they are read. */
export function keyvRecords<T>(kind: string, schema: ZodType<T>, adapter: RecordAdapter): Records<T> {
  // keyv by itself swallows errors of its store, answers "nothing there", and changes keys that look prefixed already.
  const keyv = new Keyv<unknown>({
    store: adapter,
    throwOnErrors: true,
    emitErrors: false,
    useKeyPrefix: false,
    serialize: JSON.stringify,
    deserialize: JSON.parse,
  });

  const checked = (key: string, value: unknown): T => {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    const trouble = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new Error(`the stored ${kind} record "${key}" does not fit what this version expects (${trouble})`);
  };
  const texted = async (value: T) => String(await keyv.serializeData({ value }));
  const read = async (key: string, text: string): Promise<T> => {
    const data = await keyv.deserializeData(text);
    return checked(key, data?.value);
  };

  return {
    async get(key) {
      const value = await keyv.get(key);
      return value === undefined ? undefined : checked(key, value);
    },
    async set(key, value) {
      await keyv.set(key, value);
    },
    delete: (key) => keyv.delete(key),
    claim: async (key, value) => adapter.claim(key, await texted(value)),
    async update(key, change) {
      for (;;) {
        const stored = await adapter.get<string>(key);
        const old = typeof stored === 'string' ? stored : undefined;
        const before = old === undefined ? undefined : await read(key, old);
        const after = change(before);
        if (after === undefined) return before;
        if (await adapter.exchange(key, old, await texted(after))) return after;
      }
    },
    async *entries(prefix = '') {
      for await (const [key, text] of adapter.scan(prefix)) yield [key, await read(key, text)];
    },
  };
}
