import type { Chapter } from '../story.ts';
import { chapterOf } from './chapter.ts';
import { chapterNumber, chapterTitle, isChapterHeading } from './chapter-titles.ts';
import { dropRepeatedHeadings, separateNotes } from './own-words.ts';
import type { Prose } from './prose.ts';

/** What is known of a story when its text is read; its own title and authors above a chapter are no text. */
export interface Known {
  title: string | null;
  authors: readonly string[];
  /** Number of the first chapter, where something else than its heading tells it. */
  first?: number | null;
  firstTitle?: string | null;
}

/** Lines between two headings. */
interface Stretch {
  heading: string | null;
  from: number;
  to: number;
}

/** The chapters in some lines: each line that reads as a heading ("Chapter 3: The Storm") begins one. */
export function readChapters(prose: Prose, from: number, to: number, known: Known): Chapter[] {
  let number = (known.first ?? 1) - 1;
  const stretches = stretchesOf(prose, from, to);
  const hasOpening = stretches[0]?.heading === null;
  const chapters = stretches.map(({ heading, from: start, to: end }, index) => {
    const stated = heading === null ? null : chapterNumber(heading);
    const opens = hasOpening && index === 1 && number === (known.first ?? 1) && (stated ?? 1) <= number;
    if (!opens) number = stated !== null && stated > number && !known.first ? stated : number + 1;
    const title = heading === null ? null : chapterTitle(heading, number);
    return readChapter(prose, start, end, number, title ?? (index === 0 ? (known.firstTitle ?? null) : null), known);
  });
  return joinOpening(chapters);
}

/** What stands above the first heading (a motto, a note) belongs to the chapter below it, and so does a header without text. */
function joinOpening(chapters: Chapter[]): Chapter[] {
  const [opening, first, ...rest] = chapters;
  const isEmpty = opening?.paragraphs.length === 0;
  if (!opening || !first || (opening.number !== first.number && !isEmpty)) return chapters;
  const paragraphs = [...opening.paragraphs, ...first.paragraphs];
  return [chapterOf({ ...first, notes: [...opening.notes, ...first.notes], paragraphs }), ...rest];
}

/** A text that holds one later chapter is a page of its story. */
export function pageNumber(chapters: readonly Chapter[]): number | null {
  const [only] = chapters;
  return only && chapters.length === 1 && only.number > 1 ? only.number : null;
}

/** One chapter's text without the author's notes around it and the headings that repeat what is known. */
export function readChapter(
  prose: Prose,
  from: number,
  to: number,
  number: number,
  title: string | null,
  known: Known,
): Chapter {
  const names = [known.title, title, ...known.authors, ...known.authors.map((author) => `${known.title} by ${author}`)];
  const all = dropRepeatedHeadings(prose.paragraphs(from, to), names, number);
  const { notes, paragraphs } = separateNotes(all);
  return chapterOf({ number, title, notes, paragraphs: dropRepeatedHeadings(paragraphs, names, number) });
}

/** Headings with nothing below them are a table of contents. */
function stretchesOf(prose: Prose, from: number, to: number): Stretch[] {
  const { lines } = prose;
  const stretches: Stretch[] = [{ heading: null, from, to }];
  for (let index = from; index < to; index += 1) {
    const line = lines[index] ?? '';
    const last = stretches.at(-1);
    const marked = prose.headings.has(index);
    if (!last || !(marked || (isChapterHeading(line) && standsAlone(lines, index)))) continue;
    last.to = index;
    stretches.push({ heading: line.trim().replace(/^[*_~=\s-]+|[*_~=\s-]+$/g, ''), from: index + 1, to });
  }
  return stretches.filter((stretch) => lines.slice(stretch.from, stretch.to).some((line) => line.trim() !== ''));
}

/** A heading has a blank line on one side at least, or stands in a table of contents. */
function standsAlone(lines: readonly string[], index: number): boolean {
  return [lines[index - 1] ?? '', lines[index + 1] ?? ''].some((line) => line.trim() === '' || isChapterHeading(line));
}
