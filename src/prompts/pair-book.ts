import type { Clock, Records } from '../ports.ts';
import type { Drawn } from './draw.ts';
import type { PairRecord } from './records.ts';

/** How often a pair that has met before is laid aside for one that has not. */
const TRIES = 48;

/** Remembers which characters have met on a server, so that no pair comes twice before the pairs are used up. */
export class PairBook {
  readonly #records: Records<PairRecord>;
  readonly #clock: Clock;

  constructor(records: Records<PairRecord>, clock: Clock) {
    this.#records = records;
    this.#clock = clock;
  }

  /**
   * The first of the draws whose pair is new at `home`; of two callers at the same instant only one gets a pair. When all
   * of them have met, the two that met longest ago may meet again.
   */
  async fresh(home: string, draw: () => Drawn): Promise<Drawn> {
    const at = this.#clock.now();
    let stalest: { drawn: Drawn; key: string; at: number } | undefined;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const drawn = draw();
      const pair = pairOf(drawn);
      if (pair === null) return drawn;
      const key = `${home}/${pair}`;
      const met = await this.#records.get(key);
      if (!met && (await this.#records.claim(key, { version: 1, at }))) return drawn;
      if (met && met.at < (stalest?.at ?? Number.POSITIVE_INFINITY)) stalest = { drawn, key, at: met.at };
    }
    if (!stalest) return draw();
    await this.#records.set(stalest.key, { version: 1, at });
    return stalest.drawn;
  }
}

/** Two characters, whichever comes first; null where the prompt speaks of one alone. */
function pairOf({ parts: { first, second, spark } }: Drawn): string | null {
  if (!spark.uses.second) return null;
  const [lower, higher] = first.hash < second.hash ? [first, second] : [second, first];
  return `${lower.hash.toString(36)}-${higher.hash.toString(36)}`;
}
