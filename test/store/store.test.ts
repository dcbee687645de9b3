import { appendFileSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ConfigError } from '../../src/errors.ts';
import { openStore } from '../../src/store/store.ts';

const schema = z.object({ count: z.number() });
const clock = { now: () => Date.UTC(2026, 2, 29, 8, 30) };

let folder: string;
let file: string;
let warnings: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-'));
  file = join(folder, 'a.sqlite');
  warnings = [];
});
afterEach(() => rm(folder, { recursive: true }));

const open = () => openStore(`file:${file}`, { clock, warn: (message) => warnings.push(message) });

async function filled(): Promise<void> {
  const store = await open();
  const records = store.records('count', schema);
  await Promise.all(Array.from({ length: 2000 }, (_, count) => records.set(`guild/${count}`, { count })));
  await store.close();
}

describe('a store', () => {
  it('keeps its records over a restart', async () => {
    await filled();
    const store = await open();
    expect(await store.records('count', schema).get('guild/1999')).toEqual({ count: 1999 });
    await store.close();
    expect(warnings).toEqual([]);
  });

  it('keeps kinds apart, even where one name begins like the other', async () => {
    const store = await open();
    await store.records('slot', schema).set('slot:1', { count: 1 });
    expect(await store.records('slots', schema).get('slot:1')).toBeUndefined();
    expect(await store.records('slot', schema).get('1')).toBeUndefined();
    await store.close();
  });

  it('leaves a file that is complete in itself when closed', async () => {
    await filled();
    const copy = join(folder, 'copy.sqlite');
    copyFileSync(file, copy);
    const store = await openStore(`file://${copy}`, { clock, warn: (message) => warnings.push(message) });
    expect(await store.records('count', schema).get('guild/1999')).toEqual({ count: 1999 });
    await store.close();
  });

  it('refuses writes once closed', async () => {
    const store = await open();
    await store.close();
    await expect(store.records('count', schema).set('a', { count: 1 })).rejects.toThrow('closed');
  });

  it('finishes on closing what was asked before', async () => {
    const store = await open();
    const written = store.records('count', schema).set('a', { count: 1 });
    await store.close();
    await written;
    const again = await open();
    expect(await again.records('count', schema).get('a')).toEqual({ count: 1 });
    await again.close();
  });

  it('names kind and key of a record it cannot understand', async () => {
    const store = await open();
    await store.records('schedule', z.object({ count: z.string() })).set('guild/7', { count: 'seven' });
    const records = store.records('schedule', schema);
    await expect(records.get('guild/7')).rejects.toThrow(/schedule record "guild\/7".*count/);
    await expect(records.entries()[Symbol.asyncIterator]().next()).rejects.toThrow(/schedule record "guild\/7"/);
    await expect(records.update('guild/7', () => ({ count: 1 }))).rejects.toThrow(/schedule record/);
    await store.close();
  });
});

describe('a store that another process holds', () => {
  it('waits without blocking, and then writes', async () => {
    const store = await open();
    const records = store.records('count', schema);
    await records.set('a', { count: 1 });
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    let turns = 0;
    const ticking = setInterval(() => turns++, 5);
    const written = records.update('a', (old) => ({ count: (old?.count ?? 0) + 1 }));
    setTimeout(() => other.exec('COMMIT'), 120);
    await written;
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(5);
    expect(await records.get('a')).toEqual({ count: 2 });
    other.close();
    await store.close();
  });
});

describe('a write that fails (a full disk, say)', () => {
  it.each(['ABORT', 'FAIL', 'ROLLBACK'])(
    'is told to every caller, loses nothing stored, and heals: %s',
    async (how) => {
      const store = await open();
      const records = store.records('count', schema);
      await records.set('a', { count: 1 });
      const other = new Database(file);
      other.exec(`CREATE TRIGGER full BEFORE INSERT ON records BEGIN SELECT RAISE(${how}, 'disk full'); END`);
      const writes = ['b', 'c', 'd'].map((key, count) => records.set(key, { count }));
      const settled = await Promise.allSettled([...writes, records.claim('e', { count: 0 })]);
      expect(settled.map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
      expect(await records.get('a')).toEqual({ count: 1 });
      other.exec('DROP TRIGGER full');
      await records.set('b', { count: 2 });
      other.prepare("UPDATE records SET value = replace(value, '2', '3') WHERE key = 'b'").run();
      expect(await records.get('b')).toEqual({ count: 3 });
      other.close();
      await store.close();
    },
  );
});

describe('a damaged file is set aside, never deleted:', () => {
  const damages: Record<string, () => void> = {
    'no database at all': () => writeFileSync(file, 'Dear diary, '.repeat(900)),
    'cut short': () => writeFileSync(file, readFileSync(file).subarray(0, 9000)),
    'overwritten in the middle': () => {
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.fill(0x5a, 4096, 4096 * 6));
    },
  };
  it.each(Object.entries(damages))('%s', async (_, damage) => {
    await filled();
    damage();
    const bytes = readFileSync(file);
    const store = await open();
    const records = store.records('count', schema);
    await records.set('a', { count: 1 });
    expect(await records.get('a')).toEqual({ count: 1 });
    await store.close();
    const aside = join(folder, 'a.sqlite.damaged-2026-03-29T08-30-00-000Z');
    expect(readFileSync(aside).equals(bytes)).toBe(true);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/is damaged .* is kept as .*\.damaged-2026-03-29.* set up/);
  });

  it('but an empty one is used, and said to be empty', async () => {
    writeFileSync(file, '');
    const store = await open();
    await store.records('count', schema).set('a', { count: 1 });
    await store.close();
    expect(warnings).toEqual([expect.stringMatching(/was there but empty/)]);
  });

  it('but rubbish behind the last page is no damage', async () => {
    await filled();
    appendFileSync(file, 'x'.repeat(10));
    const store = await open();
    expect(await store.records('count', schema).get('guild/3')).toEqual({ count: 3 });
    await store.close();
    expect(warnings).toEqual([]);
  });
});

describe('a place that cannot be used is a wrong setting:', () => {
  it('a folder in place of the file', async () => {
    mkdirSync(file);
    await expect(open()).rejects.toThrow(ConfigError);
  });

  it('a file in place of the folder', async () => {
    rmSync(folder, { recursive: true });
    writeFileSync(folder, '');
    await expect(open()).rejects.toThrow(/STORE_URL: cannot read and write/);
  });

  it.each([
    ['redis://someone:secret@host/0', /"redis:" stores are not supported yet/],
    ['postgres://host/base', /"postgres:" stores are not supported yet/],
    ['mysql://host/base', /"mysql:" stores are not supported\./],
    ['data/storykeeper.sqlite', /scheme is missing/],
    ['file:', /the file is missing/],
  ])('%s', async (url, message) => {
    const refused = openStore(url, { clock, warn: () => {} });
    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.toThrow(ConfigError);
    await expect(refused).rejects.not.toThrow(/secret/);
  });
});
