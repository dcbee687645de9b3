import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserFacingError } from '../errors.ts';
import type { Problem } from '../library/story.ts';
import type { DeckFile } from './deck-file.ts';
import { type LoadedDecks, loadDecks } from './decks.ts';

/** The decks of these libraries: the `.yaml` files of each folder's `decks/`, the first library first. */
export async function loadDeckFolders(libraries: readonly string[]): Promise<LoadedDecks> {
  const files = await Promise.all(libraries.map(deckFiles));
  return loadDecks(files.flat());
}

/** What is wrong with the decks of one library, for `library check`. */
export async function checkDecks(library: string): Promise<Problem[]> {
  return (await loadDeckFolders([library])).problems;
}

/** Their names in order, so that the same folder always gives the same decks; none where there is no such folder. */
async function deckFiles(library: string): Promise<DeckFile[]> {
  const folder = join(library, 'decks');
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw new UserFacingError(`The decks in ${folder} cannot be read: ${error.message}`);
  });
  const decks = names.filter((name) => /\.ya?ml$/i.test(name)).sort();
  return Promise.all(
    decks.map(async (name) => ({ file: join(folder, name), text: await readFile(join(folder, name), 'utf8') })),
  );
}
