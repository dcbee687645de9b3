import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { audienceOf, DEFAULT_RULES } from '../../../src/library/audience.ts';
import { connect, one } from '../../../src/library/index/database.ts';
import { type IndexingOptions, updateIndex } from '../../../src/library/index/indexer.ts';
import type { LiveLibrary } from '../../../src/library/index/open.ts';
import { OpenReading } from '../../../src/library/index/open-reading.ts';
import { withFolder } from './folder.ts';

const everyone = audienceOf(DEFAULT_RULES, true);

const prose = (seed: number): string =>
  Array.from(
    { length: 12 },
    (_, line) =>
      `Paragraph ${seed * 31 + line} told of lamp ${seed} and of the ${line} sailors who had never seen it lit.`,
  ).join('\n\n');

const post = (title: string, author: string, part: string, seed: number): string =>
  `Title: ${title}${part}\nAuthor: ${author}\nFandom: Sherlock Holmes\nRating: PG\nSummary: A lamp.\n\n${prose(seed)}\n`;
const markdown = (title: string, seed: number): string =>
  `---\ntitle: ${title}\nauthors: [Ann]\nrating: Teen\n---\n\n${prose(seed)}\n`;
/** Only the last page of a story says what it is called. */
const tth = (title: string, part: string, seed: number): string =>
  `Large PrintHandheldAudioRating\n\nChapter ${seed + 1}\n\n${prose(seed)}\n${part === '' ? `\nYou have reached the end of "${title}". This story is complete.\n` : ''}`;
const catalogue = (...titles: string[]): string =>
  `stories:\n${titles.map((title) => `  - title: ${title}\n    author: Ann\n    rating: PG\n    files: [${title.toLowerCase().replaceAll(' ', '-')}-*.txt]\n`).join('')}`;

const NAMES = [
  'one.txt',
  'two.md',
  'lamp-1.txt',
  'lamp-2.txt',
  'sub/lamp-3.txt',
  'untitled-1.txt',
  'untitled-2.txt',
  'copy.txt',
];
const anyText = fc
  .record({
    title: fc.constantFrom('Lamp', 'Sea', 'Night Lamp'),
    author: fc.constantFrom('Ann', 'Ben'),
    part: fc.constantFrom('', ' (1/3)', ' (2/3)', ' (3/3)'),
    seed: fc.nat(5),
    kind: fc.nat(4),
  })
  .map(({ title, author, part, seed, kind }) => {
    if (kind === 0) return markdown(title, seed);
    if (kind === 2) return tth(title, part, seed);
    if (kind === 1) return `Chapter ${1 + seed}\n\n${prose(seed)}\n`;
    return post(title, author, part, seed);
  });
type Step = { name: string; text: string | null };
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ name: fc.constantFrom(...NAMES), text: fc.option(anyText, { freq: 4 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      name: fc.constant('catalogue.yaml'),
      text: fc.subarray(['Lamp', 'Sea', 'Far Away']).map((titles) => catalogue(...titles)),
    }),
  },
);

describe('an index that is updated', () => {
  it('holds what one made anew of all files would hold', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(anyStep, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        async (rounds) => {
          await withFolder(async (folder) => {
            const library = await folder.open();
            for (const steps of rounds) {
              for (const { name, text } of steps) text === null ? folder.remove(name) : folder.put(name, text);
              await library.refresh();
              const held = library.ids({}, everyone).map((id) => library.story(id));
              expect(held).toEqual(folder.expected());
            }
            await library.close();
          });
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('updating', () => {
  const ids = (library: LiveLibrary) => library.ids({}, everyone);
  const text = async (library: LiveLibrary, id: string, chapter = 1) =>
    (await library.chapter(id, chapter)).paragraphs.map((paragraph) => paragraph.text).join('\n');

  it('reads only what has changed', () =>
    withFolder(async (folder) => {
      folder.put('one.txt', post('Lamp', 'Ann', '', 1));
      folder.put('two.txt', post('Sea', 'Ann', '', 2));
      const library = await folder.open();
      expect(await library.refresh()).toMatchObject({ read: 0, stories: 0, removed: 0 });
      folder.put('one.txt', post('Lamp', 'Ann', '', 1));
      expect(await library.refresh()).toMatchObject({ read: 0, stories: 0, removed: 0 });
      folder.put('two.txt', post('Sea', 'Ann', '', 3));
      expect(await library.refresh()).toMatchObject({ read: 1, stories: 1, removed: 0 });
      expect(await text(library, 'sea-ann')).toContain('lamp 3');
      await library.close();
    }));

  it('keeps the id of a story that grows, and finds its new chapter', () =>
    withFolder(async (folder) => {
      folder.put('lamp-1.txt', post('Lamp', 'Ann', ' (1/2)', 1));
      const library = await folder.open();
      const before = ids(library);
      folder.put('lamp-2.txt', post('Lamp', 'Ann', ' (2/2)', 4));
      await library.refresh();
      expect(ids(library)).toEqual(before);
      expect(library.story(before[0] ?? '')?.chapters.map(({ number }) => number)).toEqual([1, 2]);
      const { passages } = await library.search('"told of lamp 4"', {}, everyone, 5);
      expect(passages).toMatchObject([{ chapter: 2, paragraph: 0 }]);
      await library.close();
    }));

  it('takes out what is gone, from the full text too', () =>
    withFolder(async (folder) => {
      folder.put('sub/one.txt', post('Lamp', 'Ann', '', 1));
      folder.put('two.txt', post('Sea', 'Ann', '', 2));
      const library = await folder.open();
      rmSync(`${folder.path}/sub`, { recursive: true });
      expect(await library.refresh()).toMatchObject({ gone: 1, removed: 1 });
      expect(ids(library)).toEqual(['sea-ann']);
      expect((await library.search('"lamp 1"', {}, everyone, 5)).passages).toEqual([]);
      await library.close();
    }));

  it('begins with the index as it was, and loses nothing when that is deleted or damaged', () =>
    withFolder(async (folder) => {
      folder.put('one.txt', post('Lamp', 'Ann', '', 1));
      const open = async () => {
        const library = await folder.open();
        const [stories, report] = [ids(library).map((id) => library.story(id)), await library.refresh()];
        const read = await text(library, 'lamp-ann');
        await library.close();
        return { stories, read, report };
      };
      const first = await open();
      expect((await open()).stories).toEqual(first.stories);
      rmSync(folder.index);
      expect(await open()).toEqual(first);
      writeFileSync(folder.index, 'no database at all, '.repeat(1000));
      expect(await open()).toEqual(first);
      truncateSync(folder.index, 5000);
      expect(await open()).toEqual(first);
    }));

  it('is made anew when the index turns out to be damaged', () =>
    withFolder(async (folder) => {
      for (let seed = 0; seed < 5; seed += 1) folder.put(`${seed}.txt`, post(`Lamp ${seed}`, 'Ann', '', seed));
      await (await folder.open()).close();
      const database = connect(folder.index);
      const root = one(database, "SELECT rootpage FROM sqlite_master WHERE name = 'files'")?.rootpage;
      database.close();
      const bytes = readFileSync(folder.index);
      writeFileSync(folder.index, bytes.fill(0xab, (Number(root) - 1) * 4096, Number(root) * 4096));
      const library = await folder.open();
      await library.refresh().catch(() => library.refresh());
      expect(ids(library)).toEqual(['lamp-0-ann', 'lamp-1-ann', 'lamp-2-ann', 'lamp-3-ann', 'lamp-4-ann']);
      expect(await text(library, 'lamp-3-ann')).toContain('lamp 3');
      await library.close();
    }));

  it('leaves a file alone that somebody is writing', () =>
    withFolder(async (folder) => {
      folder.put('one.txt', post('Lamp', 'Ann', '', 1));
      writeFileSync(`${folder.path}/two.txt`, post('Sea', 'Ann', '', 2));
      const library = await folder.open({ quiet: 60_000 });
      expect(ids(library)).toEqual(['lamp-ann']);
      expect(await library.refresh()).toMatchObject({ unsettled: 1, read: 0 });
      await library.close();
    }));

  it('tells of what it cannot read and reads the rest, archives included', () =>
    withFolder(async (folder) => {
      folder.put('one.txt', post('Lamp', 'Ann', '', 1));
      folder.put('empty.txt', '');
      folder.put('catalogue.yaml', 'stories:\n  - author: nobody\n');
      const zipped = {
        'a.txt': Buffer.from(post('Sea', 'Ben', '', 2)),
        'b.txt': Buffer.from(post('Moon', 'Ben', '', 3)),
      };
      writeFileSync(`${folder.path}/two.zip`, zipSync(zipped));
      const library = await folder.open({ quiet: 0 });
      expect(ids(library)).toEqual(['lamp-ann', 'moon-ben', 'sea-ben']);
      expect(await text(library, 'sea-ben')).toContain('lamp 2');
      const problems = (await library.refresh()).problems.map(({ file }) => file.split('/').at(-1));
      expect(problems).toContain('catalogue.yaml');
      await library.close();
    }));

  it('keeps the stories of a folder that is not there just now', () =>
    withFolder(async (folder) => {
      folder.put('one.txt', post('Lamp', 'Ann', '', 1));
      const library = await folder.open();
      rmSync(folder.path, { recursive: true });
      expect((await library.refresh()).unreadable).toHaveLength(1);
      expect(ids(library)).toEqual(['lamp-ann']);
      await library.close();
    }));
});

describe('a run that is broken off', () => {
  it('leaves the library as it was, and the next run does the rest', () =>
    withFolder(async (folder) => {
      folder.put('one.txt', post('Lamp', 'Ann', '', 1));
      const library = await folder.open();
      for (let part = 1; part <= 3; part += 1) folder.put(`sea-${part}.txt`, post('Sea', 'Ann', ` (${part}/3)`, part));
      folder.remove('one.txt');
      const database = connect(folder.index);
      let files = 0;
      const options: IndexingOptions = {
        roots: [folder.path],
        readers: () => [new OpenReading()],
        onProgress: () => {
          files += 1;
          if (files === 2) throw new Error('the power fails');
        },
        settle: 0,
        commitEvery: 1,
        now: Date.now,
      };
      await expect(updateIndex(database, options)).rejects.toThrow('the power fails');
      database.close();
      expect(library.ids({}, everyone)).toEqual(['lamp-ann']);
      expect(library.story('lamp-ann')?.title).toBe('Lamp');
      const report = await library.refresh();
      expect(report).toMatchObject({ stories: 1, removed: 1 });
      expect(report.read).toBeLessThan(3);
      expect(library.story('sea-ann')?.chapters).toHaveLength(3);
      await library.close();
    }));
});
