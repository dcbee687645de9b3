import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chanceFrom } from '../../src/daily/chance.ts';
import { filesOf } from './generated-files.ts';
import { StoryMaker } from './generated-story.ts';
import { Prose } from './prose.ts';

/** Writes so many made-up stories into a folder, always the same ones. */
export function writeLibrary(folder: string, stories: number): { files: number; bytes: number } {
  const random = chanceFrom(`library ${stories}`);
  const maker = new StoryMaker(random, stories);
  const prose = new Prose(random, maker.words);
  let [files, bytes] = [0, 0];
  for (let number = 0; number < stories; number += 1) {
    for (const { path, text } of filesOf(maker.make(number), prose, random)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
      files += 1;
      bytes += Buffer.byteLength(text);
    }
  }
  return { files, bytes };
}
