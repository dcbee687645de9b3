import { availableParallelism } from 'node:os';
import { workerData } from 'node:worker_threads';
import { connect } from './database.ts';
import { type IndexProgress, updateIndex } from './indexer.ts';
import type { IndexingOrder } from './indexing.ts';
import { OpenReading } from './open-reading.ts';
import type { Reading, ReadingOrder, ReadingResult } from './reading.ts';
import { answerQuestions, Thread, tell } from './thread.ts';

/** Fewer files than this are read sooner than threads for them have started. */
const FEW = 20;

/** The thread in which the index is written. */
const database = connect(String(workerData));
answerQuestions({
  async update(order: IndexingOrder) {
    const report = await updateIndex(database, { ...order, readers, onProgress: nowAndThen(tell), now: Date.now });
    database.close();
    return report;
  },
});

function readers(files: number): Reading[] {
  return files <= FEW ? [new OpenReading()] : Array.from({ length: availableParallelism() }, readingThread);
}

function readingThread(): Reading {
  const thread = new Thread(new URL('./reading-thread.js', import.meta.url), undefined);
  return {
    read: async (orders: readonly ReadingOrder[]) => (await thread.ask('read', orders)) as ReadingResult[],
    close: () => thread.close(),
  };
}

/** Milliseconds between two notes of progress. */
const TELL_EVERY = 200;

function nowAndThen(note: (progress: IndexProgress) => void): (progress: IndexProgress) => void {
  let told = 0;
  return (progress) => {
    const isLast = progress.files === progress.ofFiles;
    if (!isLast && performance.now() - told < TELL_EVERY) return;
    told = performance.now();
    note(progress);
  };
}
