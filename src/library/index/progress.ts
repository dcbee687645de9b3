import type { IndexProgress } from './indexer.ts';
import type { LibraryLog } from './updater.ts';

/** How fast a run goes, and how long it will take. */
export interface Pace {
  megabytesASecond: number;
  secondsLeft: number;
}

export function paceOf({ bytes, ofBytes }: IndexProgress, seconds: number): Pace {
  const rate = bytes / Math.max(seconds, 0.001);
  return { megabytesASecond: rate / 1e6, secondsLeft: rate > 0 ? (ofBytes - bytes) / rate : 0 };
}

/** Milliseconds between two lines of a log. */
const EVERY = 10_000;

/** Tells a log of long runs, a line now and then; of short ones nothing. */
export function progressLines(log: LibraryLog, now = () => performance.now()): (progress: IndexProgress) => void {
  let begun = now();
  let told = begun;
  return (progress) => {
    if (progress.files <= 1) begun = told = now();
    if (now() - told < EVERY) return;
    told = now();
    const { megabytesASecond, secondsLeft } = paceOf(progress, (told - begun) / 1000);
    log.info(
      {
        files: progress.files,
        of: progress.ofFiles,
        'MB/s': Math.round(megabytesASecond),
        secondsLeft: Math.round(secondsLeft),
      },
      'reading the library',
    );
  };
}
