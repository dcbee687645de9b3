import { UserFacingError } from '../errors.ts';
import type { Random } from '../ports.ts';
import { codeFor, readCode } from './code.ts';
import type { Dealer, Limits, PartName, Parts } from './dealer.ts';
import { areKin, type Character, type Fandom, type Identity, type Setting, sameFandom } from './decks.ts';
import type { Terms } from './playable.ts';
import { type Prompt, promptFrom } from './prompt.ts';
import { SEEDS } from './seed.ts';
import { SHAPES, type Shape } from './shapes.ts';

/** What a member wants of a prompt; what is left out may be anything. */
export interface Wish {
  terms: Terms;
  shape?: Shape | undefined;
  fandom?: Fandom | undefined;
  withFandom?: Fandom | undefined;
  character?: Character | undefined;
  withCharacter?: Character | undefined;
  setting?: Setting | undefined;
  /** Ids of what sets it going and of how it is told. */
  about?: string | undefined;
  manner?: string | undefined;
  /** False for entries that are blocked here. */
  allows?: ((entry: Identity) => boolean) | undefined;
}

/** A prompt together with what it is made of. */
export interface Drawn {
  prompt: Prompt;
  parts: Parts;
  terms: Terms;
}

/** Seeds tried for a short code before the wish is dealt outright, and seeds that it is dealt with before giving up. */
const FREE_TRIES = 120;
const TRIES = 40;

/**
 * A prompt that grants the wish. It first looks for a seed that deals one by itself, because its code is the shortest;
 * where the wish is too narrow for that, the wish is dealt and the code says what was fixed.
 * @throws {UserFacingError} when nothing in the decks fits.
 */
export function draw(dealer: Dealer, wish: Wish, random: Random): Drawn {
  const { terms, fandom, withFandom } = wish;
  if (fandom && withFandom && sameFandom(fandom, withFandom)) {
    throw new UserFacingError(`${fandom.name} and ${withFandom.name} are one fandom here. Name two different ones.`);
  }
  const fixed = () => fixedBy(wish, dealer, random);
  const limits = limitsOf(wish);
  const lucky = Object.keys(fixed()).length === 0 && !withFandom;
  for (let tries = lucky ? 0 : FREE_TRIES; tries < FREE_TRIES + TRIES; tries += 1) {
    const seed = random.below(SEEDS);
    const outright = tries >= FREE_TRIES;
    if (!outright && limits.fandom && dealer.fandomOf(seed) !== limits.fandom) continue;
    const parts = dealer.deal(outright ? { seed, terms, fixed: fixed(), limits } : { seed, terms, fixed: {} });
    if (parts && dealer.isLegal(parts, terms) && grants(parts, wish, limits)) {
      return drawn(codeFor(dealer, seed, terms, parts), parts, terms);
    }
  }
  throw new UserFacingError(nothingFits(wish));
}

/** One part drawn anew, the others untouched. */
export function reroll(
  dealer: Dealer,
  { parts, terms, prompt }: Drawn,
  part: PartName,
  limits: Limits,
  random: Random,
): Drawn {
  const others = dealer.alternatives(part, parts, terms, limits);
  const chosen = others[random.below(Math.max(1, others.length))];
  if (chosen === undefined)
    throw new UserFacingError('There is nothing else to draw here. Try **Another** for a new prompt.');
  const seed = readCode(dealer, prompt.code)?.seed ?? random.below(SEEDS);
  const changed: Parts = { ...parts, [part]: chosen };
  const settled = part === 'shape' ? settleShape(dealer, changed, seed, terms, limits) : changed;
  return drawn(codeFor(dealer, seed, terms, settled), settled, terms);
}

/** The prompt of a code, or undefined where there is none. */
export function recall(dealer: Dealer, code: string): Drawn | undefined {
  const read = readCode(dealer, code);
  const parts = read && dealer.deal({ seed: read.seed, terms: read.terms, fixed: read.exceptions });
  if (!parts || !dealer.isLegal(parts, read.terms)) return undefined;
  return drawn(codeFor(dealer, read.seed, read.terms, parts), parts, read.terms);
}

/** All entries that a prompt speaks of, for asking whether one of them is blocked. */
export function entriesOf({ shape, first, second, setting, spark, constraint }: Parts): Identity[] {
  const cast = spark.uses.second ? [first, second] : [first];
  const place = spark.uses.place && setting ? [setting] : [];
  return [shape, ...cast, ...cast.map(({ fandom }) => fandom), ...place, spark, ...(constraint ? [constraint] : [])];
}

function drawn(code: string, parts: Parts, terms: Terms): Drawn {
  return { prompt: promptFrom(code, parts, terms), parts, terms };
}

function settleShape(dealer: Dealer, parts: Parts, seed: number, terms: Terms, limits: Limits): Parts {
  const { shape, first, second, setting, constraint } = parts;
  const kept = shape.styled ? constraint : null;
  const fixed = { shape, first, second, setting, constraint: kept };
  const settled = dealer.deal({ seed, terms, fixed, limits });
  if (!settled)
    throw new UserFacingError('These characters fit no other kind of prompt. Try **Another** for a new one.');
  return settled;
}

function fixedBy(wish: Wish, dealer: Dealer, random: Random): Partial<Parts> {
  const { character, withCharacter, setting, about, manner } = wish;
  const shapes = shapesFor(wish, dealer);
  const shape = wish.shape ?? shapes?.[random.below(Math.max(1, shapes.length))];
  const spark = about === undefined ? undefined : shape && dealer.sparksOf(shape).find(({ id }) => id === about);
  const constraint = dealer.decks.lists.constraints.find(({ id }) => id === manner);
  return {
    ...(shape && { shape }),
    ...(character && { first: character }),
    ...(withCharacter && { second: withCharacter }),
    ...(setting && { setting }),
    ...(spark && { spark }),
    ...(constraint && { constraint }),
  };
}

/** The kinds of prompt that can have what was asked for; undefined where any can. */
function shapesFor({ about, manner }: Wish, dealer: Dealer): readonly Shape[] | undefined {
  if (about === undefined && manner === undefined) return undefined;
  const shapes = about === undefined ? SHAPES : dealer.shapesFor(about);
  return manner === undefined ? shapes : shapes.filter(({ styled }) => styled);
}

function limitsOf({ fandom, withFandom, character, withCharacter, setting, allows }: Wish): Limits {
  const home = character || withCharacter ? undefined : setting?.fandom;
  return {
    fandom: fandom ?? home,
    withFandom,
    allows,
    tells: { second: Boolean(withFandom ?? withCharacter), place: setting !== undefined },
  };
}

/** Is it what was wished for? */
function grants(parts: Parts, wish: Wish, limits: Limits): boolean {
  const { fandom, withFandom, tells, allows = () => true } = limits;
  return (
    (!wish.shape || parts.shape === wish.shape) &&
    (!wish.character || parts.first === wish.character) &&
    (!wish.withCharacter || parts.second === wish.withCharacter) &&
    (!wish.setting || parts.setting === wish.setting) &&
    (wish.about === undefined || parts.spark.id === wish.about) &&
    (wish.manner === undefined || parts.constraint?.id === wish.manner) &&
    (!fandom || wish.character || parts.first.fandom === fandom) &&
    (!withFandom || (parts.second.fandom === withFandom && !sameFandom(parts.first.fandom, withFandom))) &&
    (!tells?.second || parts.spark.uses.second) &&
    (!tells?.place || parts.spark.uses.place) &&
    entriesOf(parts).every(allows)
  );
}

function nothingFits({ terms, character, withCharacter, fandom, withFandom }: Wish): string {
  const minor = [character, withCharacter].find((one) => one?.minor);
  if (minor && (terms.romance || terms.rating !== 'general')) {
    return `${minor.name} is or may be a minor, so prompts with them are general and without romance. Leave out the rating and the romance, or choose somebody else.`;
  }
  if (terms.romance && character && withCharacter && areKin(character, withCharacter)) {
    return `${character.name} and ${withCharacter.name} are family, so there is no love story about them. Leave out the romance, or choose somebody else.`;
  }
  const names = [character, withCharacter, fandom, withFandom].flatMap((one) => (one ? [one.name] : []));
  const about = names.length > 0 ? ` for ${names.join(', ')}` : '';
  return `Nothing in the decks fits that${about}. Leave one of the options out and try again.`;
}
