import { describe, expect, it } from 'vitest';
import { levelOf, ratingLevel } from '../../src/library/ratings.ts';

describe('the level of a rating', () => {
  const expected: Record<string, string[]> = {
    general: ['FR7', 'G', 'PG', 'K', 'K+', 'General Audiences', 'Fiction K+', 'gen', 'All ages', 'Rated: G'],
    teen: [
      'FR13',
      'FR15',
      'PG-13',
      'pg13',
      'T',
      'Teen And Up Audiences',
      'Teen',
      'FRT-13',
      'T for language',
      'PG-13 (violence)',
    ],
    mature: ['FR18', 'R', 'M', 'Mature', 'PG-13/R', 'PG to R', 'Hard R', 'R for violence', 'Fiction M', 'M - Mature'],
    explicit: [
      'FR21',
      'NC-17',
      'NC17',
      'MA',
      'Explicit',
      'Adult',
      'R/NC-17',
      'PG-13 through NC-17',
      'FRAO',
      '18+',
      'M/MA',
      'E',
    ],
    unrated: ['Not Rated', 'unrated', 'None', '', '???', 'see chapter one', 'tbd'],
  };
  for (const [level, ratings] of Object.entries(expected)) {
    it.each(ratings)(`${level}: %s`, (rating) => expect(ratingLevel(rating)).toBe(level));
  }
});

describe('the level of a story', () => {
  it('is the stricter of what the archive and the author say', () => {
    expect(levelOf({ rating: 'FR13', authorRating: 'PG' })).toBe('teen');
    expect(levelOf({ rating: 'FR13', authorRating: 'R' })).toBe('mature');
    expect(levelOf({ rating: null, authorRating: 'PG' })).toBe('general');
  });

  it('is unrated when nobody says, or when what one of them says cannot be read', () => {
    expect(levelOf({ rating: null, authorRating: null })).toBe('unrated');
    expect(levelOf({ rating: 'Not Rated', authorRating: 'PG' })).toBe('unrated');
    expect(levelOf({ rating: 'FR13', authorRating: 'spicy' })).toBe('unrated');
  });
});
