import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foldedWords } from '../../src/library/fold.ts';

const texts = new URL('../../../shared/seeds/', import.meta.url);
const seeds = new URL('../../seeds/', import.meta.url);
const there = existsSync(texts);
if (!there) console.info('Skipped: the three real texts are not beside the project (../shared/seeds).');

/** Words in a row that would be a quotation and no coincidence. */
const RUN = 12;

function runs(text: string): string[] {
  const words = foldedWords(text);
  return words.slice(RUN - 1).map((_word, end) => words.slice(end, end + RUN).join(' '));
}

describe.skipIf(!there)('what ships with the bot', () => {
  it('quotes none of the real texts', () => {
    const real = new Set(readdirSync(texts).flatMap((file) => runs(readFileSync(new URL(file, texts), 'utf8'))));
    expect(real.size).toBeGreaterThan(3000);
    const files = readdirSync(seeds, { recursive: true, encoding: 'utf8' }).filter((file) => /\.\w+$/.test(file));
    expect(files.length).toBeGreaterThan(50);
    for (const file of files) {
      const quoted = runs(readFileSync(new URL(file, seeds), 'utf8')).filter((run) => real.has(run));
      expect(quoted, file).toEqual([]);
    }
  });
});
