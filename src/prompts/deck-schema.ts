import { z } from 'zod';

/**
 * What a deck file may say. Decks are YAML in `seeds/decks/` and in the `decks/` folder of a library; one file may hold
 * several, parted by `---`.
 *
 * ```yaml
 * deck: fandom
 * fandom: Sherlock Holmes
 * aliases: [Holmes, Sherlock Holmes (ACD)]
 * era: Victorian London
 * characters:
 *   # the name stands without its article; `minor` covers everyone who may be one
 *   - { name: Mrs Hudson, pronouns: she, minor: false, fact: Keeps the house in Baker Street. }
 *   - { name: Baker Street Irregulars, article: the, pronouns: they, plural: true, minor: true }
 * settings:
 *   - { name: Baker Street, in: in Baker Street, fact: Seventeen steps up. }   # `in` is the whole phrase
 * ---
 * deck: tropes
 * entries:
 *   - { text: snowed in, as: they are snowed in together, romance: false }     # `as` is a clause
 * ---
 * deck: what-ifs                                                               # also missing-scenes, fix-its
 * entries:
 *   - { text: "what if {a} had never left home" }                              # {a} {a's} {b} {b's} {place} {goes|go}
 * ```
 *
 * These three stand in sentences: "What if ...?", "Write the scene nobody was shown: ...", "Put it right: this time, ...", and
 * `as` of a trope in "A meets B in Baker Street, and ...", of a world in "Imagine A and B in a world ...".
 * Other decks: constraints (`as`, `words`), objects (`plural`), seasons (`in`), worlds (`as`), words, first-lines, last-lines.
 * Every entry may carry `tags` and a `rating` (general, teen, mature, explicit).
 */

const phrase = z
  .union([z.string(), z.number()], { error: 'expected a text' })
  .transform((value) => String(value).trim())
  .pipe(z.string().min(1, 'expected a text').max(300, 'expected at most 300 characters'));
const phrases = z.array(phrase, { error: 'expected a list' }).default([]);
const flag = z.boolean({ error: 'expected true or false' });

/** Sentences are built around phrases, so these bring no full stop and no capital of their own. */
const inner = phrase.refine((text) => !/[.!?]$/.test(text), 'expected a phrase without an end mark');
const placePhrase = inner.refine((text) => /^[a-z]/.test(text), 'expected a phrase like "in Baker Street" or "at sea"');
const sentence = phrase.refine((text) => /[.!?…]["”’']?$/.test(text), 'expected a whole sentence with its end mark');

const PLACEHOLDER = /\{([^}]*)\}/g;
const PLACES = new Set(['a', "a's", 'b', "b's", 'place']);
const VERBS = /^[\w']+\|[\w']+$/;
const pattern = inner
  .refine((text) => text.includes('{a}') || text.includes("{a's}"), 'expected {a} somewhere in it')
  .refine(
    (text) => [...text.matchAll(PLACEHOLDER)].every(([, gap = '']) => PLACES.has(gap) || VERBS.test(gap)),
    "expected only {a}, {a's}, {b}, {b's}, {place} and verbs like {goes|go} in braces",
  )
  .refine(
    (text) => !/\{a\} (is|was|has|does|goes|isn't|wasn't) /.test(text),
    'expected the verb after {a} as {goes|go}',
  );

const whatIf = pattern.refine((text) => text.startsWith('what if '), 'expected a text that begins with "what if"');

export const DECK_RATINGS = ['general', 'teen', 'mature', 'explicit'] as const;
/** A rating from words that may be anything: a button's state, an old record. */
export function ratingNamed(name: string): (typeof DECK_RATINGS)[number] {
  return DECK_RATINGS.find((rating) => rating === name) ?? 'general';
}
const common = {
  tags: phrases,
  rating: z.enum(DECK_RATINGS, { error: 'expected general, teen, mature or explicit' }).default('general'),
};
const noArticle = 'expected the name without its article (say "article: the")';

const character = z.strictObject({
  ...common,
  name: phrase.refine((name) => !/^(the|an?) /i.test(name), noArticle),
  aliases: phrases,
  pronouns: z.enum(['she', 'he', 'they', 'it'], { error: 'expected she, he, they or it' }),
  article: z.enum(['none', 'the', 'a', 'an'], { error: 'expected none, the, a or an' }).default('none'),
  plural: flag.default(false),
  /** Required on purpose: a curator who has not thought about it must not open romance by forgetting a line. */
  minor: flag,
  kind: phrase.default('human'),
  era: phrase.nullable().default(null),
  fact: phrase.nullable().default(null),
});

const setting = z.strictObject({
  ...common,
  name: phrase,
  aliases: phrases,
  in: placePhrase,
  era: phrase.nullable().default(null),
  fact: phrase.nullable().default(null),
});

export const fandomDeck = z.strictObject({
  deck: z.literal('fandom'),
  fandom: phrase,
  aliases: phrases,
  era: phrase.nullable().default(null),
  characters: z.array(character, { error: 'expected a list' }).default([]),
  settings: z.array(setting, { error: 'expected a list' }).default([]),
});

const words = z.int('expected a whole number').min(1).max(100_000).nullable().default(null);
const words5 = inner.refine((text) => !/\s/.test(text), 'expected a single word');

/** The entries of each deck that is not a fandom's. */
export const ENTRY_SCHEMAS = {
  tropes: z.strictObject({ ...common, text: inner, as: inner, romance: flag.default(false) }),
  constraints: z.strictObject({ ...common, text: inner, as: inner, words }),
  objects: z.strictObject({ ...common, text: inner, plural: flag.default(false) }),
  seasons: z.strictObject({ ...common, text: inner, in: placePhrase }),
  worlds: z.strictObject({ ...common, text: inner, as: inner }),
  words: z.strictObject({ ...common, text: words5 }),
  'first-lines': z.strictObject({ ...common, text: sentence }),
  'last-lines': z.strictObject({ ...common, text: sentence }),
  'what-ifs': z.strictObject({ ...common, text: whatIf }),
  'missing-scenes': z.strictObject({ ...common, text: pattern }),
  'fix-its': z.strictObject({ ...common, text: pattern }),
} as const;

export type ListKind = keyof typeof ENTRY_SCHEMAS;
export type RawEntry<K extends ListKind> = z.output<(typeof ENTRY_SCHEMAS)[K]>;
export type RawCharacter = z.output<typeof character>;
export type RawSetting = z.output<typeof setting>;
export type RawFandom = z.output<typeof fandomDeck>;
