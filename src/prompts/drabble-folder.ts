import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Drabbles } from './ports.ts';

/** A folder of the library that members' drabbles are written to. A file appears in it whole or not at all. */
export function drabbleFolder(folder: string): Drabbles {
  return {
    async put(file, text) {
      await mkdir(folder, { recursive: true });
      const unfinished = join(folder, `.${file}.part`);
      await writeFile(unfinished, text);
      await rename(unfinished, join(folder, file));
    },
    async remove(file) {
      await rm(join(folder, file), { force: true });
    },
  };
}
