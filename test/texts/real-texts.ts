import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalogue } from '../../src/library/catalogue.ts';
import { readBytes, storiesOf } from '../../src/library/read.ts';
import type { FullStory } from '../../src/library/story.ts';

const folder = fileURLToPath(new URL('../../../shared/seeds/', import.meta.url));

/** Whether the three real texts lie beside the project; they belong to their authors and never into it. */
export const areThere = existsSync(folder);
if (!areThere) console.info('Skipped: the three real texts are not beside the project (../shared/seeds).');

export function realTexts(): { file: string; text: string }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((file) => ({ file, text: readFileSync(`${folder}${file}`, 'utf8') }));
}

/** The stories that the reading core makes of them. */
export function realStories(catalogue?: Catalogue): FullStory[] {
  const readings = realTexts().map(({ file, text }) => readBytes(basename(file), Buffer.from(text)));
  return storiesOf(
    readings.flatMap(({ pages }) => pages),
    catalogue,
  );
}

/** The text of a story without its scene breaks. */
export function textsOf(story: FullStory | undefined): string[] {
  return (story?.chapters ?? []).flatMap(({ paragraphs }) =>
    paragraphs.filter(({ kind }) => kind === 'text').map(({ text }) => text),
  );
}
