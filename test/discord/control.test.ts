import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { button, controlId, controlState } from '../../src/discord/control.ts';

const shape = { story: 'text', chapter: 'integer' } as const;

describe('the state in a custom_id', () => {
  it('comes back as it went in, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 25, unit: 'grapheme' }), fc.integer(), (story, chapter) => {
        const id = [...controlId('page', shape, { story: story.slice(0, 20), chapter })].join('');
        const [name, ...parts] = id.split('/');
        expect(name).toBe('page');
        expect(controlState(shape, parts)).toEqual({ story: story.slice(0, 20), chapter });
      }),
    );
  });

  it("keeps the longest id a Japanese title can have within Discord's limit", () => {
    const story = `${'月'.repeat(48)}-${'花'.repeat(24)}-abcdef`;
    expect(
      button('page', { ...shape, page: 'integer' }).show({ story, chapter: 120, page: 14 }, 'Next').custom_id,
    ).toContain(story);
  });

  it('is nothing when it is not of this shape', () => {
    expect(controlState(shape, ['x'])).toBeUndefined();
    expect(controlState(shape, ['x', 'y'])).toBeUndefined();
    expect(controlState(shape, ['%E0%A4%A', '1'])).toBeUndefined();
  });
});
