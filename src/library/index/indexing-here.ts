import { connect } from './database.ts';
import { type IndexProgress, updateIndex } from './indexer.ts';
import type { Indexing } from './indexing.ts';
import { OpenReading } from './open-reading.ts';

/** In this thread. */
export function indexingHere(path: string, onProgress: (progress: IndexProgress) => void): Indexing {
  return {
    async run(order) {
      const database = connect(path);
      try {
        return await updateIndex(database, { ...order, onProgress, now: Date.now, readers: () => [new OpenReading()] });
      } finally {
        database.close();
      }
    },
    close: async () => {},
  };
}
