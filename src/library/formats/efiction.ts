import type { SavedPage, StatedFacts } from '../saved-page.ts';
import type { Chapter, Note } from '../story.ts';
import { titleAndAuthor } from './bylines.ts';
import { readChapter } from './chapters.ts';
import { dateOrderOf } from './dates.ts';
import { factsOf, mergeFacts } from './facts.ts';
import type { Field } from './fields.ts';
import type { SourceText } from './format.ts';
import { savedPage } from './page.ts';
import { type Prose, proseFormat } from './prose.ts';
import { storyKey } from './story-keys.ts';

const LABELS =
  'Summary|Rated|Rating|Categories|Category|Characters|Genres?|Warnings?|Pairings?|Challenges?|Series|Chapters|Completed|Word count|Read|Published|Updated|Story Type|Types?|Fandoms?|Language|Classification|Tags?';
const LABEL = new RegExp(`(?:^|\\s)(${LABELS})\\s*:`, 'g');
const STATS = /\bChapters:\s*\d+\s+Completed:\s*(?:Yes|No)\b/;
const END = /^\s*(?:This story archived at\b|Disclaimer:\s*All publicly recognizable|Powered by eFiction)/i;
const BACK = /^\s*(?:\[?\s*back to (?:index|top|table of contents)\s*\]?|\[?index\]?)\s*$/i;
/** How far down a page its stats line may stand. */
const REACH = 150;

/** A story of an eFiction archive as its printer page shows it: "Title by Author", labelled facts, an index, the chapters. */
export const efiction = proseFormat({
  name: 'eFiction page',
  recognise: ({ text }: SourceText) => {
    const start = text.slice(0, 30_000);
    if (!start.includes('Completed:') || !STATS.test(start.replace(/\s+/g, ' '))) return 0;
    return /Word count:/i.test(start) && /Summary:/.test(start) ? 0.95 : 0.6;
  },
  readProse: readPage,
});

function readPage(prose: Prose): SavedPage {
  const { lines } = prose;
  const stats = lines
    .slice(0, REACH)
    .findIndex((line, index) => /\bChapters:/.test(line) && STATS.test(`${line} ${lines[index + 1] ?? ''}`));
  const below = statsEnd(lines, Math.max(stats, 0));
  const top = titleLine(lines, below);
  const fields = fieldsIn(lines.slice(top.next, below));
  const dates = fields.filter(({ label }) => /^(?:Published|Updated)$/.test(label)).map(({ value }) => value);
  const facts: StatedFacts = {
    ...(top.title && { title: top.title }),
    ...(top.authors.length > 0 && { authors: top.authors }),
  };
  mergeFacts(facts, factsOf(fields, { dates: dateOrderOf(dates) }));
  const foot = lines.findIndex((line, index) => index >= below && END.test(line));
  const end = foot < 0 ? lines.length : foot;
  const address =
    /https?:\/\/\S+viewstory\.php\?\S+/.exec(lines.slice(end).join('\n').slice(0, 2000))?.[0] ?? prose.address;
  if (address) facts.source = address;
  const { notes, index, from } = readIndex(lines, below, end);
  const chapters = readIndexed(prose, from, end, index, facts);
  chapters[0]?.notes.unshift(...notes);
  return savedPage(prose.file, { format: efiction.name, facts, chapters, story: storyKey(address) });
}

/** The line below the last of "Chapters: ... Completed: ... Word count: ... Updated: ...", which may be wrapped. */
function statsEnd(lines: readonly string[], at: number): number {
  let end = at + 1;
  while (end < at + 6 && /^\s*(?:Completed|Word count|Read|Published|Updated)\s*:/.test(lines[end] ?? '')) end += 1;
  return Math.min(end, lines.length);
}

function titleLine(lines: readonly string[], below: number): { title: string | null; authors: string[]; next: number } {
  const summary = lines.findIndex((line, index) => index < below && /^\s*(?:Summary|Rated|Categor)/.test(line));
  for (let index = summary - 1; index >= 0; index -= 1) {
    const both = titleAndAuthor(lines[index] ?? '');
    if (both) return { ...both, next: index + 1 };
  }
  return { title: null, authors: [], next: Math.max(summary, 0) };
}

/** Several fields stand on one line; a summary may hold anything, so only a line that begins with a label ends it. */
function fieldsIn(lines: readonly string[]): Field[] {
  const fields: Field[] = [];
  for (const line of lines) {
    const last = fields.at(-1);
    const starts = new RegExp(`^\\s*(?:${LABELS})\\s*:`).test(line);
    if (!starts && last) {
      last.value += last.label === 'Summary' && line.trim() === '' ? '\n\n' : ` ${line.trim()}`;
      continue;
    }
    const marks = [...line.matchAll(LABEL)];
    const used = marks[0]?.[1] === 'Summary' ? marks.slice(0, 1) : marks;
    used.forEach((mark, at) => {
      const from = mark.index + mark[0].length;
      fields.push({ label: mark[1] ?? '', value: line.slice(from, used[at + 1]?.index ?? line.length) });
    });
  }
  for (const field of fields) field.value = field.value.replace(/ *\n+ */g, '\n\n').trim();
  return fields;
}

interface Index {
  notes: Note[];
  index: string[];
  from: number;
}

/** The story's notes and the list of chapters ("1. Title by Author") between the facts and the first chapter. */
function readIndex(lines: readonly string[], below: number, end: number): Index {
  const index: string[] = [];
  const notes: string[] = [];
  let from = below;
  for (let at = below; at < end; at += 1) {
    const line = (lines[at] ?? '').trim();
    const entry = /^(\d{1,4})\.\s+(\S.*)$/.exec(line);
    if (entry && Number(entry[1]) === index.length + 1) {
      index.push(entry[2] ?? '');
      from = at + 1;
    } else if (line !== '' && index.length > 0) break;
    else if (/^Story Notes:/.test(line) || notes.length > 0) notes.push(line.replace(/^Story Notes:\s*/, ''));
    else if (line !== '' && !BACK.test(line)) break;
  }
  const text = notes
    .join('\n')
    .trim()
    .replace(/\n{2,}/g, '\n\n');
  const known = index.length > 0 && text !== '';
  return { notes: known ? [{ label: 'Story Notes', text }] : [], index, from };
}

/** The chapters begin where the lines of the index stand again, in their order. */
function readIndexed(prose: Prose, from: number, end: number, index: readonly string[], facts: StatedFacts): Chapter[] {
  const { lines } = prose;
  const starts: number[] = [];
  for (let at = from; at < end && starts.length < index.length; at += 1) {
    if ((lines[at] ?? '').trim() === index[starts.length]) starts.push(at);
  }
  const known = { title: facts.title ?? null, authors: facts.authors ?? [] };
  if (starts.length === 0) return [readChapter(prose, from, bodyEnd(lines, from, end), 1, null, known)];
  return starts.map((start, at) => {
    const title = titleAndAuthor(lines[start] ?? '')?.title ?? (lines[start] ?? '').trim();
    const to = bodyEnd(lines, start + 1, starts[at + 1] ?? end);
    const own = index.length === 1 && title === facts.title ? null : title;
    return readChapter(prose, start + 1, to, at + 1, own, known);
  });
}

function bodyEnd(lines: readonly string[], from: number, to: number): number {
  let end = to;
  while (end > from && ((lines[end - 1] ?? '').trim() === '' || BACK.test(lines[end - 1] ?? ''))) end -= 1;
  return end;
}
