import type { Records } from '../../src/ports.ts';

/** Records without a disk, for tests of what is done with records. Keeps the contract of `test/store/contract.test.ts`. */
export function memoryRecords<T>(texts = new Map<string, string>()): Records<T> {
  const read = (key: string): T | undefined => {
    const text = texts.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  };
  const write = (key: string, value: T) => texts.set(key, JSON.stringify(value));

  return {
    get: async (key) => read(key),
    set: async (key, value) => void write(key, value),
    delete: async (key) => texts.delete(key),
    claim: async (key, value) => !texts.has(key) && write(key, value).has(key),
    update: async (key, change) => {
      const before = read(key);
      const after = change(before);
      if (after === undefined) return before;
      write(key, after);
      return read(key);
    },
    async *entries(prefix = '') {
      const keys = [...texts.keys()].filter((key) => key.startsWith(prefix)).sort(byCodePoints);
      for (const key of keys) {
        const value = read(key);
        if (value !== undefined) yield [key, value];
      }
    },
  };
}

function byCodePoints(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
