import type { IndexProgress, IndexReport } from './indexer.ts';
import { Thread } from './thread.ts';

export interface IndexingOrder {
  roots: readonly string[];
  catalogue?: string | undefined;
  /** Files changed less than so many milliseconds ago are left for the next run: their writer may not be done. */
  settle: number;
}

/** Brings an index up to date. One run at a time. */
export interface Indexing {
  run(order: IndexingOrder): Promise<IndexReport>;
  /** Breaks off what is under way; the index stays as it was, what was read so far is kept. */
  close(): Promise<void>;
}

/** In threads of their own, so that the bot goes on answering; they end with the run and give their memory back. */
export function indexingInThreads(path: string, onProgress: (progress: IndexProgress) => void): Indexing {
  let thread: Thread | undefined;
  return {
    async run(order) {
      thread = new Thread(new URL('./indexing-thread.js', import.meta.url), path, (note) =>
        onProgress(note as IndexProgress),
      );
      try {
        return (await thread.ask('update', order)) as IndexReport;
      } finally {
        await thread.close();
      }
    },
    close: async () => thread?.close(),
  };
}
