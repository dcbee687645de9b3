import uFuzzy from '@leeoniya/ufuzzy';
import Database from 'libsql';
import MiniSearch from 'minisearch';
import { foldedWords, foldLetters } from '../../src/library/fold.ts';
import { Register } from '../../src/library/index/register.ts';
import { RegisterBuilder } from '../../src/library/index/register-parts.ts';
import type { Story } from '../../src/library/story.ts';
import type { GeneratedStory } from './generated-story.ts';

export interface Engine {
  name: string;
  /** Numbers of the best 25 stories for what was typed. */
  find(typed: string): number[];
}

const BEST = 25;

export function ours(stories: readonly GeneratedStory[]): Engine {
  const builder = new RegisterBuilder();
  const byId = stories.map((story) => ({ id: `s${String(story.number).padStart(7, '0')}`, story }));
  for (const { id, story } of byId) builder.add(story.number, factsOf(id, story));
  const register = new Register(builder.finish());
  const find = (typed: string) => register.find(typed, () => true, BEST);
  return { name: 'Storykeeper', find: (typed) => find(typed).map(({ entry }) => register.parts.rows[entry] ?? -1) };
}

export function miniSearch(stories: readonly GeneratedStory[]): Engine {
  const index = new MiniSearch<GeneratedStory>({
    idField: 'number',
    fields: ['title', 'author', 'others'],
    extractField: (story, field) =>
      field === 'others' ? others(story) : String(Object.entries(story).find(([name]) => name === field)?.[1] ?? ''),
    processTerm: (term) => foldLetters(term) || null,
  });
  index.addAll(stories);
  const options = { prefix: true, fuzzy: 0.2, combineWith: 'AND' as const, boost: { title: 3, author: 2 } };
  return {
    name: 'MiniSearch',
    find: (typed) =>
      index
        .search(typed, options)
        .slice(0, BEST)
        .map(({ id }) => Number(id)),
  };
}

export function microFuzzy(stories: readonly GeneratedStory[]): Engine {
  const haystack = stories.map((story) => foldLetters(`${story.title} ${story.author} ${others(story)}`));
  const engine = new uFuzzy({ intraMode: 1 });
  const find = (typed: string) => {
    const [found, info, order] = engine.search(haystack, foldLetters(typed), 5, 1_000);
    if (!found) return [];
    return order ? order.map((place) => info.idx[place] ?? -1) : [...found];
  };
  return {
    name: 'uFuzzy',
    find: (typed) =>
      find(typed)
        .slice(0, BEST)
        .map((place) => stories[place]?.number ?? -1),
  };
}

/** Words begun, in any order, best rank first: what SQLite gives by itself. */
export function fts5Prefix(stories: readonly GeneratedStory[]): Engine {
  const database = new Database(':memory:');
  database.exec(
    `CREATE VIRTUAL TABLE stories USING fts5(title, author, others, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2')`,
  );
  const insert = database.prepare('INSERT INTO stories(rowid, title, author, others) VALUES (?, ?, ?, ?)');
  database.exec('BEGIN');
  for (const story of stories) insert.run(story.number, story.title, story.author, others(story));
  database.exec('COMMIT');
  const best = `SELECT rowid FROM stories WHERE stories MATCH ? ORDER BY bm25(stories, 3, 2, 1) LIMIT ${BEST}`;
  const select = database.prepare(best);
  const query = (typed: string) =>
    foldedWords(typed)
      .map((word) => `"${word}"*`)
      .join(' ');
  return {
    name: 'FTS5 prefix',
    find: (typed) => select.all(query(typed) || '""').map((row) => Number((row as { rowid: number }).rowid)),
  };
}

const others = (story: GeneratedStory): string => [...story.fandoms, ...story.characters].join(' ');

function factsOf(id: string, story: GeneratedStory): Story {
  const { title, fandoms, characters, relationships, tags, rating, status, published } = story;
  return {
    id,
    title,
    fandoms,
    characters,
    relationships,
    tags,
    rating,
    status,
    published,
    authors: [story.author],
    summary: null,
    authorRating: null,
    warnings: { state: 'not-stated', list: [] },
    categories: [],
    genres: [],
    series: null,
    updated: null,
    words: 1_000,
    chapterCount: 1,
    counts: { recommendations: null, reviews: null, hits: null },
    language: null,
    source: null,
    permission: null,
    files: [],
    chapters: [],
    losses: 0,
  };
}
