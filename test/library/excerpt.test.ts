import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf, excerptsOf, pagesOf, readingTime } from '../../src/library/excerpt.ts';
import type { Paragraph } from '../../src/library/story.ts';

const text = (words: string): Paragraph => ({ kind: 'text', text: words });
const whole = (paragraphs: Paragraph[]) => paragraphs.map((paragraph) => paragraph.text).join('');
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const anyText = fc.oneof(
  fc.lorem({ mode: 'sentences', maxCount: 12 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
  fc
    .array(fc.constantFrom('猫', 'が', '好き', '。', '👩‍👩‍👧', 'e\u0301', ' ', 'Mr. Fox. ', '"No!" ', '[…] '), {
      minLength: 1,
      maxLength: 80,
    })
    .map((parts) => parts.join('')),
);
const anyParagraph: fc.Arbitrary<Paragraph> = anyText.chain((words) =>
  fc
    .tuple(fc.nat(words.length), fc.nat(words.length), fc.boolean())
    .map(([a, b, plain]) =>
      plain || a === b
        ? text(words)
        : { kind: 'text', text: words, emphasis: [{ from: Math.min(a, b), to: Math.max(a, b), style: 'italic' }] },
    ),
);
const anyChapter = fc.array(anyParagraph, { maxLength: 8 }).map((paragraphs) => ({ paragraphs }));

describe('pagesOf', () => {
  it('gives the chapter again, letter for letter, in pages no larger than asked', () => {
    fc.assert(
      fc.property(anyChapter, fc.integer({ min: 40, max: 400 }), (chapter, size) => {
        const pages = pagesOf(chapter, size);
        expect(pages.map(whole).join('')).toBe(whole(chapter.paragraphs));
        for (const page of pages) expect(whole(page).length).toBeLessThanOrEqual(size);
      }),
    );
  });

  it('never tears a grapheme, and keeps every emphasised letter emphasised', () => {
    fc.assert(
      fc.property(anyChapter, fc.integer({ min: 40, max: 200 }), (chapter, size) => {
        const pages = pagesOf(chapter, size).flat();
        const joined = whole(chapter.paragraphs);
        const starts = new Set([...graphemes.segment(joined)].map(({ index }) => index));
        const ends = new Set<number>();
        let at = 0;
        for (const { text: words } of chapter.paragraphs) {
          at += words.length;
          ends.add(at);
        }
        at = 0;
        for (const { text: words } of pages) {
          expect(starts.has(at) || ends.has(at)).toBe(true);
          at += words.length;
        }
        expect(marked(pages)).toBe(marked(chapter.paragraphs));
      }),
    );
  });

  it('ends pages with paragraphs while they fit', () => {
    const chapter = { paragraphs: [text('One. Two.'), text('Three. Four.'), text('Five.')] };
    expect(pagesOf(chapter, 24).map((page) => page.map((paragraph) => paragraph.text))).toEqual([
      ['One. Two.', 'Three. Four.'],
      ['Five.'],
    ]);
  });

  it('cuts a paragraph longer than a page after a sentence, but not after "Mr."', () => {
    const chapter = { paragraphs: [text('He waited. Then Mr. Fox came in and sat down.')] };
    expect(pagesOf(chapter, 20).map(whole)).toEqual(['He waited. ', 'Then Mr. Fox came ', 'in and sat down.']);
  });

  it('measures as it is told, so that escaped text fits as well', () => {
    const chapter = { paragraphs: [text('a*b* c*d* e*f* g*h*')] };
    const escaped = ({ text: words }: Paragraph) => words.replaceAll('*', '\\*').length;
    const pages = pagesOf(chapter, 12, escaped);
    for (const page of pages) expect(page.reduce((sum, part) => sum + escaped(part), 0)).toBeLessThanOrEqual(12);
    expect(pages.map(whole).join('')).toBe('a*b* c*d* e*f* g*h*');
  });
});

describe('excerptsOf', () => {
  it('begins with the excerpt and gives the chapter again, letter for letter', () => {
    fc.assert(
      fc.property(anyChapter, fc.integer({ min: 40, max: 400 }), (chapter, length) => {
        const excerpts = excerptsOf(chapter, length);
        expect(excerpts[0] ?? { paragraphs: [], cut: false }).toEqual(excerptOf(chapter, length));
        expect(excerpts.map(({ paragraphs }) => whole(paragraphs)).join('')).toBe(whole(chapter.paragraphs));
        expect(excerpts.map(({ cut }) => cut)).toEqual(excerpts.map((_, index) => index < excerpts.length - 1));
      }),
    );
  });
});

describe('excerptOf', () => {
  it('is a prefix of the chapter, cut exactly when something is left out', () => {
    fc.assert(
      fc.property(anyChapter, fc.integer({ min: 1, max: 600 }), (chapter, length) => {
        const excerpt = excerptOf(chapter, length);
        const all = whole(chapter.paragraphs);
        expect(all.startsWith(whole(excerpt.paragraphs))).toBe(true);
        expect(excerpt.cut).toBe(
          excerpt.paragraphs.length < chapter.paragraphs.length || whole(excerpt.paragraphs) !== all,
        );
        if (chapter.paragraphs.length > 0) expect(excerpt.paragraphs.length).toBeGreaterThan(0);
      }),
    );
  });

  it('goes on into the next paragraph for whole sentences only', () => {
    const chapter = { paragraphs: [text('A short one.'), text('The lamp went out. Nobody had touched it at all.')] };
    expect(excerptOf(chapter, 40)).toEqual({
      paragraphs: [text('A short one.'), text('The lamp went out. ')],
      cut: true,
    });
    expect(excerptOf(chapter, 30).paragraphs).toEqual([text('A short one.')]);
  });

  it('keeps the mark of a loss whole', () => {
    const chapter = { paragraphs: [text('She read it […] twice and put it away, slowly')] };
    expect(excerptOf(chapter, 14).paragraphs).toEqual([text('She read it ')]);
  });

  it('cuts between words when the first sentence is too long', () => {
    expect(excerptOf({ paragraphs: [text('unforgettable mornings')] }, 16).paragraphs).toEqual([
      text('unforgettable '),
    ]);
  });
});

describe('readingTime', () => {
  it('is whole minutes and never none', () => {
    expect([0, 100, 2_491, 120_000].map(readingTime)).toEqual([1, 1, 10, 500]);
  });
});

function marked(paragraphs: Paragraph[]): string {
  const letters = paragraphs.flatMap(({ text: words, emphasis = [] }) =>
    words.split('').map((_, at) => (emphasis.some(({ from, to }) => from <= at && at < to) ? 'i' : '.')),
  );
  return letters.join('');
}
