import { DECK_RATINGS } from './deck-schema.ts';
import type { Character, Decks, Entry, Fandom, Setting } from './decks.ts';
import { sameFandom } from './decks.ts';
import { SHAPES, type Shape } from './shapes.ts';
import type { Spark } from './sparks.ts';

export type Rating = Entry['rating'];

/** What holds for a prompt as a whole. */
export interface Terms {
  rating: Rating;
  romance: boolean;
  /** Null: a hundred, or what the constraint says. */
  words: number | null;
}
export const PLAIN_TERMS: Terms = { rating: 'general', romance: false, words: null };

/** What of the decks may be used under which terms. Each list is made once: a draw asks for half a dozen of them. */
export class Playable {
  readonly decks: Decks;
  readonly shapes: readonly Shape[];
  readonly #sparks: ReadonlyMap<Shape, Spark[]>;
  readonly #cast = new Shortlists<Character>();
  readonly #settings = new Shortlists<Setting>();
  readonly #sparksFor = new Shortlists<Spark>();
  readonly #constraints = new Shortlists<Entry<'constraints'>>();
  readonly #strangers = new Map<Fandom, Fandom[]>();

  constructor(decks: Decks) {
    this.decks = decks;
    this.#sparks = new Map(SHAPES.map((shape) => [shape, shape.sparks(decks)]));
    this.shapes = SHAPES.filter((shape) => this.allSparks(shape).length > 0);
  }

  allSparks(shape: Shape): readonly Spark[] {
    return this.#sparks.get(shape) ?? [];
  }

  /** Nobody who may be a minor where there is romance or a rating above general. */
  cast(fandom: Fandom, terms: Terms): readonly Character[] {
    const grown = terms.romance || terms.rating !== 'general';
    const plays = (one: Character) => within(one, terms) && !(grown && one.minor);
    return this.#cast.of(fandom, terms, () => fandom.characters.filter(plays));
  }

  settings(fandom: Fandom, terms: Terms): readonly Setting[] {
    return this.#settings.of(fandom, terms, () => fandom.settings.filter((one) => within(one, terms)));
  }

  /** Romance is for two, and only where it was asked for. */
  sparks(shape: Shape, terms: Terms): readonly Spark[] {
    const fits = (spark: Spark) => within(spark, terms) && (terms.romance ? spark.uses.second : !spark.romance);
    return this.#sparksFor.of(shape, terms, () => this.allSparks(shape).filter(fits));
  }

  /** Where the length is given, none that sets another. */
  constraints(terms: Terms): readonly Entry<'constraints'>[] {
    const { constraints } = this.decks.lists;
    const fits = (one: Entry<'constraints'>) => within(one, terms) && (terms.words === null || one.words === null);
    return this.#constraints.of(constraints, terms, () => constraints.filter(fits));
  }

  /** The fandoms that are another one, by alias too. */
  strangers(fandom: Fandom): readonly Fandom[] {
    const known = this.#strangers.get(fandom);
    if (known) return known;
    const strangers = this.decks.fandoms.filter((one) => !sameFandom(one, fandom));
    this.#strangers.set(fandom, strangers);
    return strangers;
  }
}

/** Lists by what they are cut from and the terms that cut them. */
class Shortlists<T> {
  readonly #lists = new Map<object, Map<string, readonly T[]>>();

  of(whole: object, { rating, romance, words }: Terms, make: () => readonly T[]): readonly T[] {
    const lists = this.#lists.get(whole) ?? new Map<string, readonly T[]>();
    this.#lists.set(whole, lists);
    const key = `${rating}${romance}${words === null}`;
    const known = lists.get(key) ?? make();
    lists.set(key, known);
    return known;
  }
}

function within(entry: { rating: Rating }, terms: Terms): boolean {
  return DECK_RATINGS.indexOf(entry.rating) <= DECK_RATINGS.indexOf(terms.rating);
}
