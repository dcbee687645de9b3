import { isChapterHeading } from './chapter-titles.ts';
import { type Field, fieldName } from './fields.ts';
import { isSceneBreak } from './scene-breaks.ts';

/** Labels that are common words: after a dash they are speech or prose ("Part - of - me"), after a colon they are labels. */
const COLON_ONLY = new Set(
  'for part show season by story date type link url words an arc verse read art song music site mail email note year era plot status length cast parts format medium quote request prompt created added posted update complete finished gen thanks site'.split(
    ' ',
  ),
);
const LINE =
  /^[\s*_>~|•·✖♦<[({+=#-]{0,6}(\p{L}[\p{L}\p{M}\p{N}'’/&(), .-]{0,45}?)[\s*_\]]*(:|=(?!=)|[–—-](?=\s)|\s[–—-])[\s*_]*(.*)$/u;

/** Most lines of prose have none, and need no closer look. */
const SEPARATOR = /[:=–—-]/;

/** The label and value of a line like "**Pairing(s):** Buffy/Lex" or "Rating - PG"; null when no known label opens it. */
export function labelledLine(line: string): Field | null {
  if (!SEPARATOR.test(line)) return null;
  const match = LINE.exec(line.slice(0, 5000));
  const label = match?.[1]?.trim() ?? '';
  const name = label === '' ? null : fieldName(label);
  if (!match || name === null || isChapterHeading(line)) return null;
  if (match[2] !== ':' && COLON_ONLY.has(label.toLowerCase())) return null;
  return { label, value: (match[3] ?? '').replace(/[\s*_]+$/, (end) => (/[*_]/.test(end) ? '' : end)).trim() };
}

export interface Header {
  fields: Field[];
  /** Index of the first line below the header. */
  next: number;
}

/** A line of this length may run on in the next one; a longer one was never wrapped, a shorter one had room left. */
const WRAPPED = { from: 58, to: 110 };
/** How many lines of an author's note may stand between two labelled lines. */
const LONGEST_NOTE = 14;

/**
 * Reads labelled lines from `start`, wrapped values joined. Unlabelled paragraphs belong to the note or summary above
 * them where another label follows them.
 */
export function readHeader(lines: readonly string[], start = 0): Header {
  const fields: Field[] = [];
  let next = start;
  for (let index = skipBlank(lines, start); index < lines.length; index = skipBlank(lines, index)) {
    const field = labelledLine(lines[index] ?? '');
    const last = fields.at(-1);
    if (field) {
      index = readValue(field, lines, index);
      fields.push(field);
    } else if (index === next && last && isBetweenLabels(lines, index)) {
      fields.push({
        label: /^\W*story is\b/i.test(lines[index] ?? '') ? 'Status' : 'Note',
        value: statement(lines[index] ?? ''),
      });
      index += 1;
    } else if (isForeignLabel(lines, index, next)) {
      const [label = '', value = ''] = (lines[index] ?? '').split(/:(.*)/s);
      fields.push({ label: label.trim(), value: value.trim() });
      index += 1;
    } else {
      const label = nextLabel(lines, index);
      if (label < 0 || !last || !holdsProse(last)) break;
      last.value = [last.value, ...paragraphsIn(lines.slice(index, label))].filter(Boolean).join('\n\n');
      index = label;
    }
    next = index;
  }
  return { fields, next };
}

/** Adds to `field` what follows its label line; returns the index of the line after it. */
function readValue(field: Field, lines: readonly string[], labelLine: number): number {
  let index = labelLine + 1;
  if (field.value === '') {
    const value = skipBlank(lines, index);
    if (value - index > 2 || value >= lines.length || labelledLine(lines[value] ?? '')) return index;
    field.value = (lines[value] ?? '').trim();
    index = value + 1;
  }
  while (index < lines.length && runsOn(lines[index - 1] ?? '', lines[index] ?? '')) {
    field.value = `${field.value} ${(lines[index] ?? '').trim()}`;
    index += 1;
  }
  return index;
}

function runsOn(line: string, next: string): boolean {
  if (next.trim() === '' || next.length > WRAPPED.to || labelledLine(next)) return false;
  if (/[,;&/]\s*$/.test(line) || (/^\p{Ll}/u.test(next.trim()) && !/[.!?…]["”’)]?\s*$/.test(line)))
    return line.length <= WRAPPED.to;
  return line.length >= WRAPPED.from && line.length <= WRAPPED.to;
}

/** A short remark in a row of labelled lines ("Story is Complete", "A fairy tale after Perrault"). */
function isBetweenLabels(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  return (
    line.trim() !== '' &&
    line.length < 150 &&
    !/^["“]/.test(line.trim()) &&
    isSureLabel(lines[index + 1] ?? '') &&
    isSureLabel(lines[index - 1] ?? '')
  );
}

function statement(line: string): string {
  return line.trim().replace(/^story is\s+/i, '');
}

/** A label nobody else uses, in a row of lines with known ones ("Last Chapter: 03/25/2011"). */
function isForeignLabel(lines: readonly string[], index: number, next: number): boolean {
  if (index !== next || !/^[A-Z][\w'’/ -]{1,30}:\s*\S/.test((lines[index] ?? '').slice(0, 300))) return false;
  return [lines[index - 1], lines[index + 1]].some((line) => labelledLine(line ?? '') !== null);
}

/** Where the next labelled line begins a paragraph, -1 when the story begins before one. */
function nextLabel(lines: readonly string[], from: number): number {
  const end = Math.min(lines.length, from + LONGEST_NOTE);
  for (let index = from + 1; index < end; index += 1) {
    const line = lines[index] ?? '';
    if (isSceneBreak(line) || isChapterHeading(line)) return -1;
    if ((lines[index - 1] ?? '').trim() === '' && isSureLabel(line)) return index;
  }
  return -1;
}

function isSureLabel(line: string): boolean {
  const field = labelledLine(line);
  return field !== null && fieldName(field.label) !== 'tags' && /^[^:]{0,45}:/.test(line) && line.length < 400;
}

function holdsProse({ label }: Field): boolean {
  return /note|a\/n|^an$|a\.n|disclaim|warning|summar|synopsis|spoiler/i.test(label);
}

function paragraphsIn(lines: readonly string[]): string[] {
  return lines
    .join('\n')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim());
}

function skipBlank(lines: readonly string[], from: number): number {
  let index = from;
  while (index < lines.length && (lines[index] ?? '').trim() === '') index += 1;
  return index;
}
