import type { StatedFacts } from '../saved-page.ts';
import type { Status, Story } from '../story.ts';
import { authorNames, type NameJoiner } from './authors.ts';
import { type DateOrder, isoDate } from './dates.ts';
import { type Field, type FieldName, fieldNames } from './fields.ts';
import { ratingText, splitRating } from './rating-text.ts';
import { seriesOf } from './series-text.ts';
import { webAddress } from './story-keys.ts';
import { charactersOf, fandomsOf, genresOf, pairingsOf, titleText, valuesOf, wholeNumber } from './values.ts';
import { warningsIn } from './warning-text.ts';

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
    const names = fieldNames(field.label);
    for (const name of names) mergeFacts(facts, STATE[name]?.(shareOf(field, name, names), how) ?? {});
  }
  return facts;
}

/** What a joined label's line says of one of its fields: "Rating/Warnings: R, moths", "Pairing/Characters: A/B, C". */
function shareOf(field: Field, name: FieldName, names: readonly FieldName[]): Field {
  const rated = names.length > 1 && names.includes('rating') ? splitRating(field.value) : null;
  if (rated) return { ...field, value: name === 'rating' ? rated.rating : rated.rest };
  if (!names.includes('relationships') || !names.includes('characters')) return field;
  const wanted = valuesOf(field).filter((value) => /[/&]/.test(value) === (name === 'relationships'));
  return { ...field, value: wanted.join(', ') };
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
  warnings: (field) => (field.value.trim() ? { warnings: warningsIn(field) } : {}),
  categories: (field) => statedList('categories', valuesOf(field)),
  fandoms: (field) => statedList('fandoms', fandomsOf(field)),
  characters: (field) => statedList('characters', charactersOf(field)),
  relationships: (field) => statedList('relationships', pairingsOf(field)),
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
