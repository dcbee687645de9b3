import type { Gateway } from '../gateway/gateway.ts';
import type { Interactions } from '../interactions/interactions.ts';
import type { World } from '../world/world.ts';

/** What the routes work on. */
export interface RestContext {
  world: World;
  interactions: Interactions;
  gateway: Pick<Gateway, 'url' | 'identifiesLeft'>;
}
