import type { StoryFilter } from '../library/library.ts';
import { option, type Values } from './options.ts';

/** The filters that every command over several stories shares, under the same names. */
export const filterOptions = {
  fandom: option.named('fandom', { description: 'Only stories of this fandom' }),
  'with-fandom': option.named('fandom', { description: 'Only crossovers with this fandom' }),
  character: option.named('character', { description: 'Only stories with this character' }),
  relationship: option.named('relationship', { description: 'Only stories about this relationship' }),
  author: option.named('author', { description: 'Only stories by this author' }),
  tag: option.named('tag', { description: 'Only stories with this tag or genre' }),
  rating: option.choice({
    description: 'Rated no higher than this',
    choices: { general: 'general', teen: 'teen', mature: 'mature', explicit: 'explicit' },
  }),
  status: option.choice({
    description: 'Complete or still going',
    choices: { complete: 'complete', 'in-progress': 'in progress', unknown: 'not stated' },
  }),
  'min-words': option.integer({ description: 'At least so many words', min: 1 }),
  'max-words': option.integer({ description: 'At most so many words', min: 1 }),
};

export function filterOf(values: Partial<Values<typeof filterOptions>>): StoryFilter {
  const { fandom, character, relationship, author, tag, rating, status } = values;
  return {
    ...{ fandom, character, relationship, author, tag, status },
    withFandom: values['with-fandom'],
    ratingUpTo: rating,
    minWords: values['min-words'],
    maxWords: values['max-words'],
  };
}
