import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { StoryFormatError } from '../../../src/errors.ts';
import { expandFile } from '../../../src/library/formats/archive.ts';
import { epubText, isEpub } from '../../../src/library/formats/epub.ts';
import { readSource } from '../../../src/library/formats/index.ts';
import { DEFAULT_LIMITS } from '../../../src/library/formats/read-limits.ts';
import { epub } from './fixture.ts';

const names = (file: string, bytes: Uint8Array, limits = DEFAULT_LIMITS) =>
  expandFile(file, bytes, limits).map((inner) => inner.file);
const lamp = strToU8('Lamps\nby Ada\n\nThe lamp went out.');
const book = epub({ pages: ['<body><p>The lamp went out.</p></body>'] });

describe('an archive', () => {
  it('gives its texts, those of archives inside it too, under readable names', () => {
    const inner = zipSync({ 'old/lamp.txt': lamp });
    const bytes = zipSync({ 'b.txt': lamp, 'a/one.html': lamp, 'more.zip': inner, 'lamp.epub': book });
    expect(names('pack.zip', bytes)).toEqual([
      'pack.zip/b.txt',
      'pack.zip/a/one.html',
      'pack.zip/more.zip/old/lamp.txt',
      'pack.zip/lamp.epub',
    ]);
    expect(expandFile('pack.zip', bytes)[0]?.bytes).toEqual(lamp);
  });

  it('leaves out what systems and browsers put beside texts', () => {
    const bytes = zipSync({
      '__MACOSX/._a.txt': lamp,
      '.DS_Store': lamp,
      'page_files/x.html': lamp,
      'cover.jpg': lamp,
      'a.txt': lamp,
    });
    expect(names('pack.zip', bytes)).toEqual(['pack.zip/a.txt']);
  });

  it('leaves any other file as it is', () => {
    expect(expandFile('a.txt', lamp)).toEqual([{ file: 'a.txt', bytes: lamp }]);
    expect(expandFile('lamp.epub', book)).toEqual([{ file: 'lamp.epub', bytes: book }]);
    expect(expandFile('lamp.zip', book)).toEqual([{ file: 'lamp.zip', bytes: book }]);
  });

  it('prints no control characters of a name', () => {
    expect(names('p.zip', zipSync({ 'a\u0007\u202eb.txt': lamp }))).toEqual(['p.zip/a??b.txt']);
  });

  it.each<[string, Zippable, RegExp]>([
    ['a Word document', { '[Content_Types].xml': lamp, 'word/document.xml': lamp }, /a Word document/],
    [
      'an OpenDocument file',
      { mimetype: strToU8('application/vnd.oasis'), 'content.xml': lamp },
      /an OpenDocument file/,
    ],
  ])('is refused when it is %s', (_name, files, found) =>
    expect(() => expandFile('a.docx', zipSync(files))).toThrow(found),
  );

  it('is refused when it is cut off', () => {
    const bytes = zipSync({ 'a.txt': lamp });
    expect(() => expandFile('a.zip', bytes.subarray(0, bytes.length - 10))).toThrow(/an archive that can be unpacked/);
  });
});

describe('the limits', () => {
  const zeros = new Uint8Array(4 * 1024 * 1024);
  it.each<[string, Partial<typeof DEFAULT_LIMITS>, RegExp]>([
    ['bytes of the file', { fileBytes: 10 }, /files of at most 10 bytes/],
    ['entries', { entries: 2 }, /at most 2 files in an archive/],
    ['bytes of a text', { textBytes: 20 }, /files of at most 20 bytes/],
    ['bytes in all', { unpackedBytes: 60 }, /at most 60 bytes unpacked/],
  ])('hold for %s', (_name, limits, expected) => {
    const bytes = zipSync({ 'a.txt': lamp, 'b.txt': lamp, 'c.txt': lamp });
    expect(() => expandFile('a.zip', bytes, { ...DEFAULT_LIMITS, ...limits })).toThrow(expected);
  });

  it('stop a text that grows out of nothing', () => {
    expect(() => expandFile('a.zip', zipSync({ 'a.txt': zeros }))).toThrow(/grows \d+ times by unpacking/);
  });

  it('count what archives inside hold together', () => {
    const inner = zipSync({ 'a.txt': lamp, 'b.txt': lamp });
    const bytes = zipSync({ '1.zip': inner, '2.zip': inner });
    expect(() => expandFile('a.zip', bytes, { ...DEFAULT_LIMITS, entries: 5 })).toThrow(/at most 5 files/);
  });

  it('stop archives that lie too deep', () => {
    let bytes = zipSync({ 'a.txt': lamp });
    for (let depth = 0; depth < 3; depth += 1) bytes = zipSync({ 'a.zip': bytes });
    expect(() => expandFile('a.zip', bytes)).toThrow(/at most 3 deep/);
  });
});

describe('an EPUB', () => {
  it('is known by its type or its container, whatever it is called', () => {
    expect(isEpub(book)).toBe(true);
    expect(isEpub(zipSync({ 'a.txt': lamp }))).toBe(false);
    expect(isEpub(lamp)).toBe(false);
  });

  it('of no archive is read by its package, its files and their headings', () => {
    const metadata =
      '<dc:title>Lamps &amp; Fog</dc:title><dc:creator>A. Reader</dc:creator><dc:creator>B. Writer</dc:creator><dc:description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</dc:description><dc:source>https://www.fimfiction.net/story/77/lamps</dc:source><dc:subject>Fog</dc:subject><dc:language>en</dc:language>';
    const pages = [
      '<body><h1>Lamps &amp; Fog</h1><p>by A. Reader</p></body>',
      '<body><h2>Contents</h2><a href="x">Out</a><a href="y">Rain</a></body>',
      '<body><h1>Chapter 1: Out</h1><p>The lamp went <i>out</i>.</p></body>',
      '<body><h1>Rain</h1><p>It rained.</p><p>A/N: thanks!</p></body>',
    ];
    const page = readSource(epubText('lamp.epub', epub({ metadata, pages })));
    expect(page).toMatchObject({
      format: 'EPUB',
      facts: {
        title: 'Lamps & Fog',
        authors: ['A. Reader', 'B. Writer'],
        summary: 'One.\n\nTwo.',
        tags: ['Fog'],
        language: 'en',
        source: 'https://www.fimfiction.net/story/77/lamps',
      },
      place: { story: 'fimfiction:77' },
    });
    expect(page.chapters.map(({ number, title, notes }) => [number, title, notes.length])).toEqual([
      [1, 'Out', 0],
      [2, 'Rain', 1],
    ]);
  });

  it('goes on after a file that leaves everything open', () => {
    const pages = ['<body><p>One.<!-- <p>', '<body><p>Two.</p></body>'];
    expect(epubText('a.epub', epub({ pages })).text).toContain('Two.');
    const { chapters } = readSource(epubText('a.epub', epub({ metadata: '<dc:title>T</dc:title>', pages })));
    expect(chapters.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text))).toEqual(['One.', 'Two.']);
  });

  it.each<[string, Zippable]>([
    ['no package', { mimetype: strToU8('application/epub+zip'), 'META-INF/container.xml': strToU8('<container/>') }],
    [
      'a package that names nothing',
      {
        mimetype: strToU8('application/epub+zip'),
        'content.opf': strToU8('<package><spine><itemref idref="x"/></spine></package>'),
      },
    ],
  ])('with %s is refused', (_name, files) => {
    expect(() => epubText('a.epub', zipSync(files))).toThrow(StoryFormatError);
  });

  it('without a spine is read in the order of its names', () => {
    const files = {
      mimetype: strToU8('application/epub+zip'),
      'b.xhtml': strToU8('<p>Two.</p>'),
      'a.xhtml': strToU8('<p>One.</p>'),
    };
    expect(epubText('a.epub', zipSync(files)).text).toMatch(/One\.[\s\S]*Two\./);
  });
});
