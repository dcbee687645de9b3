import { UserFacingError } from '../errors.ts';
import type { Dealer } from './dealer.ts';
import type { Identity } from './decks.ts';
import type { Drawn, Wish } from './draw.ts';
import { nameKey } from './names.ts';
import { PLAIN_TERMS, type Rating } from './playable.ts';
import { SHAPES, type ShapeName } from './shapes.ts';

/** A wish in the words it was typed in. */
export interface AskedFor {
  fandom?: string | undefined;
  withFandom?: string | undefined;
  character?: string | undefined;
  withCharacter?: string | undefined;
  setting?: string | undefined;
  shape?: ShapeName | undefined;
  /** A trope, an object, a season, a line. */
  about?: string | undefined;
  /** How it is to be told. */
  manner?: string | undefined;
  rating?: Rating | undefined;
  romance?: boolean | undefined;
  words?: number | undefined;
}

type Named = Identity & { name: string; keys: ReadonlySet<string> };

/** @throws {UserFacingError} when a name is in no deck; it says which, and what is near. */
export function wishFor(dealer: Dealer, asked: AskedFor): Wish {
  const { rating = PLAIN_TERMS.rating, romance = false, words = null } = asked;
  const { fandoms } = dealer.decks;
  const fandom = meant('fandom', fandoms, asked.fandom);
  const withFandom = meant('fandom', fandoms, asked.withFandom);
  const named = meant('character', dealer.characters, asked.character);
  const namedToo = meant('character', dealer.characters, asked.withCharacter);
  if (named && named === namedToo)
    throw new UserFacingError(`${named.name} cannot meet ${named.name}. Name two different characters.`);
  // Nobody should have to name the characters in the order of the fandoms.
  const crossed = withFandom && (named?.fandom === withFandom || (namedToo && namedToo.fandom === fandom));
  const [character, withCharacter] = crossed ? [namedToo, named] : [named, namedToo];
  return {
    terms: { rating, romance, words },
    shape: SHAPES.find(({ name }) => name === asked.shape),
    fandom,
    // Somebody of one fandom and the name of another: a meeting of the two.
    withFandom: withFandom ?? (character && fandom !== character.fandom ? fandom : undefined),
    character,
    withCharacter,
    setting: meant('place', dealer.settings, asked.setting),
    about: asked.about && meant('trope, object or line', sparkNames(dealer), asked.about)?.id,
    manner: asked.manner && meant('manner of telling', mannerNames(dealer), asked.manner)?.id,
  };
}

/** Everything a prompt can turn on, each once, though a trope sets several kinds of prompt going. */
export function sparkNames(dealer: Dealer): Named[] {
  const sparks = SHAPES.filter(({ name }) => name !== 'five-words').flatMap((shape) => dealer.sparksOf(shape));
  return [...new Map(sparks.map(({ id, hash, text }) => [id, named(id, hash, text)])).values()];
}

export function mannerNames(dealer: Dealer): Named[] {
  return dealer.decks.lists.constraints.map(({ id, hash, text }) => named(id, hash, text));
}

function named(id: string, hash: number, name: string): Named {
  return { id, hash, name, keys: new Set([nameKey(name)]) };
}

function meant<T extends Named>(kind: string, entries: readonly T[], typed: string | undefined): T | undefined {
  if (typed === undefined) return undefined;
  const [best] = nearest(entries, typed);
  if (best) return best;
  throw new UserFacingError(
    `The decks hold no ${kind} called “${typed}”. Type a few letters and pick a line from the list.`,
  );
}

/** Entries that fit what was typed, best first; all of them, by name, while nothing is typed yet. */
export function nearest<T extends Named>(entries: readonly T[], typed: string): T[] {
  const key = nameKey(typed);
  const ranked = entries.flatMap((entry) => {
    const rank = entry.id === typed ? 0 : Math.min(...[...entry.keys].map((known) => rankOf(known, key)));
    return rank < NO_FIT ? [{ entry, rank }] : [];
  });
  ranked.sort((left, right) => left.rank - right.rank || left.entry.name.localeCompare(right.entry.name, 'en'));
  return ranked.map(({ entry }) => entry);
}

const NO_FIT = 4;
function rankOf(known: string, typed: string): number {
  if (known === typed) return 0;
  if (known.startsWith(typed)) return 1;
  const words = ` ${known}`;
  if (words.includes(` ${typed}`)) return 2;
  return typed.split(' ').every((word) => words.includes(` ${word}`)) ? 3 : NO_FIT;
}

/** What of a wish is to hold for the next prompt too: a letter for each, short enough for a button. */
const KEPT = {
  fandom: 'f',
  withFandom: 'g',
  character: 'a',
  withCharacter: 'b',
  setting: 'p',
  shape: 's',
  about: 'k',
  manner: 'c',
} as const;
type Kept = keyof typeof KEPT;

export function keptOf(wish: Wish): string {
  const keys = Object.keys(KEPT) as Kept[];
  return keys.flatMap((key) => (wish[key] ? [KEPT[key]] : [])).join('');
}

/** The wish again, read from the prompt that granted it. */
export function wishAgain({ parts, terms }: Pick<Drawn, 'parts' | 'terms'>, kept: string): Wish {
  const { first, second, setting, shape, spark, constraint } = parts;
  const has = (key: Kept) => kept.includes(KEPT[key]);
  return {
    terms,
    ...(has('fandom') && { fandom: first.fandom }),
    ...(has('withFandom') && { withFandom: second.fandom }),
    ...(has('character') && { character: first }),
    ...(has('withCharacter') && { withCharacter: second }),
    ...(has('setting') && setting && { setting }),
    ...(has('shape') && { shape }),
    ...(has('about') && { about: spark.id }),
    ...(has('manner') && constraint && { manner: constraint.id }),
  };
}
