/** What the labels of all archives come down to; `note` is kept as the author's note under its own label. */
export type FieldName =
  | 'title'
  | 'authors'
  | 'summary'
  | 'rating'
  | 'warnings'
  | 'categories'
  | 'fandoms'
  | 'characters'
  | 'relationships'
  | 'genres'
  | 'tags'
  | 'series'
  | 'status'
  | 'published'
  | 'updated'
  | 'completed'
  | 'words'
  | 'chapters'
  | 'language'
  | 'source'
  | 'stats'
  | 'reviews'
  | 'hits'
  | 'note'
  | 'ignored';

/** One labelled line of a header, `values` where the text itself says where one value ends (links, a list). */
export interface Field {
  label: string;
  value: string;
  values?: string[];
}

const LABELS: Record<Exclude<FieldName, 'ignored'>, string> = {
  title: 'title, story title, fic title, name of story, название',
  authors:
    'author, authors, author name, by, written by, writer, writers, penname, pen name, authoress, creator, creators, автор, авторы',
  summary:
    'summary, summery, summaries, synopsis, description, story summary, short summary, fic summary, plot summary, описание, саммари, аннотация',
  rating:
    'rating, ratings, rated, story rating, fic rating, overall rating, chapter rating, content rating, age rating, raiting, рейтинг',
  warnings:
    'warning, warnings, archive warning, archive warnings, content warning, content warnings, trigger warning, trigger warnings, warnings and tags, squicks, tw, cw, предупреждения, предупреждение',
  categories: 'category, categories, ao3 category, ao3 categories, категория, направленность',
  fandoms: 'fandom, fandoms, universe, show, fanfic fandom, fandom and verse, фандом, фэндом',
  characters:
    'character, characters, main character, main characters, cast, featuring, character list, персонажи, герои, основные персонажи',
  relationships:
    'pairing, pairings, relationship, relationships, ship, ships, couple, couples, main pairing, main pairings, main relationship, main relationships, character pairing, пэйринг, пейринг, пэйринги',
  genres: 'genre, genres, жанр, жанры',
  tags: 'tag, tags, additional tag, additional tags, freeform, freeforms, freeform tag, freeform tags, keywords, extra tags',
  series: 'series, part of series, verse, arc',
  status: 'status, story status, complete, finished, fic status, completion, статус',
  published:
    'published, posted, date posted, first published, date published, publication date, submitted, first posted, date, posted on, added, created',
  updated: 'updated, last updated, last update, date updated, update, latest update, last chapter, revised, modified',
  completed: 'completed, date completed, completed on',
  words: 'words, word count, wordcount, number of words, length, story size, total words',
  chapters: 'chapters, chapter count, number of chapters, parts',
  language: 'language, languages',
  source:
    'story url, url, link, source, original link, originally posted at, posted originally at, original url, permalink, archived at',
  stats: 'stats, statistics',
  reviews: 'reviews, review count',
  hits: 'hits, hit count, hitcount, read, read count, views',
  note: `disclaimer, disclaimers, disclamer, standard disclaimer, legal disclaimer, note, notes, an, a n, a ns, author note, author notes, authors note,
    authors notes, story note, story notes, feedback, concrit, spoiler, spoilers, timeline, setting, season, beta, betas, beta reader, beta readers,
    betaed by, beta by, betad by, thanks, thanks to, thank you, acknowledgements, credit, credits, dedication, dedicated to, for, gift for, written for,
    recipient, requested by, request, challenge, challenges, prompt, prompts, theme, archive, archiving, archives, distribution, permission to archive,
    email, e mail, mail, website, homepage, home page, web site, web page, site, journal, art, art creds, artist, banner, cover art, soundtrack, music,
    song, inspired by, inspiration, sequel, sequel to, prequel, prequel to, companion to, content, contents, contains, content notes, kink, kinks,
    crossover, x over, part, episode, episodes, episode tag, type, point of view, pov, collections, collection, comments, copyright, history,
    chapter notes, chapter summary, end note, end notes, end a n, end an, previous parts, previously, next part, format, medium, canon, era, year, betas and thanks, teaser, quote, дисклеймер, примечание, примечания, бета, беты, посвящение`,
};

/** Lines an archive prints about itself or the saving; they say nothing of the story. */
const IGNORED =
  'packaged, publisher, author url, series url, site abbrev, story id, author id, downloader version, file format, file extension, follows, favs, favorites, favourites, kudos, bookmarks, storyid, categoryurl, extra, awards, challenges taken, id';

const NAMES: ReadonlyMap<string, FieldName> = new Map(
  [...Object.entries(LABELS), ['ignored', IGNORED] as const].flatMap(([name, labels]) =>
    labels.split(',').map((label) => [label.trim().replace(/\s+/g, ' '), name as FieldName] as const),
  ),
);

/** What a label stands for ("Archive Warning(s)" -> warnings), or null when nobody uses it as a label. */
export function fieldName(label: string): FieldName | null {
  const plain = plainLabel(label);
  const exact = NAMES.get(plain);
  if (exact) return exact;
  const first = fieldNames(label)[0];
  return first ?? null;
}

/** All that a joined label stands for, in its order: "Pairings/Warnings/Rating" -> relationships, warnings, rating. */
export function fieldNames(label: string): FieldName[] {
  const whole = NAMES.get(plainLabel(label));
  if (whole) return [whole];
  const parts = label.split(/\s*[/&+,]\s*|\s+and\s+/).map((part) => NAMES.get(plainLabel(part)));
  return parts.length > 1 && parts.every((name) => name !== undefined)
    ? parts.filter((name) => name !== undefined)
    : [];
}

function plainLabel(label: string): string {
  return label
    .slice(0, 60)
    .toLowerCase()
    .replace(/\((?:s|es|ies)\)/g, 's')
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b(?:additional|further|general|standard)\s+(?=notes?|disclaimers?|warnings?)/, '')
    .replace(/\s*\d+$/, '')
    .trim();
}
