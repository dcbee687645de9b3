import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { StoryFormatError } from '../../errors.ts';
import { readBytes } from '../read.ts';
import { withoutText } from './page-writer.ts';
import type { Reading, ReadingOrder, ReadingResult } from './reading.ts';

/** Reads in this thread, and does nothing else meanwhile: for many small files that is much faster than to wait for each. */
export class OpenReading implements Reading {
  async read(orders: readonly ReadingOrder[]): Promise<ReadingResult[]> {
    return orders.map(readOne);
  }

  async close(): Promise<void> {}
}

function readOne({ path, shown, size, modified, hash: before }: ReadingOrder): ReadingResult {
  const bytes = readWhole(path, size, modified);
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
function readWhole(path: string, size: number, modified: number): Buffer | undefined {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = readFileSync(file);
      const after = fstatSync(file);
      return after.size === size && after.mtimeMs === modified && bytes.length === size ? bytes : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}
