import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { scan } from '../../../src/library/index/scan.ts';

const root = mkdtempSync(join(tmpdir(), 'scan-'));
afterAll(() => rmSync(root, { recursive: true }));

function put(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), 'text');
  }
}

const found = (folder = root): string[] =>
  [...scan(folder)]
    .flatMap(({ folder: at, files }) => (files ?? []).map(({ name }) => relative(root, join(at, name))))
    .sort();

describe('scan', () => {
  it('finds texts in folders within folders, and nothing that cannot be one', () => {
    put('one.txt', 'deep/er/two.html', 'three', 'four.EPUB');
    put(
      'catalogue.yaml',
      'README.md',
      '.hidden',
      '.git/five.txt',
      'decks/six.txt',
      'page_files/seven.txt',
      'cover.jpg',
    );
    expect(found()).toEqual(['deep/er/two.html', 'four.EPUB', 'one.txt', 'three']);
  });

  it('follows links without walking in circles', () => {
    put('circle/inner/text.txt');
    symlinkSync(join(root, 'circle'), join(root, 'circle/inner/back'));
    symlinkSync(join(root, 'nowhere'), join(root, 'circle/broken'));
    expect(found(join(root, 'circle'))).toHaveLength(1);
  });

  it('does not take a library that cannot be read for an empty one', () => {
    expect(() => [...scan(join(root, 'missing'))]).toThrow(/ENOENT/);
  });
});
