import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Records } from '../../src/ports.ts';
import { openStore } from '../../src/store/store.ts';
import { memoryRecords } from '../support/memory-records.ts';

interface Count {
  count: number;
  word?: string | undefined;
}
interface Home {
  open(): Promise<Records<Count>>;
  close(): Promise<void>;
}

const schema = z.object({ count: z.number(), word: z.string().optional() });

async function onDisk(): Promise<Home> {
  const folder = await mkdtemp(join(tmpdir(), 'store-'));
  const store = await openStore(`file:${join(folder, 'a.sqlite')}`, { clock: Date, warn: () => {} });
  return {
    open: async () => store.records('count', schema),
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function inMemory(): Promise<Home> {
  return { open: async () => memoryRecords<Count>(), close: async () => {} };
}

async function all<T>(entries: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const entry of entries) found.push(entry);
  return found;
}

describe.each([
  ['on disk', onDisk],
  ['in memory', inMemory],
])('records %s', (_, build) => {
  let home: Home;
  let records: Records<Count>;
  beforeEach(async () => {
    home = await build();
    records = await home.open();
  });
  afterEach(() => home.close());

  it('answers what was set, and undefined for what never was', async () => {
    await records.set('a/1', { count: 1, word: 'two\u0000 "lines"\n🧛 \ud800' });
    expect(await records.get('a/1')).toEqual({ count: 1, word: 'two\u0000 "lines"\n🧛 \ud800' });
    expect(await records.get('a/2')).toBeUndefined();
  });

  it('hands out copies: changing one changes nothing stored', async () => {
    await records.set('a', { count: 1 });
    const copy = await records.get('a');
    if (copy) copy.count = 9;
    expect(await records.get('a')).toEqual({ count: 1 });
  });

  it('tells whether there was something to delete', async () => {
    await records.set('a', { count: 1 });
    expect([await records.delete('a'), await records.delete('a')]).toEqual([true, false]);
    expect(await records.get('a')).toBeUndefined();
  });

  it('grants a claim once, whoever asks at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, (_, count) => records.claim('slot', { count })));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await records.get('slot')).toEqual({ count: answers.indexOf(true) });
  });

  it('frees a claim with the record', async () => {
    await records.claim('slot', { count: 1 });
    await records.delete('slot');
    expect(await records.claim('slot', { count: 2 })).toBe(true);
  });

  it('loses no update made at the same time as others', async () => {
    const add = (old: Count | undefined) => ({ count: (old?.count ?? 0) + 1 });
    await Promise.all(Array.from({ length: 40 }, () => records.update('a', add)));
    expect(await records.get('a')).toEqual({ count: 40 });
  });

  it('leaves a record as it was when the change is undefined, and answers it', async () => {
    await records.set('a', { count: 7 });
    expect(await records.update('a', () => undefined)).toEqual({ count: 7 });
    expect(await records.update('b', () => undefined)).toBeUndefined();
    expect(await all(records.entries())).toEqual([['a', { count: 7 }]]);
  });

  it('writes nothing when the change throws', async () => {
    const broken = () => {
      throw new Error('no such chapter');
    };
    await expect(records.update('a', broken)).rejects.toThrow('no such chapter');
    expect(await records.get('a')).toBeUndefined();
  });

  it('lists by prefix, in key order, every record once', async () => {
    const keys = fc.uniqueArray(fc.stringMatching(/^[a-c/]{1,4}$/), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(keys, fc.stringMatching(/^[a-c/]{0,2}$/), async (names, prefix) => {
        const fresh = await build();
        const these = await fresh.open();
        await Promise.all(names.map((key, count) => these.set(key, { count })));
        const listed = await all(these.entries(prefix));
        await fresh.close();
        const wanted = names.filter((key) => key.startsWith(prefix)).sort();
        expect(listed).toEqual(wanted.map((key) => [key, { count: names.indexOf(key) }]));
      }),
      { numRuns: 25 },
    );
  });

  it('lists thousands, over the borders of its pages', async () => {
    const keys = Array.from({ length: 1203 }, (_, n) => `guild/${String(n).padStart(5, '0')}`);
    await Promise.all([...keys, 'guilds', 'a'].map((key, count) => records.set(key, { count })));
    expect((await all(records.entries('guild/'))).map(([key]) => key)).toEqual(keys);
  });

  it('can be written while it is listed', async () => {
    await Promise.all(['a', 'b', 'c'].map((key, count) => records.set(key, { count })));
    for await (const [key] of records.entries()) await records.delete(key);
    expect(await all(records.entries())).toEqual([]);
  });
});
