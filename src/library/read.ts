import { readFile } from 'node:fs/promises';
import { type FormatTrouble, StoryFormatError } from '../errors.ts';
import type { Catalogue } from './catalogue.ts';
import { decode, isBinary } from './decode.ts';
import { printsOf } from './fingerprints.ts';
import { type ExpandedFile, expandFile } from './formats/archive.ts';
import { epubText, isEpub } from './formats/epub.ts';
import { readSource } from './formats/index.ts';
import { DEFAULT_LIMITS, type ReadLimits } from './formats/read-limits.ts';
import { joinStories } from './join.ts';
import type { SavedPage } from './saved-page.ts';
import type { FullStory } from './story.ts';

/** What a file gave, and what of it could not be read: an archive may hold both. */
export interface Reading {
  pages: SavedPage[];
  troubles: FormatTrouble[];
}

/** Reads a file of any format, an archive of such files included. Never throws: whatever is wrong is a trouble. */
export function readBytes(file: string, bytes: Uint8Array, limits: ReadLimits = DEFAULT_LIMITS): Reading {
  const reading: Reading = { pages: [], troubles: [] };
  const attempt = (name: string, work: () => void) => {
    try {
      work();
    } catch (error) {
      reading.troubles.push(troubleOf(name, error));
    }
  };
  attempt(file, () => {
    for (const inner of expandFile(file, bytes, limits)) {
      attempt(inner.file, () => reading.pages.push(readText(inner, limits)));
    }
  });
  return reading;
}

/** Reads a file from disk; `shownAs` is what people know it by. */
export async function readStoryFile(
  path: string,
  shownAs = path,
  limits: ReadLimits = DEFAULT_LIMITS,
): Promise<Reading> {
  try {
    return readBytes(shownAs, await readFile(path), limits);
  } catch (error) {
    return { pages: [], troubles: [troubleOf(shownAs, error)] };
  }
}

/** The stories that the pages hold and the catalogue lists, in the order of their ids. */
export function storiesOf(
  pages: readonly SavedPage[],
  catalogue: Catalogue = { entries: [], problems: [] },
): FullStory[] {
  return joinStories(pages, catalogue).map(({ story }) => story);
}

function readText({ file, bytes }: ExpandedFile, limits: ReadLimits): SavedPage {
  const refuse = (expected: string, found: string): never => {
    throw new StoryFormatError({ file, line: null, expected, found });
  };
  if (isEpub(bytes)) return finished(readSource(epubText(file, bytes, limits)), null);
  if (bytes.length > limits.textBytes) refuse(`a text of at most ${limits.textBytes} bytes`, `${bytes.length} bytes`);
  if (isBinary(bytes)) refuse('a text', 'a picture, a program or another file that is no text');
  const { text, doubt } = decode(bytes);
  return finished(readSource({ file, text }), doubt);
}

function finished(page: SavedPage, doubt: string | null): SavedPage {
  const problems = doubt === null ? page.problems : [...page.problems, { file: page.file, line: null, message: doubt }];
  return { ...page, problems, prints: page.chapters.map((chapter) => printsOf(chapter)) };
}

/** A fault of a reader must not stop the load of all other files, so it is reported like a fault of the file. */
function troubleOf(file: string, error: unknown): FormatTrouble {
  if (error instanceof StoryFormatError) return error.trouble;
  const found = error instanceof Error ? error.message : String(error);
  return { file, line: null, expected: 'a file that can be read', found };
}
