import { ratingLevel } from '../ratings.ts';
import type { StatedFacts } from '../saved-page.ts';
import type { Note } from '../story.ts';
import { factsOf, mergeFacts } from './facts.ts';
import { type Field, type FieldName, fieldNames } from './fields.ts';
import { warningsOf } from './warning-text.ts';

/** What an author's header says: facts of the story, and everything in it that is more than a fact. */
export interface AuthorsWord {
  facts: StatedFacts;
  notes: Note[];
  /** "Part: 3/12". */
  part: { number: number; of: number | null } | null;
}

/** Numbers and dates that the archive states itself; an author means this chapter, or meant it once. */
const ARCHIVES_OWN: ReadonlySet<FieldName> = new Set([
  'words',
  'chapters',
  'published',
  'updated',
  'completed',
  'reviews',
  'hits',
  'source',
  'stats',
]);
const PART = /^(?:part|chapter|#)?\s*(\d{1,3})(?:\s*(?:\/|of)\s*(\d{1,3}|\?))?\b/i;
/** "Buffy/Lex", "Dean Winchester/Dawn Summers", "Arthur/Rodney/John". */
const PAIR =
  /(?<![\p{L}\p{N}])(?:\p{Lu}[\p{L}'’-]+ )?\p{Lu}[\p{L}'’-]*(?:\/\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]+)?)+/gu;
const RATED =
  /\b(?:rat(?:ed|ing)(?: is| of|:)?|is (?:an? )?)\s*(FR-?(?:7|13|15|18|21)|NC-?17|PG-?1[35]|PG|R|M|T|G|adult|mature)\b(?!['’])/;

/** Reads the fields of an author's header on a page whose archive has facts of its own. */
export function authorsWord(fields: readonly Field[]): AuthorsWord {
  const word: AuthorsWord = { facts: {}, notes: [], part: null };
  for (const field of fields) {
    const names = fieldNames(field.label).filter((name) => !ARCHIVES_OWN.has(name));
    const facts = names.length > 1 ? proseFacts(names, field.value) : names.length === 1 ? plainFacts(field) : {};
    const part = /^part$/i.test(field.label) ? PART.exec(field.value) : null;
    if (part) word.part ??= { number: Number(part[1]), of: part[2] && part[2] !== '?' ? Number(part[2]) : null };
    else if (saysMore(field, names, facts)) word.notes.push({ label: field.label, text: field.value });
    mergeFacts(word.facts, facts);
  }
  const rating = word.notes.map(({ text }) => ratingInProse(text)).find((one) => one !== null);
  if (rating) word.facts.authorRating ??= rating;
  return word;
}

/** The author's own rating in running text ("Rated FR21 just in case"), or null. */
export function ratingInProse(text: string): string | null {
  return RATED.exec(text)?.[1] ?? null;
}

/** The rating is the author's own, beside the archive's; one that nobody can read is left in the notes. */
function plainFacts(field: Field): StatedFacts {
  const { rating, ...facts } = factsOf([field]);
  if (facts.warnings?.state === 'listed') facts.warnings = warningsOf(warningsIn(field.value, facts.warnings.list));
  if (facts.relationships) facts.relationships = facts.relationships.flatMap(pairsIn);
  return rating && ratingLevel(rating) !== 'unrated' ? { ...facts, authorRating: rating } : facts;
}

/** Warnings are a list with commas, or whole sentences; these stay whole. */
function warningsIn(value: string, list: readonly string[]): readonly string[] {
  if (list.every((one) => one.split(' ').length < 5)) return list.map((one) => one.replace(/[.!]+$/, ''));
  return value.split(/(?<=[.!?])\s+/).map((sentence) => sentence.replace(/[.!]+$/, ''));
}

/** Where people go on about a pairing ("mention of Buffy/Lex, this may change") only the pairing itself counts. */
function pairsIn(value: string): string[] {
  const pairs =
    value.split(' ').length > 4 || /^\p{Ll}/u.test(value) ? [...value.matchAll(PAIR)].map(([pair]) => pair) : [];
  return pairs.length > 0 ? pairs : [value];
}

/** One paragraph under several labels: what it says of each has to be picked out. */
function proseFacts(names: readonly FieldName[], text: string): StatedFacts {
  const facts: StatedFacts = {};
  if (names.includes('relationships')) {
    const pairs = [...new Set([...text.matchAll(PAIR)].map(([pair]) => pair))];
    if (pairs.length > 0) facts.relationships = pairs;
  }
  if (names.includes('rating')) {
    const rating = ratingInProse(text) ?? factsOf([{ label: 'Rating', value: text }]).rating ?? '';
    if (rating.length < 12 && ratingLevel(rating) !== 'unrated') facts.authorRating = rating;
  }
  if (names.includes('warnings')) {
    const sentences = text.split(/(?<=[.!?])\s+/).filter((sentence) => /\bwarn|\bnone\b/i.test(sentence));
    if (sentences.length > 0) facts.warnings = warningsOf(sentences.map((sentence) => sentence.replace(/[.!]+$/, '')));
  }
  return facts;
}

/** Whether a labelled line holds words that no fact keeps. */
function saysMore({ value }: Field, names: readonly FieldName[], facts: StatedFacts): boolean {
  if (value === '' || names.length !== 1 || names.includes('note')) return value !== '';
  if (Object.keys(facts).length === 0) return true;
  return names.includes('summary') || names.includes('title')
    ? false
    : value.length > (names.includes('warnings') ? 60 : 120);
}
