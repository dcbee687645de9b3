import { ratingLevel } from '../ratings.ts';
import type { StatedFacts } from '../saved-page.ts';
import { RATING_LEVELS, type Status, type Story, type Warnings } from '../story.ts';
import { authorNames, type NameJoiner } from './authors.ts';
import { type DateOrder, isoDate } from './dates.ts';
import { type Field, type FieldName, fieldName, fieldNames } from './fields.ts';
import { webAddress } from './story-keys.ts';

/** How one archive writes what others write differently. */
export interface Customs {
  joiner: NameJoiner;
  dates: DateOrder;
}

const ANYWHERE: Customs = { joiner: 'words', dates: 'month-first' };

/** What the labelled lines of a header state; of two lines about the same fact the first counts. */
export function factsOf(fields: readonly Field[], customs: Partial<Customs> = {}): StatedFacts {
  const how = { ...ANYWHERE, ...customs };
  const facts: StatedFacts = {};
  for (const field of fields) {
    for (const name of fieldNames(field.label)) {
      mergeFacts(facts, STATE[name]?.(field, how) ?? {});
    }
  }
  return facts;
}

/** Adds to `facts` what `more` states and `facts` does not. */
export function mergeFacts(facts: StatedFacts, more: StatedFacts): StatedFacts {
  const counts = facts.counts && more.counts ? mergeCounts(facts.counts, more.counts) : undefined;
  return Object.assign(facts, { ...more, ...facts }, counts && { counts });
}

function mergeCounts(first: Story['counts'], second: Story['counts']): Story['counts'] {
  return {
    recommendations: first.recommendations ?? second.recommendations,
    reviews: first.reviews ?? second.reviews,
    hits: first.hits ?? second.hits,
  };
}

type Reader = (field: Field, customs: Customs) => StatedFacts;

const STATE: Partial<Record<FieldName, Reader>> = {
  title: (field) => stated('title', titleText(field.value)),
  authors: (field, { joiner }) => statedList('authors', field.values ?? authorNames(field.value, joiner)),
  summary: (field) => stated('summary', field.value.trim() || null),
  rating: (field) => stated('rating', ratingText(field.value)),
  warnings: (field) => (field.value.trim() ? { warnings: warningsOf(valuesOf(field)) } : {}),
  categories: (field) => statedList('categories', valuesOf(field)),
  fandoms: (field) => statedList('fandoms', valuesOf(field)),
  characters: (field) => statedList('characters', valuesOf(field)),
  relationships: (field) => statedList('relationships', field.values ?? pairings(valuesOf(field))),
  genres: (field) => statedList('genres', field.values ?? genresOf(field.value)),
  tags: (field) => statedList('tags', valuesOf(field)),
  series: (field) => {
    const series = seriesOf(field.value);
    return series ? { series } : {};
  },
  status: (field) => statedStatus(field.value),
  published: (field, { dates }) => stated('published', isoDate(field.value, dates)),
  updated: (field, { dates }) => stated('updated', isoDate(field.value, dates)),
  completed: (field, { dates }) => {
    const date = isoDate(field.value, dates);
    return date ? { updated: date, status: 'complete' } : statedStatus(field.value);
  },
  words: ({ label, value }) => stated('words', /words?/i.test(label + value) ? wholeNumber(value) : null),
  chapters: (field) => chapterFacts(field.value),
  language: (field) => stated('language', field.value.trim() || null),
  source: (field) => stated('source', webAddress(field.value)),
  reviews: (field) => countFacts('reviews', field.value),
  hits: (field) => countFacts('hits', field.value),
};

function stated<K extends keyof StatedFacts>(name: K, value: StatedFacts[K] | null): StatedFacts {
  return value === null || value === undefined ? {} : { [name]: value };
}

function statedList(name: keyof StatedFacts, list: string[]): StatedFacts {
  return list.length > 0 ? { [name]: list } : {};
}

function statedStatus(value: string): StatedFacts {
  const status = statusOf(value);
  return status === 'unknown' ? {} : { status };
}

function countFacts(name: 'reviews' | 'hits', value: string): StatedFacts {
  const count = wholeNumber(value);
  return count === null ? {} : { counts: { recommendations: null, reviews: null, hits: null, [name]: count } };
}

/** The single values of a field: as the text divides them, else at commas and semicolons outside brackets. */
export function valuesOf(field: Field): string[] {
  return (field.values ?? splitList(field.value)).filter((value) => !NOTHING.test(value));
}

/** Genres joined by commas or slashes; two that everybody writes with a slash are one each. */
export function genresOf(text: string): string[] {
  const guarded = text.replace(/(hurt|action)\s*\/\s*(comfort|adventure)/gi, '$1\u2044$2');
  return splitList(guarded, /\s*[,;/]\s*/)
    .map((genre) => genre.replace('\u2044', '/'))
    .filter((genre) => !NOTHING.test(genre));
}

const NOTHING = /^(?:none|no|n\/?a|nobody|-+|null|)[.!]?$/i;

/** Splits at commas (or `separator`) outside brackets, so that "Ten (Doctor Who, 2005)" stays one value. */
export function splitList(text: string, separator = /\s*[,;]\s*/): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const piece of text.slice(0, 20_000).split(new RegExp(`([()[\\]]|${separator.source})`))) {
    if (piece === '(' || piece === '[') depth += 1;
    if (piece === ')' || piece === ']') depth = Math.max(0, depth - 1);
    if (depth === 0 && piece !== '' && separator.test(piece) && piece.replace(separator, '') === '') {
      parts.push(part);
      part = '';
    } else part += piece;
  }
  return [...parts, part].map((value) => value.replace(/\s+/g, ' ').trim()).filter((value) => value !== '');
}

/** A title without the quotation marks or emphasis around it. */
export function titleText(text: string): string | null {
  const plain = text.replace(/\s+/g, ' ').trim();
  const bare = /^(?:"([^"]+)"|“([^“”]+)”|‘([^‘’]+)’|'([^']+)'|\*+([^*]+)\*+|_+([^_]+)_+)$/.exec(plain);
  return bare
    ? (bare
        .slice(1)
        .find((inner) => inner !== undefined)
        ?.trim() ?? null)
    : plain || null;
}

const RATING_CODE =
  '(?:NC-?17|PG-?1[235]|PG|G|R-?1[3578]|R|U|M\\/A|MA|AO|M|T\\+?|K\\+|K|E|X|FR-?\\d{1,2}|FRT-?\\d{0,2}|FRAO|FRM[AO]?|FRC|1[258]\\+?|general(?: audiences)?|gen|teen(?:s|\\+)?|teen and up(?: audiences)?|mature|explicit|adult|not rated|unrated|all ages)';
const RATING = new RegExp(
  `^(?:fiction\\s+)?(${RATING_CODE}(?:\\s*(?:\\/|-|–|to|or|\\|)\\s*${RATING_CODE})*)(?=\\s*(?:$|[,;:(.!–—*\\[]|-\\s|\\s(?:for|due|because|overall|as|to be|at|with|i|just|rated|eventually|in)\\b))`,
  'i',
);

/**
 * The rating without the remarks that authors put after it ("PG-13 for language" -> "PG-13"), unless they hold a
 * stricter one ("PG now, R later"); other words stay as printed.
 */
export function ratingText(text: string): string | null {
  const plain = text.replace(/\s+/g, ' ').trim();
  const code = RATING.exec(plain)?.[1];
  return code && !isStricter(plain, code) ? code : plain || null;
}

/** Whether the first rating is the stricter one of two that can be read. */
export function isStricter(one: string, other: string): boolean {
  const [first, second] = [ratingLevel(one), ratingLevel(other)];
  if (first === 'unrated' || second === 'unrated') return false;
  return RATING_LEVELS.indexOf(first) > RATING_LEVELS.indexOf(second);
}

const NO_WARNINGS =
  /^(?:no archive warnings? appl(?:y|ies)|no warnings? appl(?:y|ies)|no (?:standardi[sz]ed |major |real )?warnings?(?: (?:needed|necessary|required|apply|here))?|none(?: (?:needed|necessary|required|apply|that i can think of|really|at all|i can think of))?|n\/?a|nothing|nil|0|not applicable)[.!]*$/i;
const NOT_TOLD =
  /(?:author|creator|writer)s? (?:has |have )?(?:chose|chosen|chooses|choosing|prefers?) not to|^(?:choose|chose|choosing|chosen) not to (?:warn|use)|^no warnings? given$/i;

/** Which of the four states a warning line is in; "no warnings apply" and "author chose not to warn" are no warnings themselves. */
export function warningsOf(values: readonly string[]): Warnings {
  const list = values.filter((value) => !NO_WARNINGS.test(value) && !NOT_TOLD.test(value));
  if (list.length > 0) return { state: 'listed', list };
  return { state: values.some((value) => NOT_TOLD.test(value)) ? 'author-chose-not-to-warn' : 'none-apply', list: [] };
}

function pairings(values: readonly string[]): string[] {
  return values
    .map((value) => value.replace(/\s*\([^()]*(?:[.!?,]|\s\S+\s\S+\s)[^()]*\)\s*$/, ''))
    .filter((value) => value !== '' && !/^(?:gen|none yet|no pairings?|no ships?|general)\b/i.test(value));
}

/** "Complete", "Completed", "Yes", "In Progress", "WIP", "No" -> the status; anything else is unknown. */
export function statusOf(text: string): Status {
  const plain = text.trim().toLowerCase();
  if (
    /^(?:in[ -]?complete|unfinished|no\b|wip|work in progress|in[ -]progress|ongoing|on[ -]going|on hiatus|hiatus|abandoned|updating|unterminated|false|в процессе|не заверш|заморожен)/.test(
      plain,
    )
  ) {
    return 'in-progress';
  }
  return /^(?:complete|finished|yes\b|done|one[ -]?shot|true|story is complete|заверш|закончен)/.test(plain)
    ? 'complete'
    : 'unknown';
}

/** "3/5", "3/?", "12" -> how many chapters there are, and whether that is all of them where a total stands beside it. */
export function chapterFacts(text: string): StatedFacts {
  const match = /^\s*([\d,]+)(?:\s*(?:\/|of)\s*([\d,]+|\?))?/.exec(text);
  const count = match?.[1] ? wholeNumber(match[1]) : null;
  if (!match || count === null) return {};
  if (match[2] === undefined) return { chapterCount: count };
  return { chapterCount: count, status: wholeNumber(match[2]) === count ? 'complete' : 'in-progress' };
}

/** The first whole number in `text`, thousands separators allowed ("7,526", "about 1 200 words", "4.5k"). */
export function wholeNumber(text: string): number | null {
  const short = text.slice(0, 200);
  const thousands = /(\d{1,6}(?:\.\d)?)\s?k\b/i.exec(short);
  if (thousands) return Math.round(Number(thousands[1]) * 1000);
  const match = /\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+(?!\d)|\d{1,12}/.exec(short);
  return match ? Number(match[0].replace(/\D/g, '')) : null;
}

/** "Part 2 of The Gaslight Papers", "The Gaslight Papers [2]", "The Gaslight Papers, part 2", "The Gaslight Papers #2". */
export function seriesOf(text: string): { name: string; part: number | null } | null {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (NOTHING.test(plain)) return null;
  const before = /^(?:this is\s+)?(?:part|book|no\.?|#)\s*(\d+)\s+(?:of|in)\s+(?:the series\s+)?(.+)$/i.exec(plain);
  if (before) return named(firstSeries(before[2] ?? ''), before[1]);
  const after =
    /^(.+?)[\s,:–-]*(?:\[(\d+)\]|\((?:part |book |#)?(\d+)(?: of (?:\d+|\?))?\)|#(\d+)|\b(?:part|book|no\.?)\s+(\d+))$/i.exec(
      plain,
    );
  if (after) return named(after[1] ?? '', after[2] ?? after[3] ?? after[4] ?? after[5]);
  return named(plain, undefined);
}

/** Of "A, Part 1 of B" the first: a story has one series here, and archives list the main one first. */
function firstSeries(text: string): string {
  return text.split(/,\s*part\s+\d+\s+of\s+/i)[0] ?? text;
}

function named(name: string, part: string | undefined): { name: string; part: number | null } | null {
  const title = titleText(name);
  return title ? { name: title, part: part === undefined ? null : Number(part) } : null;
}

/** Whether a labelled line is kept as an author's note, being no fact of its own. */
export function isNoteField(field: Field): boolean {
  return fieldName(field.label) === 'note';
}
