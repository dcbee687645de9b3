import { foldName } from '../fold.ts';
import type { StatedFacts } from '../saved-page.ts';
import type { Note } from '../story.ts';
import { type AuthorsWord, ratingInProse } from './author-facts.ts';
import { mergeFacts } from './facts.ts';
import type { StatsRow } from './stats-row.ts';
import type { Back } from './tth-back.ts';
import type { Border } from './tth-border.ts';
import type { Front } from './tth-front.ts';

/** Levels of the archive's categories that name a medium; the fandom stands below them. */
const MEDIA =
  /^(?:Television|TV|Movies?|Films?|Anime|Anime\/Manga|Comics|Cartoons?|Games?|Literature|Books?|Plays?|Music(?:als)?|Other)$/i;
const NO_FANDOM =
  /^(?:Multiple Crossings|Not Categorised|General|Surprise Crossover|Other|Ficlet Collections.*)$|-Centered$|^(?:Pairing|Theme): /i;

/** All that a page states, each fact from its best source: the archive's own part before the author's. */
export function factsOfPage(
  front: Front,
  back: Back,
  row: StatsRow | null,
  border: Border | null,
  word: AuthorsWord,
): StatedFacts {
  const categories = [...front.categories, ...(border?.category ? [border.category] : [])];
  const facts: StatedFacts = { ...back.facts };
  if (row) mergeFacts(facts, rowFacts(row));
  mergeFacts(facts, {
    ...(front.title && { title: front.title }),
    ...(front.rating && { rating: front.rating }),
    ...(front.series && { series: front.series }),
    ...(front.summary && { summary: front.summary }),
    ...(border?.author && { authors: [border.author] }),
    ...(categories.length > 0 && { categories }),
  });
  mergeFacts(facts, word.facts);
  const fandoms = fandomsOf(categories);
  if (fandoms.length > 0) mergeFacts(facts, { fandoms });
  const rated = facts.authorRating ?? ratingInProse(facts.summary ?? '');
  delete facts.authorRating;
  return rated && rated !== facts.rating ? { ...facts, authorRating: rated } : facts;
}

function rowFacts(row: StatsRow): StatedFacts {
  return {
    rating: row.rating,
    status: row.complete ? 'complete' : 'in-progress',
    updated: row.updated,
    counts: row.counts,
    ...(row.published && { published: row.published }),
    ...(row.words !== null && { words: row.words }),
    ...(row.chapters !== null && { chapterCount: row.chapters }),
  };
}

function fandomsOf(categories: readonly string[]): string[] {
  const names = categories.map((category) => {
    const levels = category.split(' > ').map((level) => level.replace(/ Non-Crossover$/, ''));
    const name = levels.find((level) => !MEDIA.test(level));
    // The archive sorts "X-Files, The" among the X.
    return name?.replace(/^(.+), (The|An?)$/, '$2 $1');
  });
  return [...new Set(names.filter((name) => name !== undefined && !NO_FANDOM.test(name)))].filter(
    (name) => name !== undefined,
  );
}

/** What the author says otherwise than the archive: kept as notes, since the archive's word counts. */
export function saidOtherwise(facts: StatedFacts, word: AuthorsWord): Note[] {
  const notes: Note[] = [];
  const { summary, authors } = word.facts;
  if (summary && foldName(summary) !== foldName(facts.summary ?? '')) notes.push({ label: 'Summary', text: summary });
  if (authors && foldName(authors.join(' ')) !== foldName((facts.authors ?? []).join(' ')))
    notes.push({ label: 'Author', text: authors.join(', ') });
  return notes;
}
