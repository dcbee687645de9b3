import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { StoryFormatError } from '../../errors.ts';
import { readBytes } from '../read.ts';
import { withoutText } from './page-writer.ts';
import type { Reading, ReadingOrder, ReadingResult } from './reading.ts';

/** Reads in this thread. */
export class OpenReading implements Reading {
  async read(orders: readonly ReadingOrder[]): Promise<ReadingResult[]> {
    const results: ReadingResult[] = [];
    for (const order of orders) results.push(await readOne(order));
    return results;
  }

  async close(): Promise<void> {}
}

async function readOne({ path, shown, size, modified, hash: before }: ReadingOrder): Promise<ReadingResult> {
  const bytes = await readWhole(path, size, modified);
  if (!bytes) return { kind: 'unsettled' };
  const hash = createHash('sha256').update(bytes).digest('base64');
  if (hash === before) return { kind: 'same' };
  const { pages, troubles } = readBytes(shown, bytes);
  const problems = troubles.map((trouble) => {
    const { file, line } = trouble;
    return { file, line, message: new StoryFormatError(trouble).message };
  });
  return { kind: 'read', hash, pages: pages.map(withoutText), problems };
}

/** The bytes of a file that is still as it was found; undefined for one that somebody is writing or has taken away. */
async function readWhole(path: string, size: number, modified: number): Promise<Buffer | undefined> {
  try {
    const bytes = await readFile(path);
    const after = await stat(path);
    return after.size === size && after.mtimeMs === modified && bytes.length === size ? bytes : undefined;
  } catch {
    return undefined;
  }
}
