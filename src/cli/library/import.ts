import { constants } from 'node:fs';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative } from 'node:path';
import type { FormatTrouble } from '../../errors.ts';
import { readStoryFile, storiesOf } from '../../library/read.ts';
import type { SavedPage } from '../../library/saved-page.ts';
import { describe, type InputFile, inputFiles, printable } from './input.ts';
import type { Subcommand } from './subcommand.ts';

/** What happened to one file. */
interface Imported {
  file: string;
  /** Where it lies now; null when it was not copied. */
  copy: string | null;
  what: 'copied' | 'already there' | 'refused';
  understood: string[];
  troubles: FormatTrouble[];
}

export const importFiles: Subcommand = {
  usage: 'import SOURCE... [--to DIR] [--json]',
  summary: 'copy texts, folders of them or archives into the library; nothing is ever overwritten',
  options: { to: { type: 'string' } },
  async run({ positionals, flags, values }, { print, warn, libraries, path }) {
    const to = values.get('to') ?? libraries[0];
    if (positionals.length === 0 || to === undefined) {
      warn('What shall be imported? For example: library import ~/stories --to my-library');
      return 2;
    }
    const results: Imported[] = [];
    for (const source of positionals) {
      for (const file of await inputFiles([source], path)) {
        const result = await importFile(file, join(path(to), nameInside(path(source), path(file.shownAs))));
        results.push(result);
        if (!flags.has('json')) for (const line of linesOf(result)) print(printable(line));
      }
    }
    if (flags.has('json')) print(JSON.stringify(results, null, 2));
    return results.some(({ troubles }) => troubles.length > 0) ? 1 : 0;
  },
};

/** A folder keeps its name and what is in it, since the pages of a story may be told by it. */
function nameInside(source: string, file: string): string {
  return join(basename(source), relative(source, file));
}

async function importFile({ path, shownAs }: InputFile, wanted: string): Promise<Imported> {
  const { pages, troubles } = await readStoryFile(path, shownAs);
  const understood = understand(pages);
  if (pages.length === 0) return { file: shownAs, copy: null, what: 'refused', understood, troubles };
  await mkdir(dirname(wanted), { recursive: true });
  return { file: shownAs, ...(await copyBeside(path, wanted)), understood, troubles };
}

/** Copies under a name that is free: "x.txt", else "x (2).txt", unless the same bytes lie there already. */
async function copyBeside(path: string, wanted: string): Promise<Pick<Imported, 'copy' | 'what'>> {
  const bytes = await readFile(path);
  const extension = extname(wanted);
  for (let copy = 1; ; copy += 1) {
    const target = copy === 1 ? wanted : `${wanted.slice(0, -extension.length || undefined)} (${copy})${extension}`;
    try {
      await copyFile(path, target, constants.COPYFILE_EXCL);
      return { copy: target, what: 'copied' };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      if (bytes.equals(await readFile(target))) return { copy: target, what: 'already there' };
    }
  }
}

function understand(pages: readonly SavedPage[]): string[] {
  return storiesOf(pages).map(({ title, authors, chapters, chapterCount }) => {
    const [first] = chapters;
    const part = chapters.length === 1 && chapterCount !== 1 && first?.title ? `, chapter "${first.title}"` : '';
    const words = chapters.reduce((sum, chapter) => sum + chapter.words, 0);
    return `${title ?? '(no title)'} - ${authors.join(', ') || 'author not stated'}${part} (${words} words)`;
  });
}

function linesOf({ file, copy, what, understood, troubles }: Imported): string[] {
  return [
    `${file}: ${what}${copy === null ? '' : ` (${copy})`}`,
    ...understood.map((line) => `  ${line}`),
    ...troubles.map((trouble) => `  ${describe(trouble)}`),
  ];
}
