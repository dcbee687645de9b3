import { readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import type { FormatTrouble } from '../../errors.ts';
import { type Catalogue, parseCatalogue } from '../../library/catalogue.ts';
import { decode } from '../../library/decode.ts';
import { CATALOGUE, scan } from '../../library/index/scan.ts';
import { type Reading, readStoryFile } from '../../library/read.ts';
import type { SavedPage } from '../../library/saved-page.ts';
import type { Problem } from '../../library/story.ts';

/** A file on disk and the name people know it by. */
export interface InputFile {
  path: string;
  shownAs: string;
}

/** What files gave, put together. */
export interface Input {
  pages: SavedPage[];
  catalogue: Catalogue;
  troubles: FormatTrouble[];
}

/** The files that may be stories: those typed, and those in typed folders. */
export async function inputFiles(typed: readonly string[], pathOf: (typed: string) => string): Promise<InputFile[]> {
  const files: InputFile[] = [];
  for (const name of typed) {
    const path = pathOf(name);
    const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() === true;
    if (isFolder) files.push(...filesIn(path, name));
    else files.push({ path, shownAs: name });
  }
  return files;
}

function filesIn(folder: string, shownAs: string): InputFile[] {
  const found = [...scan(folder)].flatMap(({ folder: inner, files = [] }) =>
    files.map(({ name }) => join(inner, name)),
  );
  return found.sort().map((path) => ({ path, shownAs: join(shownAs, relative(folder, path)) }));
}

/** Reads files one after another; `keep` may lighten a page before the next one is read. */
export async function readInput(
  files: readonly InputFile[],
  keep: (page: SavedPage) => SavedPage = (page) => page,
): Promise<Input> {
  const input: Input = { pages: [], catalogue: { entries: [], problems: [] }, troubles: [] };
  for (const { path, shownAs } of files) {
    if (basename(path) === CATALOGUE) await addCatalogue(input.catalogue, path, shownAs);
    else addReading(input, await readStoryFile(path, shownAs), keep);
  }
  return input;
}

function addReading(input: Input, { pages, troubles }: Reading, keep: (page: SavedPage) => SavedPage): void {
  for (const page of pages) input.pages.push(keep(page));
  input.troubles.push(...troubles);
}

async function addCatalogue(catalogue: Catalogue, path: string, shownAs: string): Promise<void> {
  const { entries, problems } = parseCatalogue(shownAs, decode(await readFile(path)).text);
  catalogue.entries.push(...entries);
  catalogue.problems.push(...problems);
}

/** Whole libraries with their catalogues, their texts read and let go again. */
export async function readLibraries(typed: readonly string[], pathOf: (typed: string) => string): Promise<Input> {
  const files: InputFile[] = [];
  for (const name of typed) {
    const catalogue = join(pathOf(name), CATALOGUE);
    if (await stat(catalogue).catch(() => undefined)) files.push({ path: catalogue, shownAs: join(name, CATALOGUE) });
    files.push(...(await inputFiles([name], pathOf)));
  }
  return readInput(files, withoutText);
}

function withoutText(page: SavedPage): SavedPage {
  return {
    ...page,
    chapters: page.chapters.map((chapter) => ({ ...chapter, notes: [], teaser: null, paragraphs: [] })),
  };
}

/** "file:line: expected this, found that", as editors jump to it. */
export function describe({ file, line, expected, found }: FormatTrouble): string {
  return describeProblem({ file, line, message: `expected ${expected}, found ${found}` });
}

export function describeProblem({ file, line, message }: Problem): string {
  return printable(`${file}${line === null ? '' : `:${line}`}: ${message}`);
}

/** Text from stories and file names without what a terminal would obey. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Co}]/gu, (character) =>
    character === '\n' || character === '\u200d' ? character : '',
  );
}
