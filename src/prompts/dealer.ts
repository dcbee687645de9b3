import type { Character, Decks, Entry, Fandom, Identity, Setting } from './decks.ts';
import { areKin, sameCharacter, sameFandom } from './decks.ts';
import { Playable, type Terms } from './playable.ts';
import { pick, salt } from './seed.ts';
import { SHAPE_TICKETS, SHAPES, type Shape } from './shapes.ts';
import type { Spark } from './sparks.ts';

/** The parts of a prompt, in the order in which they are chosen. */
export const PARTS = ['shape', 'first', 'second', 'setting', 'spark', 'constraint'] as const;
export type PartName = (typeof PARTS)[number];

export interface Parts {
  shape: Shape;
  first: Character;
  second: Character;
  setting: Setting | null;
  spark: Spark;
  constraint: Entry<'constraints'> | null;
}

/** What a member asked for beyond the parts they named. */
export interface Limits {
  fandom?: Fandom | undefined;
  withFandom?: Fandom | undefined;
  /** False for entries that are blocked here. */
  allows?: ((entry: Identity) => boolean) | undefined;
  /** Parts that were asked for by name must be spoken of. */
  tells?: Partial<Spark['uses']> | undefined;
}

/** A seed, what holds for the whole, the parts that are settled beforehand, and the limits of the choice. */
export interface Deal {
  seed: number;
  terms: Terms;
  fixed: Partial<Parts>;
  limits?: Limits;
}

/** Streams of choices; numbers, not ranks in a list, because every code depends on them. */
const STREAM = {
  shape: 1,
  fandom: 2,
  first: 3,
  withFandom: 4,
  second: 5,
  setting: 6,
  spark: 7,
  styled: 8,
  constraint: 9,
};
const SHAPE_BY_NAME = new Map<string, Shape>(SHAPES.map((shape) => [shape.name, shape]));

/** Deals prompts from decks: the same seed, terms and fixed parts always give the same parts. */
export class Dealer {
  readonly decks: Decks;
  readonly characters: readonly Character[];
  readonly settings: readonly Setting[];
  readonly #playable: Playable;

  constructor(decks: Decks) {
    this.decks = decks;
    this.characters = decks.fandoms.flatMap((fandom) => fandom.characters);
    this.settings = decks.fandoms.flatMap((fandom) => fandom.settings);
    this.#playable = new Playable(decks);
  }

  sparksOf(shape: Shape): readonly Spark[] {
    return this.#playable.allSparks(shape);
  }

  /** The kinds of prompt that a trope, an object or a line can set going. */
  shapesFor(sparkId: string): Shape[] {
    return this.#playable.shapes.filter((shape) => this.sparksOf(shape).some(({ id }) => id === sparkId));
  }

  /** What the seed alone says. */
  shapeOf(seed: number): Shape | undefined {
    return this.#shape(salt(seed, STREAM.shape), {});
  }

  fandomOf(seed: number): Fandom | undefined {
    return pick(this.decks.fandoms, salt(seed, STREAM.fandom));
  }

  /** All parts, or undefined when nothing fits: another seed may have more luck. */
  deal({ seed, terms, fixed, limits = {} }: Deal): Parts | undefined {
    const at = (stream: number) => salt(seed, stream);
    const shape = fixed.shape ?? this.#shape(at(STREAM.shape), limits);
    const first = fixed.first ?? this.#first(at, terms, limits);
    if (!shape || !first) return undefined;
    const second = fixed.second ?? this.#second(at, { shape, first }, terms, limits);
    if (!second || !mayMeet(first, second, terms)) return undefined;
    const setting =
      fixed.setting !== undefined
        ? fixed.setting
        : (pick(this.#settings(first, second, terms, limits), at(STREAM.setting)) ?? null);
    const scene = { shape, first, second, setting };
    const spark = fixed.spark ?? pick(this.#sparks(scene, terms, limits), at(STREAM.spark));
    if (!spark) return undefined;
    const constraint = fixed.constraint !== undefined ? fixed.constraint : this.#constraint(at, shape, terms, limits);
    return { ...scene, spark, constraint };
  }

  /** Everything that could stand in place of one part while the others stay as they are. */
  alternatives(part: PartName, parts: Parts, terms: Terms, limits: Limits = {}): (Identity | null)[] {
    return this.#candidates(part, parts, terms, limits).filter(
      (other) => other !== parts[part] && this.#legal({ ...parts, [part]: other }, terms, part === 'shape'),
    );
  }

  /** Do the parts go together by every rule of a draw? Asked of parts that a code brings, which anyone may have typed. */
  isLegal(parts: Parts, terms: Terms): boolean {
    return this.#legal(parts, terms, false);
  }

  #legal({ spark, constraint, ...scene }: Parts, terms: Terms, sparkOpen: boolean): boolean {
    const { shape, first, second, setting } = scene;
    const crossed = !sameFandom(first.fandom, second.fandom);
    return (
      mayMeet(first, second, terms) &&
      (crossed || !shape.crossing) &&
      [first, second].every((one) => this.#playable.cast(one.fandom, terms).includes(one)) &&
      (setting === null || this.#playable.settings(setting.fandom, terms).includes(setting)) &&
      (sparkOpen || this.#sparks(scene, terms, {}).includes(spark)) &&
      (constraint === null || sparkOpen || (shape.styled && this.#playable.constraints(terms).includes(constraint)))
    );
  }

  #candidates(part: PartName, parts: Parts, terms: Terms, limits: Limits): readonly (Identity | null)[] {
    switch (part) {
      case 'shape':
        return this.#playable.shapes;
      case 'first':
      case 'second':
        return allowed(this.#playable.cast(parts[part].fandom, terms), limits);
      case 'setting':
        return this.#settings(parts.first, parts.second, terms, limits);
      case 'spark':
        return this.#sparks(parts, terms, limits);
      case 'constraint':
        return parts.shape.styled ? [null, ...allowed(this.#playable.constraints(terms), limits)] : [];
    }
  }

  #shape(salted: number, { allows }: Limits): Shape | undefined {
    const shape = SHAPE_BY_NAME.get(pick(SHAPE_TICKETS, salted)?.name ?? '');
    return shape && this.#playable.shapes.includes(shape) && (!allows || allows(shape)) ? shape : undefined;
  }

  #first(at: Salts, terms: Terms, limits: Limits): Character | undefined {
    const fandom = limits.fandom ?? pick(allowed(this.decks.fandoms, limits), at(STREAM.fandom));
    return fandom && pick(allowed(this.#playable.cast(fandom, terms), limits), at(STREAM.first));
  }

  #second(at: Salts, { shape, first }: Pick<Parts, 'shape' | 'first'>, terms: Terms, limits: Limits) {
    const strangers = () => allowed(this.#playable.strangers(first.fandom), limits);
    const fandom = limits.withFandom ?? (shape.crossing ? pick(strangers(), at(STREAM.withFandom)) : first.fandom);
    if (!fandom) return undefined;
    const cast = this.#playable.cast(fandom, terms).filter((one) => mayMeet(first, one, terms));
    return pick(allowed(cast, limits), at(STREAM.second));
  }

  #constraint(at: Salts, shape: Shape, terms: Terms, limits: Limits): Parts['constraint'] {
    const styled = shape.styled && at(STREAM.styled) % 2 === 0;
    return (styled && pick(allowed(this.#playable.constraints(terms), limits), at(STREAM.constraint))) || null;
  }

  #settings({ fandom }: Character, { fandom: other }: Character, terms: Terms, limits: Limits): readonly Setting[] {
    const here = this.#playable.settings(fandom, terms);
    const both = fandom === other ? here : [...here, ...this.#playable.settings(other, terms)];
    return allowed(both, limits);
  }

  #sparks({ shape, setting }: Pick<Parts, 'shape' | 'setting'>, terms: Terms, limits: Limits): readonly Spark[] {
    const all = allowed(this.#playable.sparks(shape, terms), limits);
    const { second = false, place = false } = limits.tells ?? {};
    if (setting !== null && !second && !place) return all;
    return all.filter(
      ({ uses, needsPlace }) => (!second || uses.second) && (!place || uses.place) && (setting !== null || !needsPlace),
    );
  }
}

/** Two different characters, and no kin in a love story. */
function mayMeet(one: Character, other: Character, { romance }: Terms): boolean {
  return !sameCharacter(one, other) && !(romance && areKin(one, other));
}

type Salts = (stream: number) => number;

function allowed<T extends Identity>(entries: readonly T[], { allows }: Limits): readonly T[] {
  return allows ? entries.filter(allows) : entries;
}
