import type { Interactions } from '../interactions/interactions.ts';
import type { Journal } from '../journal.ts';
import type { World } from '../world/world.ts';

/** What the routes work on. */
export interface RestContext {
  world: World;
  interactions: Interactions;
  journal: Journal;
  /** Where the gateway listens; known once the server does. */
  gatewayUrl(): string;
  /** How many identifies are left today. */
  identifiesLeft(): number;
}
