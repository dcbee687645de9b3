import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { StoryFormatError } from '../../src/errors.ts';
import { expandFile } from '../../src/library/formats/archive.ts';
import { epubText, isEpub } from '../../src/library/formats/epub.ts';
import { FORMATS, readSource } from '../../src/library/formats/index.ts';
import { DEFAULT_LIMITS } from '../../src/library/formats/read-limits.ts';
import { readBytes } from '../../src/library/read.ts';

/** Every case that was tried, printed at the end: a suite that ran none would be green as well. */
let cases = 0;
/** No format may compute longer for each 100 kB: more than any needs, far less than a quadratic one takes. Others may share the machine, so it is the process's own time. */
const MILLISECONDS_PER_100_KB = 400;
const FLOOR = 1000;

const folder = new URL('../library/formats/fixtures/', import.meta.url);
const TEXTS = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:txt|html|md)$/.test(name))
  .sort()
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));

/** Reads in every format that does not say no; only `StoryFormatError` may come out, and soon. */
function tryText(text: string, file = 'fuzz.txt'): void {
  cases += 1;
  const started = process.cpuUsage();
  const attempt = (read: () => unknown) => {
    try {
      read();
    } catch (error) {
      if (!(error instanceof StoryFormatError)) throw error;
    }
  };
  attempt(() => readSource({ file, text }));
  for (const format of FORMATS) {
    const sure = format.recognise({ file, text });
    expect(sure).toBeGreaterThanOrEqual(0);
    expect(sure).toBeLessThanOrEqual(1);
    attempt(() => checkPage(format.read({ file, text })));
  }
  const limit = FLOOR + (text.length / 100_000) * MILLISECONDS_PER_100_KB * FORMATS.length;
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1000, `milliseconds for ${text.length} characters`).toBeLessThan(limit);
}

function checkPage(page: ReturnType<typeof readSource>): void {
  for (const { number, words, paragraphs } of page.chapters) {
    expect(Number.isSafeInteger(number) && Number.isSafeInteger(words)).toBe(true);
    for (const { text, emphasis = [] } of paragraphs) {
      for (const { from, to } of emphasis) expect(from >= 0 && from < to && to <= text.length).toBe(true);
    }
  }
}

function tryBytes(bytes: Uint8Array, file = 'fuzz.zip'): void {
  cases += 1;
  const { pages, troubles } = readBytes(file, bytes);
  expect(pages.length + troubles.length).toBeGreaterThanOrEqual(0);
  for (const { expected, found } of troubles)
    expect(`${expected} ${found}`).not.toMatch(/is not a function|undefined|Cannot read|call stack/);
}

/** One random damage to a text: pieces cut, doubled, moved, replaced, or lines joined and lost. */
const damage = fc.record({
  kind: fc.constantFrom('cut', 'double', 'insert', 'swap', 'join', 'truncate'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 400 }),
  piece: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '<',
      '</div>',
      '<div>',
      '<!--',
      '-->',
      '&#',
      '&amp',
      '\u0000',
      '\n\n\n',
      '***',
      '_',
      '**',
      '[',
      '](',
      ': ',
      '---\n',
      '\t',
      '=====',
      'Title: ',
      'by ',
      'Chapter 1',
      '\u2028',
      '<pre>',
      '<script>',
      ']]>',
      '<p',
      '"',
    ),
  ),
});
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function damaged(text: string, damages: readonly Damage[]): string {
  return damages.reduce((now, { kind, at, length, piece }) => {
    const from = Math.floor(at * now.length);
    const part = now.slice(from, from + length);
    if (kind === 'cut') return now.slice(0, from) + now.slice(from + length);
    if (kind === 'double') return now.slice(0, from) + part + now.slice(from);
    if (kind === 'swap') return part + now.slice(0, from) + now.slice(from + length);
    if (kind === 'join') return now.slice(0, from) + part.replaceAll('\n', ' ') + now.slice(from + length);
    return kind === 'truncate' ? now.slice(0, from) : now.slice(0, from) + piece + now.slice(from);
  }, text);
}

const seed = Number(process.env.FUZZ_SEED ?? 20_260_101);
const runs = (numRuns: number) => ({ numRuns, seed, endOnFailure: true });

afterAll(() => console.log(`formats: ${cases} cases, seed ${seed}`));

describe('texts', () => {
  it('of any characters are read or refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => tryText(text)),
      runs(3000),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (text) => tryText(text)),
      runs(1000),
    );
  });

  it('made of the words of formats are read or refused', () => {
    const word = fc.constantFrom(
      ...[
        'Title:',
        'Author:',
        'Rating:',
        'Summary',
        'Notes',
        'by',
        'Chapter 1',
        '***** x *****',
        '# T',
        '## Preface',
        'Rated: T - English -',
        'Chapters: 1 Completed: Yes',
        'Stats:',
        'Published: 2014-01-01',
        'Words: 1',
        'TABLE OF CONTENTS',
        '\t1. X',
        'End file.',
        '---',
        '> A/N:',
        '<p>',
        '<dl class="tags">',
        '<div id="preface">',
        '<div id="chapters">',
        '<h2>',
        '\n',
        '\n\n',
        ' ',
        'The lamp went out.',
        'Subject: x',
        'From: y',
        'Work Header',
        'Work Text:',
      ],
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => tryText(words.join(''))),
      runs(4000),
    );
  });

  it.each(TEXTS)('$name, damaged, is read or refused', ({ name, text }) => {
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 8 }), (damages) => tryText(damaged(text, damages), name)),
      runs(260),
    );
  });
});

describe('what would take long', () => {
  /** Words of scripts without blanks are looked up one by one, which has its price. */
  const usual = (piece: string) => (/[\u3040-\u9fff]/.test(piece) ? 20_000 : 60_000);
  const many = (piece: string, length = usual(piece)) => piece.repeat(Math.ceil(length / piece.length));
  const PIECES = [
    '<div>',
    '</x>',
    '<b><i></b></i>',
    '<p><i>',
    '<!--',
    '<',
    '&',
    '&#38;',
    '<a href="',
    '<br>',
    '<li>',
    '<td>',
    '<blockquote>',
    '<h2>x</h2>',
    '<dt>x<dd>y',
    '*',
    '_',
    '**a',
    '[',
    '[a](',
    '\\',
    '> ',
    '# x\n',
    '***\n',
    '\n',
    ' \n',
    '\t',
    '\tx\n\n',
    '        x\n\n',
    'a ',
    'a',
    '—',
    'Title: x\n',
    'Title: x\n\n',
    'Summary:\n',
    'Chapter 1\n\n',
    'Chapter 1\n',
    'Part of ',
    'by ',
    ' by x',
    'x by y\n',
    '(',
    ')',
    '(1/',
    '- ',
    ' - ',
    'Rated: T - ',
    'Notes\n',
    'Notes\n     x\n',
    '***** x *****\n',
    '***** x\n',
    '=',
    '1. x by y\n',
    'A/N: ',
    '"',
    '“',
    '0',
    '1,',
    '9,999',
    '12/12/12 ',
    'Stats: ',
    'x: y\n',
    'X-y: z\n',
    '漢',
    '漢字、',
    'あ\n',
    '\ud83d\ude00',
    '\u00a0',
    '\u2029',
    '\ud800',
    '&nbsp;',
    '---\n',
    'a: b\n',
    '- - ',
  ];
  it.each(PIECES)('%j repeated takes time in line with its length', (piece) => {
    tryText(many(piece));
    tryText(`<html><body>${many(piece)}`);
    tryText(`Lamps\nby Ada\n\n${many(piece)}`);
    tryText(`---\ntitle: T\n---\n${many(piece)}`);
    tryText(`---\n${many(piece, 7_500)}\n---\nx`);
    tryText(`Posted originally on the Archive of Our Own\nRating: x\nStats: y\n${many(piece)}`);
    tryText(`Work Header\n\nT\n\nWork Text:\n\n${many(piece)}`);
    tryText(`<div id="preface"><dl class="tags"><dt>a<dd>b</dl></div><div id="chapters">${many(piece)}`);
  });
});

describe('bytes', () => {
  const lamp = strToU8('Lamps\nby Ada\n\nThe lamp went out.');
  const xhtml = strToU8('<html><body><h1>Out</h1><p>The lamp went out.</p></body></html>');
  const opf =
    '<package><metadata><dc:title>T</dc:title></metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>';
  const container = '<container><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>';
  const book = (own: string, where = container) =>
    zipSync({
      mimetype: [strToU8('application/epub+zip'), { level: 0 }],
      'META-INF/container.xml': strToU8(where),
      'c.opf': strToU8(own),
      'a.xhtml': xhtml,
    });
  const seeds = [book(opf), zipSync({ 'a.txt': lamp, 'b/c.html': xhtml, 'd.zip': zipSync({ 'e.md': lamp }) })];

  it('of any kind are read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => tryBytes(bytes)),
      runs(1500),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) =>
        tryBytes(Uint8Array.from([0x50, 0x4b, 3, 4, ...bytes])),
      ),
      runs(500),
    );
  });

  it('of a damaged archive or EPUB are read or refused', () => {
    const change = fc.array(
      fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 0, max: 255 })),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        change,
        fc.double({ min: 0.3, max: 1, noNaN: true }),
        (bytes, changes, kept) => {
          const broken = Uint8Array.from(bytes);
          for (const [at, value] of changes) broken[Math.floor(at * broken.length)] = value;
          tryBytes(kept < 0.7 ? broken.subarray(0, Math.floor(kept * broken.length)) : broken);
        },
      ),
      runs(3000),
    );
  });

  it('of an EPUB with a damaged package are read or refused', () => {
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 6 }), fc.boolean(), (damages, both) => {
        tryBytes(book(damaged(opf, damages), both ? damaged(container, damages) : container), 'fuzz.epub');
      }),
      runs(1000),
    );
  });

  it('of bombs are refused in little memory', () => {
    const before = process.memoryUsage().rss;
    const zeros = new Uint8Array(16 * 1024 * 1024);
    let nested = zipSync({ 'a.txt': lamp });
    for (let depth = 0; depth < 12; depth += 1) nested = zipSync({ 'a.zip': nested, 'b.zip': nested });
    const crowd = zipSync(
      Object.fromEntries(Array.from({ length: 30_000 }, (_, index) => [`${index}.txt`, new Uint8Array(0)])),
    );
    const wide = zipSync(Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`${index}.txt`, zeros])));
    for (const bytes of [
      zipSync({ 'a.txt': zeros }),
      zipSync({ 'META-INF/container.xml': zeros }),
      nested,
      crowd,
      wide,
    ]) {
      expect(() => expandFile('bomb.zip', bytes)).not.toThrow(RangeError);
      tryBytes(bytes, 'bomb.zip');
      if (isEpub(bytes)) expect(() => epubText('bomb.epub', bytes)).toThrow(StoryFormatError);
    }
    expect(() => expandFile('small.zip', seeds[1] ?? lamp, { ...DEFAULT_LIMITS, depth: 0 })).toThrow(StoryFormatError);
    expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(900);
  });
});

describe('the suite', () => {
  it('tried at least 20,000 cases', () => expect(cases).toBeGreaterThanOrEqual(20_000));
});
