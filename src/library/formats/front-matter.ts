import { type Document, isMap, isScalar, parseDocument } from 'yaml';
import { StoryFormatError } from '../../errors.ts';
import type { StatedFacts } from '../saved-page.ts';
import { type Note, PERMISSIONS, type Problem, WARNING_STATES } from '../story.ts';
import { factsOf, mergeFacts } from './facts.ts';
import { type Field, fieldName } from './fields.ts';
import type { SourceText } from './format.ts';
import { wholeNumber } from './values.ts';

/** What stands between the two `---` lines at the top of a Markdown story. */
export interface FrontMatter {
  facts: StatedFacts;
  /** The chapter this file is, where it holds one chapter of several. */
  chapter: number | null;
  chapterTitle: string | null;
  notes: Note[];
  problems: Problem[];
  /** Line of the text below it, from 1. */
  bodyLine: number;
  body: string;
}

const FENCE = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;
/** Names that other programs put into front matter; they are no mistakes. */
const FOREIGN = new Set(['layout', 'slug', 'draft', 'permalink', 'id', 'type', 'aliases', 'toc', 'lang', 'weight']);
/** Characters; a longer one is no front matter that a person wrote, and the parser takes its time over odd ones. */
const LONGEST = 8_000;
const MOST_FIELDS = 100;
/** The parser follows nesting by recursion, and running out of stack inside it ends the whole program. */
const NESTED = /(?:[-?:] *){8}|(?:[[{][^\]}]*){8}|^ {40}/m;
const OWN = new Set(['permission', 'part', 'chapter', 'chapter-title', 'author-rating', 'notes']);

/** Whether `text` opens with front matter. */
export function hasFrontMatter(text: string): boolean {
  return /^---[ \t]*\n(?:[\s\S]{0,20000}?\n)?[\w -]{2,30}:/.test(text.slice(0, 21_000)) && FENCE.test(text);
}

/** @throws {StoryFormatError} when what stands between the `---` lines is no YAML mapping. */
export function readFrontMatter({ file, text }: SourceText): FrontMatter {
  const match = FENCE.exec(text);
  const body = match ? text.slice(match[0].length) : text;
  const result: FrontMatter = {
    facts: {},
    chapter: null,
    chapterTitle: null,
    notes: [],
    problems: [],
    bodyLine: match ? match[0].split('\n').length : 1,
    body,
  };
  for (const entry of match ? entriesOf(file, match[1] ?? '') : []) addEntry(result, file, entry);
  return result;
}

interface Entry {
  name: string;
  value: unknown;
  line: number;
}

function entriesOf(file: string, yaml: string): Entry[] {
  const refuse = (found: string, line = 2): never => {
    throw new StoryFormatError({ file, line, expected: 'lines like "title: The Lamp" between the two ---', found });
  };
  if (yaml.length > LONGEST) refuse(`${yaml.length} characters, more than ${LONGEST}`);
  if (NESTED.test(yaml)) refuse('lists deep inside lists');
  try {
    const plain = parseYaml(yaml);
    const document = plain.errors.length === 0 ? plain : parseYaml(quoteValues(yaml));
    const [error] = document.errors;
    if (error) return refuse(error.message.split('\n')[0] ?? '', (error.linePos?.[0].line ?? 1) + 1);
    return isMap(document.contents) ? entriesIn(document, yaml) : refuse('something else');
  } catch (error) {
    if (error instanceof StoryFormatError) throw error;
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

/** Every value stays a text: a story may be called 007 or No. */
function parseYaml(yaml: string): Document {
  return parseDocument(yaml, { schema: 'failsafe', uniqueKeys: false });
}

function entriesIn(document: Document, yaml: string): Entry[] {
  const values: Record<string, unknown> = document.toJS({ maxAliasCount: 20 });
  const items = isMap(document.contents) ? document.contents.items : [];
  let line = 2;
  let counted = 0;
  return items.slice(0, MOST_FIELDS).flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const start = key.range?.[0] ?? counted;
    line += yaml.slice(counted, start).split('\n').length - 1;
    counted = Math.max(counted, start);
    return [{ name: String(key.value), line, value: values[String(key.value)] }];
  });
}

/** People write `title: Holmes: The Return`, which YAML wants in quotation marks. */
function quoteValues(yaml: string): string {
  return yaml.replace(
    /^([\w -]{2,30}:[ \t]+)([^"'|>[{\s].*)$/gm,
    (_line, key: string, value: string) => key + JSON.stringify(value.trim()),
  );
}

function addEntry(result: FrontMatter, file: string, { name, value, line }: Entry): void {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
    .replace(/([a-z])title$/, '$1-title')
    .replace('--', '-');
  if (value === null || value === '') return;
  if (OWN.has(plain)) addOwn(result, plain, value, (message) => result.problems.push({ file, line, message }));
  else if (plain === 'series' && typeof value === 'object' && !Array.isArray(value)) addSeries(result, value);
  else if (plain === 'warnings' && WARNING_STATES.some((state) => state === value)) {
    const state = WARNING_STATES.find((known) => known === value) ?? 'not-stated';
    mergeFacts(result.facts, { warnings: { state, list: [] } });
  } else if (known(plain)) mergeFacts(result.facts, factsOf([fieldOf(plain, value)]));
  else if (!FOREIGN.has(plain)) result.problems.push({ file, line, message: `the library knows no field "${name}"` });
}

function known(label: string): boolean {
  const name = fieldName(label);
  return name !== null && name !== 'note' && name !== 'ignored';
}

function fieldOf(label: string, value: unknown): Field {
  const values = Array.isArray(value) ? value.map((one) => textOf(one)) : undefined;
  return { label, value: values ? values.join(', ') : textOf(value), ...(values && { values }) };
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? '' : String(value ?? '').trim();
}

function addSeries(result: FrontMatter, value: object): void {
  const { name, part } = value as { name?: unknown; part?: unknown };
  const number = wholeNumber(textOf(part));
  if (textOf(name)) result.facts.series = { name: textOf(name), part: number };
}

function addOwn(result: FrontMatter, name: string, value: unknown, report: (message: string) => void): void {
  const text = textOf(value);
  if (name === 'author-rating') result.facts.authorRating = text;
  if (name === 'chapter') result.chapter = wholeNumber(text);
  if (name === 'chapter-title') result.chapterTitle = text;
  if (name === 'notes') result.notes.push(...notesOf(value));
  if (name === 'part' && result.facts.series) result.facts.series.part = wholeNumber(text);
  if (name === 'permission') {
    const permission = PERMISSIONS.find((known) => known === text.toLowerCase());
    if (permission) result.facts.permission = permission;
    else report(`expected permission to be one of ${PERMISSIONS.join(', ')}, found "${text}"`);
  }
}

function notesOf(value: unknown): Note[] {
  if (Array.isArray(value)) return value.flatMap((one) => notesOf(one));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).map(([label, text]) => ({ label, text: textOf(text) }));
  }
  return [{ label: 'Note', text: textOf(value) }];
}
