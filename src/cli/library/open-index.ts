import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shippedLibrary } from '../../config.ts';
import { openDatabase } from '../../library/index/database.ts';
import type { IndexProgress, IndexReport } from '../../library/index/indexer.ts';
import { indexingInThreads } from '../../library/index/indexing.ts';
import { paceOf } from '../../library/index/progress.ts';
import type { Surroundings } from './subcommand.ts';

/** What an index is made of, and where it is kept. */
export interface IndexPlace {
  folders: string[];
  catalogue: string;
  index: string;
}

/**
 * Works with the bot's own index, or for typed folders with one that is thrown away afterwards unless a file for it is
 * typed too.
 */
export async function withIndex<T>(
  typed: { folders: readonly string[]; index: string | undefined },
  around: Surroundings,
  work: (place: IndexPlace) => Promise<T>,
): Promise<T> {
  const { path, libraries, data } = around;
  const catalogue = join(shippedLibrary(), 'catalogue.yaml');
  const folders = typed.folders.length > 0 ? typed.folders.map(path) : [...libraries, join(data, 'drabbles')];
  const kept = typed.index ? path(typed.index) : join(data, 'library.sqlite');
  if (typed.folders.length === 0 || typed.index) return work({ folders, catalogue, index: kept });
  const passing = await mkdtemp(join(tmpdir(), 'storykeeper-index-'));
  try {
    return await work({ folders, catalogue, index: join(passing, 'library.sqlite') });
  } finally {
    await rm(passing, { recursive: true, force: true });
  }
}

/** Brings the index up to date and shows how far that is. */
export async function bringUpToDate(place: IndexPlace, around: Surroundings): Promise<IndexReport> {
  (await openDatabase(place.index)).close();
  const start = performance.now();
  const show = (progress: IndexProgress) => around.progress(lineOf(progress, (performance.now() - start) / 1000));
  const indexing = indexingInThreads(place.index, show);
  try {
    return await indexing.run({ roots: place.folders, catalogue: place.catalogue, settle: 0 });
  } finally {
    around.progress(null);
  }
}

const BAR = 24;

function lineOf(progress: IndexProgress, seconds: number): string {
  const { megabytesASecond, secondsLeft } = paceOf(progress, seconds);
  const share = progress.ofBytes > 0 ? progress.bytes / progress.ofBytes : 1;
  const bar = '='.repeat(Math.round(share * BAR)).padEnd(BAR, ' ');
  const left = progress.files === progress.ofFiles ? 'putting the stories together' : `${duration(secondsLeft)} left`;
  return `[${bar}] ${progress.files} of ${progress.ofFiles} files, ${megabytesASecond.toFixed(1)} MB/s, ${left}`;
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
