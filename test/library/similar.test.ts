import { describe, expect, it } from 'vitest';
import { whyAlike } from '../../src/library/similar.ts';
import { aStory } from '../support/library.ts';

describe('why one story is like another', () => {
  it('names a tag once that is a genre too', () => {
    const story = aStory({ characters: [], genres: ['Mystery', 'Crossover'], tags: ['crossover'] });
    const why = whyAlike(story, aStory({ ...story, id: 'other', authors: [], relationships: [] }), []);
    expect(why.match(/both tagged [^;]*/)?.[0]).toMatch(/^both tagged Mystery, crossover$/i);
  });
});
