import { arrivalsSchema, inventorySchema } from './arrivals.ts';
import { bookcaseSchema } from './bookcases.ts';
import { bulletinSchema } from './bulletins.ts';
import { followSchema } from './follows.ts';
import { picksSchema } from './picks.ts';
import { shelfRulesSchema } from './rulebook.ts';

/** What is kept about servers and members around the library. */
export const LIBRARY_KINDS = {
  rules: ['shelf-rules', shelfRulesSchema],
  picks: ['picks', picksSchema],
  bookcases: ['bookcase', bookcaseSchema],
  follows: ['follow', followSchema],
  bulletins: ['bulletin', bulletinSchema],
  inventory: ['inventory', inventorySchema],
  arrivals: ['arrivals', arrivalsSchema],
} as const;
