import { storiesOf } from '../../library/read.ts';
import type { FullStory } from '../../library/story.ts';
import { describe, readLibraries } from './input.ts';
import { publicStory } from './public-story.ts';
import type { Subcommand } from './subcommand.ts';

export const exportFacts: Subcommand = {
  usage: 'export [DIR...] --format csv|json',
  summary: 'print the facts of all stories, without their text',
  options: { format: { type: 'string' } },
  async run({ positionals, flags, values }, { print, warn, libraries, path }) {
    const format = values.get('format') ?? (flags.has('json') ? 'json' : undefined);
    if (format !== 'csv' && format !== 'json') {
      warn('Which format? --format csv or --format json');
      return 2;
    }
    const { pages, catalogue, troubles } = await readLibraries(positionals.length > 0 ? positionals : libraries, path);
    const facts = storiesOf(pages, catalogue).map(factsOf);
    print(format === 'json' ? JSON.stringify(facts, null, 2) : csv(facts));
    for (const trouble of troubles) warn(describe(trouble));
    return troubles.length > 0 ? 1 : 0;
  },
};

function factsOf(story: FullStory): Record<string, unknown> {
  const { problems: _problems, ...facts } = publicStory(story);
  return { ...facts, chapters: story.chapters.map(({ number, title, words }) => ({ number, title, words })) };
}

const COLUMNS = [
  ...[
    'id',
    'title',
    'authors',
    'summary',
    'rating',
    'authorRating',
    'warnings',
    'categories',
    'fandoms',
    'characters',
    'relationships',
  ],
  ...[
    'series',
    'status',
    'published',
    'updated',
    'words',
    'chapterCount',
    'genres',
    'tags',
    'language',
    'source',
    'permission',
    'files',
  ],
];

function csv(stories: readonly Record<string, unknown>[]): string {
  const rows = stories.map((story) => COLUMNS.map((column) => cell(story[column])).join(','));
  return [COLUMNS.join(','), ...rows].join('\r\n');
}

/** Control characters but the ends of lines and tabs: the table may be printed on a terminal. */
const NOT_FOR_TERMINALS = /(?![\n\t])\p{Cc}/gu;

/** Quoted where needed; what a spreadsheet would take for a formula gets an apostrophe in front. */
function cell(value: unknown): string {
  const text = textOf(value).replace(NOT_FOR_TERMINALS, '');
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join('; ');
  if (typeof value !== 'object') return String(value);
  const { state, list, name, part } = value as { state?: string; list?: string[]; name?: string; part?: number | null };
  if (state !== undefined) return list?.length ? list.join('; ') : state;
  return `${name ?? ''}${part ? ` #${part}` : ''}`;
}
