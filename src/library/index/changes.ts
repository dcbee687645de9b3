import { join } from 'node:path';
import type { IndexDatabase } from './database.ts';
import { type FoundFile, type FoundFolder, scan } from './scan.ts';

/** A file to be read: new, or of another size or date than when it was read last. */
export interface ChangedFile extends FoundFile {
  path: string;
  /** The path as shown to people: within its library. */
  shown: string;
}

export interface Changes {
  changed: ChangedFile[];
  /** Files that were read once and are no longer there. */
  gone: { folder: string; name: string }[];
  /** All folders there are: what to watch. */
  folders: string[];
  /** Libraries that cannot be read now; what is known of them stays as it is. */
  unreadable: { root: string; reason: string }[];
}

/** What is not as the index knows it. Looks at names, sizes and dates; reads nothing. */
export function findChanges(database: IndexDatabase, roots: readonly string[]): Changes {
  const changes: Changes = { changed: [], gone: [], folders: [], unreadable: [] };
  const known = new KnownFiles(database);
  const visited = new Set<string>();
  for (const root of roots) {
    try {
      for (const found of scan(root)) {
        if (!visited.has(found.folder)) compare(root, found, known, changes);
        visited.add(found.folder);
      }
    } catch (error) {
      changes.unreadable.push({ root, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  const kept = changes.unreadable.map(({ root }) => root);
  for (const folder of known.folders()) {
    if (visited.has(folder) || kept.some((root) => folder === root || folder.startsWith(join(root, '/')))) continue;
    for (const name of known.files(folder).keys()) changes.gone.push({ folder, name });
  }
  return changes;
}

function compare(root: string, { folder, files }: FoundFolder, known: KnownFiles, changes: Changes): void {
  changes.folders.push(folder);
  if (!files) return;
  const before = known.files(folder);
  for (const file of files) {
    const old = before.get(file.name);
    before.delete(file.name);
    if (old?.size === file.size && old.modified === file.modified) continue;
    const path = join(folder, file.name);
    changes.changed.push({ ...file, path, shown: path.slice(join(root, '/').length) });
  }
  for (const name of before.keys()) changes.gone.push({ folder, name });
}

class KnownFiles {
  readonly #files;
  readonly #folders;

  constructor(database: IndexDatabase) {
    this.#files = database.prepare('SELECT name, size, modified FROM files WHERE folder = ?').raw();
    this.#folders = database.prepare('SELECT DISTINCT folder FROM files').raw();
  }

  files(folder: string): Map<string, { size: number; modified: number }> {
    const rows = this.#files.all([folder]) as [string, number, number][];
    return new Map(rows.map(([name, size, modified]) => [name, { size, modified }]));
  }

  folders(): string[] {
    return (this.#folders.all([]) as string[][]).map(([folder = '']) => folder);
  }
}
