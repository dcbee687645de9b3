import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDecks, loadDeckFolders } from '../../src/prompts/deck-folder.ts';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'decks-'));
  await mkdir(join(root, 'one', 'decks'), { recursive: true });
  await mkdir(join(root, 'two', 'decks'), { recursive: true });
  await mkdir(join(root, 'bare'));
  const fandom = (name: string) =>
    `deck: fandom\nfandom: Lights\ncharacters: [{ name: ${name}, pronouns: she, minor: false }]\n`;
  await writeFile(join(root, 'one', 'decks', 'b.yaml'), fandom('Bess'));
  await writeFile(join(root, 'one', 'decks', 'a.yml'), fandom('Ada'));
  await writeFile(join(root, 'one', 'decks', 'notes.txt'), 'not a deck');
  await writeFile(join(root, 'two', 'decks', 'c.yaml'), `${fandom('Cleo')}sorcerers: []\n`);
});
afterAll(() => rm(root, { recursive: true }));

describe('decks in folders', () => {
  it('come together from all libraries, in a fixed order', async () => {
    const { decks } = await loadDeckFolders([
      join(root, 'one'),
      join(root, 'two'),
      join(root, 'bare'),
      join(root, 'gone'),
    ]);
    expect(decks.fandoms.flatMap(({ characters }) => characters.map(({ name }) => name))).toEqual([
      'Ada',
      'Bess',
      'Cleo',
    ]);
  });

  it('are checked with file and line', async () => {
    expect(await checkDecks(join(root, 'one'))).toEqual([]);
    expect(await checkDecks(join(root, 'two'))).toEqual([
      { file: join(root, 'two', 'decks', 'c.yaml'), line: 4, message: 'expected a field of a fandom, found sorcerers' },
    ]);
  });
});
