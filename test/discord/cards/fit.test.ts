import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitted, textSize } from '../../../src/discord/cards/fit.ts';

describe('fitted', () => {
  it('leaves alone what fits', () => {
    expect(fitted('a short day', 11)).toBe('a short day');
  });

  it('cuts at the end of a word', () => {
    expect(fitted('a rather long day', 13)).toBe('a rather…');
    expect(fitted('a rather long day', 9)).toBe('a rather…');
  });

  it('cuts inside a word only when it is no word any more, and never inside a grapheme', () => {
    expect(fitted('👩‍👩‍👧'.repeat(50), 100)).toMatch(/^(👩‍👩‍👧)+…$/u);
    expect(fitted('x'.repeat(500), 100)).toBe(`${'x'.repeat(99)}…`);
  });

  it('is a beginning of the text within its room, for every text and script', () => {
    const unit = fc.constantFrom('grapheme', 'binary', 'grapheme-ascii');
    fc.assert(
      fc.property(
        unit.chain((kind) => fc.string({ unit: kind, maxLength: 300 })),
        fc.integer({ min: 10, max: 120 }),
        (text, room) => {
          const cut = fitted(text, room);
          expect(textSize(cut)).toBeLessThanOrEqual(room);
          expect(text.startsWith(cut === text ? cut : cut.slice(0, -1))).toBe(true);
        },
      ),
    );
  });
});

describe('textSize', () => {
  it('counts letters of three bytes for more than one, so that a full message stays within its bytes', () => {
    expect(textSize('abc')).toBe(3);
    expect(textSize('список')).toBe(6);
    expect(textSize('日本語日')).toBe(6);
  });
});
