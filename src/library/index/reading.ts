import type { Problem } from '../story.ts';
import type { ChangedFile } from './changes.ts';
import type { ReadPage } from './page-writer.ts';

/** A file to be read for the index. */
export interface ReadingOrder extends ChangedFile {
  /** What its bytes hashed to when it was read last; undefined for a new file. */
  hash: string | undefined;
}

/** What came of it. */
export type ReadingResult =
  /** The same bytes as before under another date. */
  | { kind: 'same' }
  | { kind: 'read'; hash: string; pages: ReadPage[]; problems: Problem[] }
  /** It changed while it was read, or cannot be opened just now: to be looked at again in a moment. */
  | { kind: 'unsettled' };

/** Reads files, here or in a thread of its own. A result for every order, in their sequence. */
export interface Reading {
  read(orders: readonly ReadingOrder[]): Promise<ReadingResult[]>;
  close(): Promise<void>;
}

/** So much is handed to a reader at once: few small messages, and no large one. */
const BATCH = { files: 32, bytes: 500_000 };

/**
 * Reads all files with all readers at work. Each has two batches at hand, so that none waits for the writer; more is not
 * read ahead, so the memory stays the same whatever the size of the library.
 */
export async function readAll(
  orders: Iterable<ReadingOrder>,
  readers: readonly Reading[],
  take: (order: ReadingOrder, result: ReadingResult) => void,
): Promise<void> {
  const batches = inBatches(orders);
  const work = async (reader: Reading) => {
    for (const batch of batches) {
      const results = await readOrTell(reader, batch);
      for (const [place, order] of batch.entries()) take(order, results[place] ?? { kind: 'unsettled' });
    }
  };
  await Promise.all(readers.flatMap((reader) => [work(reader), work(reader)]));
}

/** A file that brings its reader down is told of and must not take the others with it. */
async function readOrTell(reader: Reading, batch: readonly ReadingOrder[]): Promise<ReadingResult[]> {
  try {
    return await reader.read(batch);
  } catch (error) {
    const [only] = batch;
    if (batch.length > 1 || !only) {
      const results: ReadingResult[] = [];
      for (const order of batch) results.push(...(await readOrTell(reader, [order])));
      return results;
    }
    const message = `cannot be read: ${error instanceof Error ? error.message : error}`;
    return [{ kind: 'read', hash: '', pages: [], problems: [{ file: only.shown, line: null, message }] }];
  }
}

/** One generator for all readers: each batch goes to the one that asks first. */
function* inBatches(orders: Iterable<ReadingOrder>): Generator<ReadingOrder[]> {
  let batch: ReadingOrder[] = [];
  let bytes = 0;
  for (const order of orders) {
    batch.push(order);
    bytes += order.size;
    if (batch.length < BATCH.files && bytes < BATCH.bytes) continue;
    yield batch;
    [batch, bytes] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}
