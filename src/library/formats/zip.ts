import { type UnzipFileInfo, unzipSync } from 'fflate';
import { StoryFormatError } from '../../errors.ts';
import type { ReadLimits } from './read-limits.ts';

/** What an archive and all inside it have used of the limits so far. */
export interface Budget {
  entries: number;
  bytes: number;
}

/** Small entries may be as repetitive as they like. */
const RATIO_MATTERS_FROM = 1024 * 1024;

export function isZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
  );
}

/**
 * The names of the files in a zip, nothing unpacked.
 * @throws {StoryFormatError} when it is damaged or has too many entries.
 */
export function zipNames(file: string, bytes: Uint8Array, limits: ReadLimits): string[] {
  const names: string[] = [];
  unzip(file, bytes, limits, { entries: 0, bytes: 0 }, ({ name }) => {
    names.push(name);
    return false;
  });
  return names;
}

/**
 * Unpacks the files that `wanted` picks by name. fflate never writes more than the size an entry states, so checking
 * what they state bounds the memory.
 * @throws {StoryFormatError} when the zip is damaged or breaks a limit.
 */
export function unzipFiles(
  file: string,
  bytes: Uint8Array,
  limits: ReadLimits,
  wanted: (name: string) => boolean,
  budget: Budget = { entries: 0, bytes: 0 },
): Map<string, Uint8Array> {
  const unpacked = unzip(file, bytes, limits, budget, (entry) => {
    if (entry.name.endsWith('/') || !wanted(entry.name)) return false;
    checkEntry(file, entry, limits, budget);
    return true;
  });
  return new Map(Object.entries(unpacked));
}

function unzip(
  file: string,
  bytes: Uint8Array,
  limits: ReadLimits,
  budget: Budget,
  filter: (entry: UnzipFileInfo) => boolean,
): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, {
      filter: (entry) => {
        budget.entries += 1;
        if (budget.entries > limits.entries)
          throw tooMuch(file, `at most ${limits.entries} files in an archive`, 'more');
        return filter(entry);
      },
    });
  } catch (error) {
    if (error instanceof StoryFormatError) throw error;
    const found = `a damaged one (${error instanceof Error ? error.message : error})`;
    throw new StoryFormatError({ file, line: null, expected: 'an archive that can be unpacked', found });
  }
}

function checkEntry(
  file: string,
  { name, size, originalSize }: UnzipFileInfo,
  limits: ReadLimits,
  budget: Budget,
): void {
  budget.bytes += originalSize;
  const largest = /\.(?:zip|epub)$/i.test(name) ? limits.fileBytes : limits.textBytes;
  if (originalSize > largest)
    throw tooMuch(file, `files of at most ${largest} bytes`, `${originalSize} bytes in ${name}`);
  if (budget.bytes > limits.unpackedBytes)
    throw tooMuch(file, `at most ${limits.unpackedBytes} bytes unpacked`, 'more');
  if (originalSize > RATIO_MATTERS_FROM && originalSize > size * limits.ratio) {
    throw tooMuch(
      file,
      'an archive of texts',
      `${name}, which grows ${Math.round(originalSize / Math.max(size, 1))} times by unpacking`,
    );
  }
}

function tooMuch(file: string, expected: string, found: string): StoryFormatError {
  return new StoryFormatError({ file, line: null, expected, found });
}
