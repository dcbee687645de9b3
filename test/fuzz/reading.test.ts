import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { shippedLibrary } from '../../src/config.ts';
import { parseCatalogue } from '../../src/library/catalogue.ts';
import { tthPage } from '../../src/library/formats/tth-page.ts';
import { readBytes, storiesOf } from '../../src/library/read.ts';
import { BANNERS, COLUMNS, tthText } from '../library/formats/tth-fixture.ts';
import { areThere, realTexts } from '../texts/real-texts.ts';

/** Milliseconds of processor time that a text may take for every 100 kB, and at least. */
const LIMIT = 100;
/** Texts made to be slow may take longer; what they are made to find is a reader that takes minutes. */
const LIMIT_OF_TRAPS = 400;
const RUNS = 1000;

/** Reads as the library does, and as a TtH page in any case. A text that takes too long gets a second try: the first one compiles. */
function mustBeRead(text: string, allowed = LIMIT): void {
  const bytes = Buffer.from(text);
  const limit = allowed * Math.max(1, bytes.length / 100_000);
  const time = () => {
    const started = process.cpuUsage();
    const { pages } = readBytes('fuzz.txt', bytes);
    const { user, system } = process.cpuUsage(started);
    expect(storiesOf(pages).length).toBeLessThanOrEqual(1);
    return (user + system) / 1000;
  };
  if (time() > limit)
    expect(time(), `${bytes.length} bytes: ${JSON.stringify(text.slice(0, 100))}`).toBeLessThan(limit);
  try {
    tthPage.read({ file: 'fuzz.txt', text });
  } catch (error) {
    expect(error).toMatchObject({ name: 'StoryFormatError' });
  }
}

const PIECES = [
  ...[
    'Summary: A lamp.',
    'Title: X',
    'Author - Y',
    'Pairings/Warnings/Rating-',
    'A/N:',
    'Chapter One',
    'THREE: Mina',
    BANNERS,
    COLUMNS,
  ],
  ...[
    'Dracula > Mina-CenteredmothFR1312,491041,3726 Apr 116 Apr 11Yes',
    'FR21999,999,999,9999999999999 Apr 116 Apr 11No',
    'Multiple Crossings > General',
  ],
  ...[
    'This story is No. 2 in the series "X".',
    'Next time on "X":',
    'The End?',
    'You have reached the end of "X". This story is complete.',
  ],
  ...[
    '“Oh,” she said.',
    '"',
    '‘',
    '***',
    '[…]',
    ",'re",
    '\n',
    '\n\n',
    '\n\n\n',
    '\n\n\n\n\n',
    '\u00a0',
    '\t',
    ' ',
    '…',
    'and',
    'It was late. ',
  ],
  ...['<p>', '</div>', '---\n', '# ', '&amp;', '\u0000', '\ufeff', '👩‍👩‍👧', '猫', 'e\u0301', '\ud800'],
];
const composed = fc
  .array(
    fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 60, unit: 'grapheme' }), fc.constantFrom('\n', '\n\n')),
    { maxLength: 120 },
  )
  .map((pieces) => pieces.join(''));

/** A text with pieces cut out, doubled, turned round, or stuck in. */
function mutated(texts: readonly string[]): fc.Arbitrary<string> {
  const change = fc.record({
    at: fc.nat(),
    length: fc.nat({ max: 3000 }),
    how: fc.constantFrom('cut', 'double', 'insert', 'upper', 'unwrap', 'wrap'),
    piece: fc.constantFrom(...PIECES),
  });
  return fc.tuple(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 8 })).map(([text, changes]) =>
    changes.reduce((changed, { at, length, how, piece }) => {
      const from = at % (changed.length + 1);
      const [head, part, tail] = [
        changed.slice(0, from),
        changed.slice(from, from + length),
        changed.slice(from + length),
      ];
      if (how === 'cut') return head + tail;
      if (how === 'double') return head + part + part + tail;
      if (how === 'insert') return head + piece + part + tail;
      if (how === 'upper') return head + part.toUpperCase() + tail;
      return head + (how === 'wrap' ? part.replaceAll(' ', '\n') : part.replaceAll('\n', ' ')) + tail;
    }, text),
  );
}

describe('any text', () => {
  it('random strings are read or refused, quickly', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 3000, unit: 'binary' }), composed), (text) => mustBeRead(text)),
      {
        numRuns: RUNS,
      },
    );
  });

  it('random bytes are read or refused', () => {
    const encoded = fc
      .tuple(composed, fc.constantFrom('windows-1252', 'utf-16le', 'shift_jis', 'koi8-r'))
      .map(([text, encoding]) => iconv.encode(text, encoding));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 2000 }), encoded), (bytes) => {
        const { pages, troubles } = readBytes('fuzz', bytes);
        expect(pages.length + troubles.length).toBe(1);
      }),
      { numRuns: RUNS },
    );
  });

  it('mutations of the starter library are read or refused, quickly', () => {
    const folder = join(shippedLibrary(), 'stories');
    const texts = [
      ...readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')),
      tthText({ chapter: 'Chapter One', summary: 'Summary: x' }),
    ];
    fc.assert(
      fc.property(mutated(texts), (text) => mustBeRead(text)),
      { numRuns: RUNS },
    );
  });

  it.skipIf(!areThere)('mutations of the real texts are read or refused, quickly', () => {
    fc.assert(
      fc.property(mutated(realTexts().map(({ text }) => text)), (text) => mustBeRead(text)),
      { numRuns: RUNS },
    );
  });
});

describe('texts made to be slow', () => {
  const many = (piece: string, characters: number) => piece.repeat(Math.ceil(characters / piece.length));
  const patterns = [
    'a',
    ' ',
    '\n',
    '\u00a0',
    '"',
    '“',
    "'",
    '‘a',
    '*',
    '-',
    '> ',
    'a > b',
    'Summary: ',
    'A/N: a\n',
    'Title: a\n\n',
    '(',
    '[…]',
    '…',
    '猫',
    '1,2',
    '0',
    'a. ',
    'a\n',
    'A b\n\n',
    'a b c d e f g h\n',
    'Chapter 1\n\n',
    'x-',
    "don't ",
    'FR13',
    '<p>',
    '&',
    '\t',
    '. . .',
  ];
  it.each(patterns)('nothing but %j', (piece) => mustBeRead(many(piece, 200_000), LIMIT_OF_TRAPS));

  it.each(patterns)('a page full of %j', (piece) => {
    mustBeRead(
      tthText({ summary: 'Summary: A lamp.', chapter: 'Chapter One', body: many(piece, 200_000) }),
      LIMIT_OF_TRAPS,
    );
  });

  it.each(['a', '“', ' ', 'a ', 'He went. '])('one line with a million of %j', (piece) =>
    mustBeRead(many(piece, 1_000_000), LIMIT_OF_TRAPS),
  );

  it.each(['9', '1,000', '0', '1'])('a row of many %s', (digits) => {
    mustBeRead(tthText({ row: `Dracula > Mina-CenteredFR13${digits.repeat(20_000)}6 Apr 116 Apr 11Yes` }));
    mustBeRead(tthText({ row: `Dracula > Mina-CenteredFR13${digits.repeat(12).slice(0, 36)}6 Apr 116 Apr 11Yes` }));
  });
});

describe('any catalogue', () => {
  it('is read or reported', () => {
    const lines = fc.constantFrom(
      'stories:',
      '  - title: A',
      '    files: [a*.txt]',
      '    series: {',
      '  - &a *a',
      '  - <<: *a',
      'x: !!js 1',
      '    summary: |',
      '\t- b',
      '---',
      '...',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(fc.oneof(lines, fc.string({ maxLength: 20 })), { maxLength: 20 }).map((all) => all.join('\n')),
        ),
        (text) => {
          const { entries, problems } = parseCatalogue('catalogue.yaml', text);
          expect(entries.length + problems.length).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: RUNS },
    );
  });
});
