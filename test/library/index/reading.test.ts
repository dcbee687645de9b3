import { describe, expect, it } from 'vitest';
import { paceOf, progressLines } from '../../../src/library/index/progress.ts';
import { type Reading, type ReadingOrder, type ReadingResult, readAll } from '../../../src/library/index/reading.ts';

const order = (name: string, size = 100): ReadingOrder => ({
  ...{ folder: '/library', name, path: `/library/${name}`, shown: name, size, modified: 1, hash: undefined },
});
const read = (hash: string): ReadingResult => ({ kind: 'read', hash, pages: [], problems: [] });

/** Reads a file to its own name; breaks down over one called "bad", with all that was handed over with it. */
function reader(batches: string[][] = []): Reading {
  return {
    async read(orders) {
      batches.push(orders.map(({ name }) => name));
      if (orders.some(({ name }) => name === 'bad')) throw new Error('out of memory');
      return orders.map(({ name }) => read(name));
    },
    close: async () => {},
  };
}

async function readThem(orders: ReadingOrder[], readers: Reading[]): Promise<Map<string, ReadingResult>> {
  const results = new Map<string, ReadingResult>();
  await readAll(orders, readers, (one, result) => {
    if (results.has(one.name)) throw new Error(`${one.name} was read twice`);
    results.set(one.name, result);
  });
  return results;
}

describe('reading all files', () => {
  it('gives a result for each, whatever the number of readers', async () => {
    const orders = Array.from({ length: 200 }, (_, number) => order(`${number}.txt`));
    for (const readers of [[reader()], [reader(), reader(), reader()]]) {
      const results = await readThem(orders, readers);
      expect([...results.keys()].sort()).toEqual(orders.map(({ name }) => name).sort());
      for (const [name, result] of results) expect(result).toEqual(read(name));
    }
  });

  it('tells of a file that brings its reader down, and reads the others all the same', async () => {
    const results = await readThem([order('one'), order('bad'), order('two')], [reader()]);
    expect(results.get('one')).toEqual(read('one'));
    expect(results.get('two')).toEqual(read('two'));
    expect(results.get('bad')).toMatchObject({ problems: [{ file: 'bad', message: 'cannot be read: out of memory' }] });
  });

  it('hands over little at once', async () => {
    const batches: string[][] = [];
    const orders = [
      ...Array.from({ length: 100 }, (_, number) => order(`${number}`)),
      order('large', 5_000_000),
      order('next'),
    ];
    await readThem(orders, [reader(batches)]);
    expect(Math.max(...batches.map((batch) => batch.length))).toBeLessThanOrEqual(32);
    expect(batches.find((batch) => batch.includes('large'))).not.toContain('next');
  });
});

describe('progress', () => {
  it('knows how fast it goes and how long it takes', () => {
    const pace = paceOf({ files: 1, ofFiles: 4, bytes: 5_000_000, ofBytes: 20_000_000 }, 2);
    expect(pace).toEqual({ megabytesASecond: 2.5, secondsLeft: 6 });
    expect(paceOf({ files: 0, ofFiles: 0, bytes: 0, ofBytes: 0 }, 0)).toEqual({ megabytesASecond: 0, secondsLeft: 0 });
  });

  it('is told now and then, and of short runs not at all', () => {
    const lines: object[] = [];
    let now = 0;
    const tell = progressLines({ info: (facts) => lines.push(facts), warn: () => {} }, () => now);
    for (let files = 1; files <= 60; files += 1) {
      now += 500;
      tell({ files, ofFiles: 60, bytes: files * 1_000_000, ofBytes: 60_000_000 });
    }
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({ files: 21, of: 60, 'MB/s': 2 });
  });
});
