import { DECK_RATINGS } from './deck-schema.ts';
import type { Character, Decks, Entry, Fandom, Identity, Setting } from './decks.ts';
import { sameCharacter, sameFandom } from './decks.ts';
import { pick, salt } from './seed.ts';
import { SHAPE_TICKETS, SHAPES, type Shape } from './shapes.ts';
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
  readonly #sparks: ReadonlyMap<Shape, Spark[]>;
  readonly #shapes: Shape[];

  constructor(decks: Decks) {
    this.decks = decks;
    this.characters = decks.fandoms.flatMap((fandom) => fandom.characters);
    this.settings = decks.fandoms.flatMap((fandom) => fandom.settings);
    this.#sparks = new Map(SHAPES.map((shape) => [shape, shape.sparks(decks)]));
    this.#shapes = SHAPES.filter((shape) => this.sparksOf(shape).length > 0);
  }

  sparksOf(shape: Shape): readonly Spark[] {
    return this.#sparks.get(shape) ?? [];
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
    if (!second || sameCharacter(first, second)) return undefined;
    const setting =
      fixed.setting !== undefined ? fixed.setting : this.#setting(at(STREAM.setting), first, second, terms, limits);
    const scene = { shape, first, second, setting };
    const spark = fixed.spark ?? pick(this.#sparksFor(scene, terms, limits), at(STREAM.spark));
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
      !sameCharacter(first, second) &&
      (crossed || !shape.crossing) &&
      [first, second].every((one) => mayPlay(one, terms)) &&
      (setting === null || within(setting, terms)) &&
      (sparkOpen || this.#sparksFor(scene, terms, {}).includes(spark)) &&
      (constraint === null || sparkOpen || (shape.styled && this.#constraints(terms).includes(constraint)))
    );
  }

  #candidates(part: PartName, parts: Parts, terms: Terms, limits: Limits): (Identity | null)[] {
    switch (part) {
      case 'shape':
        return this.#shapes;
      case 'first':
      case 'second':
        return this.#cast(parts[part].fandom, terms, limits);
      case 'setting':
        return this.#settings(parts.first, parts.second, terms, limits);
      case 'spark':
        return [...this.#sparksFor(parts, terms, limits)];
      case 'constraint':
        return parts.shape.styled ? [null, ...this.#constraints(terms).filter(allowedBy(limits))] : [];
    }
  }

  #shape(salted: number, { allows }: Limits): Shape | undefined {
    const shape = SHAPE_BY_NAME.get(pick(SHAPE_TICKETS, salted)?.name ?? '');
    return shape && this.#shapes.includes(shape) && (!allows || allows(shape)) ? shape : undefined;
  }

  #first(at: (stream: number) => number, terms: Terms, limits: Limits): Character | undefined {
    const fandom = limits.fandom ?? pick(this.decks.fandoms.filter(allowedBy(limits)), at(STREAM.fandom));
    return fandom && pick(this.#cast(fandom, terms, limits), at(STREAM.first));
  }

  #second(at: (stream: number) => number, scene: Pick<Parts, 'shape' | 'first'>, terms: Terms, limits: Limits) {
    const { shape, first } = scene;
    const others = () => this.decks.fandoms.filter((one) => !sameFandom(one, first.fandom)).filter(allowedBy(limits));
    const fandom = limits.withFandom ?? (shape.crossing ? pick(others(), at(STREAM.withFandom)) : first.fandom);
    if (!fandom) return undefined;
    const cast = this.#cast(fandom, terms, limits).filter((one) => !sameCharacter(one, first));
    return pick(cast, at(STREAM.second));
  }

  #setting(salted: number, first: Character, second: Character, terms: Terms, limits: Limits): Setting | null {
    return pick(this.#settings(first, second, terms, limits), salted) ?? null;
  }

  #constraint(at: (stream: number) => number, shape: Shape, terms: Terms, limits: Limits) {
    const styled = shape.styled && at(STREAM.styled) % 2 === 0;
    return (styled && pick(this.#constraints(terms).filter(allowedBy(limits)), at(STREAM.constraint))) || null;
  }

  #cast(fandom: Fandom, terms: Terms, limits: Limits): Character[] {
    const allowed = allowedBy(limits);
    return fandom.characters.filter((one) => mayPlay(one, terms) && allowed(one));
  }

  #settings(first: Character, second: Character, terms: Terms, limits: Limits): Setting[] {
    const fandoms = first.fandom === second.fandom ? [first.fandom] : [first.fandom, second.fandom];
    const settings = fandoms.flatMap((fandom) => fandom.settings);
    return settings.filter((one) => within(one, terms)).filter(allowedBy(limits));
  }

  #sparksFor({ shape, setting }: Pick<Parts, 'shape' | 'setting'>, terms: Terms, limits: Limits): Spark[] {
    const fits = (spark: Spark) =>
      within(spark, terms) &&
      (terms.romance || !spark.romance) &&
      (spark.uses.second || !(terms.romance || limits.tells?.second)) &&
      (spark.uses.place ? setting !== null || !spark.needsPlace : !limits.tells?.place);
    return this.sparksOf(shape).filter(fits).filter(allowedBy(limits));
  }

  #constraints(terms: Terms): Entry<'constraints'>[] {
    const { constraints } = this.decks.lists;
    return constraints.filter((one) => within(one, terms) && (terms.words === null || one.words === null));
  }
}

function allowedBy({ allows }: Limits): (entry: Identity) => boolean {
  return allows ?? (() => true);
}

/** Nobody who may be a minor where there is romance or a rating above general. */
function mayPlay(character: Character, terms: Terms): boolean {
  const grown = terms.romance || terms.rating !== 'general';
  return within(character, terms) && !(grown && character.minor);
}

function within(entry: { rating: Rating }, terms: Terms): boolean {
  return DECK_RATINGS.indexOf(entry.rating) <= DECK_RATINGS.indexOf(terms.rating);
}
