import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A file as it lies there now. */
export interface FoundFile {
  folder: string;
  name: string;
  /** Bytes. */
  size: number;
  /** Milliseconds since the epoch. */
  modified: number;
}

export interface FoundFolder {
  folder: string;
  /** Undefined when the folder is there but cannot be read now: nothing is known then, which is not the same as empty. */
  files: FoundFile[] | undefined;
}

/** The curator's file; it says things about stories and is none. */
export const CATALOGUE = 'catalogue.yaml';

const NO_STORIES = /^(?:\.|readme\b|licen[cs]e\b|thumbs\.db$|desktop\.ini$)/i;
/** What a browser saves beside a page, and what draws prompts. */
const NO_FOLDER = /^(?:\.|decks$|node_modules$|__MACOSX$|.*_files$)/i;
const NO_TEXT =
  /\.(?:jpe?g|png|gif|bmp|webp|svg|ico|css|js|json|ya?ml|csv|woff2?|ttf|mp3|mp4|exe|dll)$|\.(?:sqlite3?|db)(?:-\w+)?$/i;

/** Whether a file or folder of this name is worth a look: it may hold stories, or is the catalogue. */
export function isOfInterest(name: string): boolean {
  return name === CATALOGUE || !(NO_STORIES.test(name) || NO_TEXT.test(name) || NO_FOLDER.test(name));
}

/**
 * A library's folders and what may be stories in them. Links are followed, each real folder once.
 * @throws when `root` itself cannot be read: a disk that is not there is not an empty library.
 */
export function* scan(root: string): Generator<FoundFolder> {
  const visited = new Set<string>();
  const waiting = [root];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const real = realpathSync(folder);
    if (visited.has(real)) continue;
    visited.add(real);
    const entries = entriesOf(folder, folder === root);
    const files: FoundFile[] = [];
    for (const entry of entries ?? []) {
      const found = look(folder, entry);
      if (found === 'folder') waiting.push(join(folder, entry.name));
      else if (found) files.push(found);
    }
    yield { folder, files: entries && files };
  }
}

function entriesOf(folder: string, isRoot: boolean): Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (isRoot) throw error;
    return undefined;
  }
}

function look(folder: string, entry: Dirent): FoundFile | 'folder' | undefined {
  const { name } = entry;
  if (entry.isDirectory()) return NO_FOLDER.test(name) ? undefined : 'folder';
  if (NO_STORIES.test(name) || NO_TEXT.test(name)) return undefined;
  // What has just been deleted, or points nowhere, is not there.
  const found = statSync(join(folder, name), { throwIfNoEntry: false });
  if (found?.isDirectory()) return NO_FOLDER.test(name) ? undefined : 'folder';
  return found?.isFile() ? { folder, name, size: found.size, modified: found.mtimeMs } : undefined;
}
