import { describe, expect, it } from 'vitest';
import { layoutOf } from '../../src/library/layouts.ts';
import { linesOf } from '../../src/library/lines.ts';
import { rebuildParagraphs } from '../../src/library/paragraphs.ts';
import { HELD_OUT_PROSE } from '../bench/held-out-prose.ts';
import { layOut } from '../bench/lay-out.ts';
import { f1, LAYOUTS, passagesOf, repeatable, scoreLayout } from '../bench/reading.ts';

const TALK = HELD_OUT_PROSE.talk ?? [];
const NO_LOSS = { losesWords: false };
const [ONE_A_LINE, SPACED, , WRAPPED, INDENTED] = LAYOUTS;
const texts = (text: string, losesLines = false) =>
  rebuildParagraphs(text.split('\n'), { losesLines }).map((paragraph) => paragraph.text);

describe('telling layouts apart', () => {
  it.each([
    ['one-a-line', ONE_A_LINE],
    ['spaced', SPACED],
    ['wrapped', WRAPPED],
    ['wrapped', INDENTED],
  ])('%s', (kind, how) => {
    if (!how) throw new Error('no such layout');
    for (const prose of Object.values(HELD_OUT_PROSE)) {
      expect(layoutOf(linesOf(layOut(prose, { ...how, ...NO_LOSS }, repeatable(1)).text)).kind).toBe(kind);
    }
  });

  it('finds the narrow first lines of a spaced text', () => {
    const { text } = layOut(
      TALK,
      { ...SPACED, ...NO_LOSS, markup: { columns: 0, often: 0 } } as typeof SPACED & object,
      repeatable(1),
    );
    const layout = layoutOf(linesOf(text));
    expect(
      layout.kind === 'spaced' && Math.abs(layout.widths.first - 44) <= 3 && Math.abs(layout.widths.other - 74) <= 3,
    ).toBe(true);
  });

  it('takes short lines for paragraphs where nobody wrapped them', () => {
    const drabble = [
      '“No,” she said.',
      'He waited.',
      '“Not today.”',
      'The rain went on, and on, and on.',
      '“Then when?”',
      '“When it stops.”',
    ];
    expect(texts(drabble.join('\n\n'))).toEqual(drabble);
  });
});

describe('rebuilding paragraphs', () => {
  it.each(LAYOUTS.slice(0, 4))('reaches .97 on prose it was not tuned on: $name', (how) => {
    const passages = Object.values(HELD_OUT_PROSE).flatMap((paragraphs) => passagesOf(paragraphs));
    expect(f1(scoreLayout(passages, how, repeatable(7)))).toBeGreaterThanOrEqual(0.97);
  });

  it('leaves a line of more than 110 characters alone in a text that was wrapped', () => {
    const long = `${'A word '.repeat(18)}and`;
    const { text } = layOut([long], { ...ONE_A_LINE, ...NO_LOSS } as typeof ONE_A_LINE & object, repeatable(1));
    const { text: spaced } = layOut(TALK, { ...SPACED, ...NO_LOSS } as typeof SPACED & object, repeatable(1));
    expect(texts(`${text}\n\n${spaced}`)[0]).toBe(long);
    expect(texts(`${text}\n\n${spaced}`)[1]).toBe(TALK[0]);
  });

  it('mends a sentence that was broken at its italics', () => {
    expect(
      texts(
        'They were not given to wings,\nshe thought. Nobody was.\n\nShe went in again, and closed the door behind her as gently as she could.',
      ),
    ).toEqual([
      'They were not given to wings, she thought. Nobody was.',
      'She went in again, and closed the door behind her as gently as she could.',
    ]);
  });

  it('breaks at a heading on both sides', () => {
    const { text } = layOut(
      [...TALK.slice(0, 8), 'The Second Evening', ...TALK.slice(8)],
      { ...WRAPPED, ...NO_LOSS } as typeof WRAPPED & object,
      repeatable(1),
    );
    expect(texts(text)).toContain('The Second Evening');
  });

  it('joins a word that was broken at its hyphen without a blank', () => {
    const wrapped =
      'It was a long and rather well-\nknown story about a man and a dog and a\nlarge number of geese, told by the man.';
    expect(texts(`${wrapped}\n\n${wrapped}`)[0]).toContain('rather well-known story');
  });

  it('keeps scene breaks, printed or only wider gaps', () => {
    const kinds = (text: string) => rebuildParagraphs(text.split('\n')).map(({ kind }) => kind);
    expect(kinds('One day.\n\n* * *\n\nThe next day.')).toEqual(['text', 'scene-break', 'text']);
    const many = Array.from({ length: 12 }, (_value, index) => `It was day number ${index}.`);
    expect(
      kinds([...many.slice(0, 6), '', ...many.slice(6)].join('\n\n')).filter((kind) => kind === 'scene-break'),
    ).toHaveLength(1);
  });
});

describe('lost lines', () => {
  it('are marked inside a sentence and end its paragraph', () => {
    const spaced = [
      'It was a long and rather well told',
      'story about a man and a dog and about a number of',
      'geese, as people told it in',
      '',
      '“Is that all of it?” asked the girl who',
      'had been listening to him from behind the door.',
    ];
    const [first, second] = rebuildParagraphs(spaced.join('\n\n').replace('in\n\n\n\n', 'in\n\n\n').split('\n'), {
      losesLines: true,
    });
    expect(first?.text).toMatch(/people told it in \[…\]$/);
    expect(second?.text).toBe(
      '“Is that all of it?” asked the girl who had been listening to him from behind the door.',
    );
  });

  it('never get words of their own', () => {
    for (const how of LAYOUTS.slice(0, 2)) {
      const { text } = layOut(TALK, how, repeatable(3));
      const rebuilt = rebuildParagraphs(text.split('\n'), { losesLines: true })
        .map((paragraph) => paragraph.text)
        .join(' ');
      expect(rebuilt.replaceAll('[…]', '').replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
    }
  });
});
