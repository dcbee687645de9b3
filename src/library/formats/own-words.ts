import type { Note, Paragraph } from '../story.ts';
import { chapterNumber, isChapterHeading } from './chapter-titles.ts';
import { fieldName } from './fields.ts';
import { labelledLine } from './labelled-lines.ts';
import { noteOf } from './notes.ts';

/** What an author says around the story's text, taken out of it. */
interface OwnWords {
  notes: Note[];
  paragraphs: Paragraph[];
}

/** A note may open or close a chapter; further in, "Note:" is a word of the story. */
const REACH = 12;

/**
 * Takes the author's notes ("A/N: ...", "Disclaimer: ...") off both ends of a chapter. A label alone on its line is
 * followed by its note: up to the next scene break where one is near, else one paragraph.
 */
export function separateNotes(paragraphs: readonly Paragraph[]): OwnWords {
  const notes: Note[] = [];
  let start = 0;
  for (let length = noteLength(paragraphs, start); length > 0; length = noteLength(paragraphs, start)) {
    notes.push(noteFrom(paragraphs.slice(start, start + length)));
    start += length;
    while (paragraphs[start]?.kind === 'scene-break') start += 1;
  }
  const end = closingNote(paragraphs, start);
  if (end < paragraphs.length) notes.push(noteFrom(paragraphs.slice(end)));
  return { notes, paragraphs: paragraphs.slice(start, end) };
}

/** How many paragraphs from `at` on are one note; 0 when the story begins there. */
function noteLength(paragraphs: readonly Paragraph[], at: number): number {
  const text = paragraphs[at]?.text ?? '';
  if (isLabelAlone(text)) {
    const rest = paragraphs
      .slice(at + 1, at + REACH)
      .findIndex(({ kind, text: next }) => kind === 'scene-break' || isLabelled(next));
    return rest > 0 ? rest + 1 : Math.min(2, paragraphs.length - at);
  }
  return isLabelled(text) ? 1 : 0;
}

function closingNote(paragraphs: readonly Paragraph[], start: number): number {
  for (let at = Math.max(start + 1, paragraphs.length - REACH); at < paragraphs.length; at += 1) {
    const text = paragraphs[at]?.text ?? '';
    if (isLabelAlone(text) || isAuthorsNote(text)) return at;
  }
  return paragraphs.length;
}

function isLabelled(text: string): boolean {
  return noteOf(text) !== null;
}

/** Of all labels these alone are no words a story uses at its end. */
function isAuthorsNote(text: string): boolean {
  const label = noteOf(text)?.label ?? '';
  return /^(?:end\s+)?(?:a\/?n|an|author|note|disclaimer|feedback)/i.test(label);
}

function isLabelAlone(text: string): boolean {
  return (
    text.length < 40 &&
    /^[\W_]{0,4}(?:author['’]?s?['’]? notes?|a\/n|end notes?|disclaimer|notes?)[\W_]{0,4}$/i.test(text)
  );
}

function noteFrom(paragraphs: readonly Paragraph[]): Note {
  const [first, ...rest] = paragraphs.filter(({ kind }) => kind === 'text').map(({ text }) => text);
  const opening = first ?? '';
  const labelled = noteOf(opening);
  if (labelled) return { label: labelled.label, text: [labelled.text, ...rest].join('\n\n') };
  return { label: opening.replace(/^[\W_]+|[\W_]+$/g, ''), text: rest.join('\n\n') };
}

/** Drops the lines above a chapter's text that only say again what story, chapter or author this is. */
export function dropRepeatedHeadings(
  paragraphs: readonly Paragraph[],
  known: ReadonlyArray<string | null>,
  number: number,
): Paragraph[] {
  const names = new Set(known.map((name) => plain(name ?? '')).filter((name) => name !== ''));
  let start = 0;
  while (start < Math.min(6, paragraphs.length)) {
    const { kind, text } = paragraphs[start] ?? { kind: 'loss', text: '' };
    const repeats =
      kind === 'text' &&
      (names.has(plain(text)) ||
        names.has(plain(text.replace(/^by:?\s+/i, ''))) ||
        saysChapter(text, number) ||
        SITE_TOOLS.test(text));
    if (!repeats && !(kind === 'scene-break' && start > 0)) break;
    start += 1;
  }
  return paragraphs.slice(start);
}

/** What a site prints between its heading and the text. */
const SITE_TOOLS =
  /^\W{0,3}(?:chapter ?printer|story ?printer|printer|text size.{0,4}|view trophy room|back to (?:index|top)|tumblr media|table of contents|save to medialib.{0,20}|full 3\/4 1\/2.{0,30})\W{0,3}$/i;

function saysChapter(text: string, number: number): boolean {
  return isChapterHeading(text) && chapterNumber(text) === number;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Whether a paragraph is a labelled line about the story ("Rating: PG") rather than a part of it. */
export function isFactLine(text: string): boolean {
  const field = text.length < 400 ? labelledLine(text) : null;
  return field !== null && fieldName(field.label) !== 'note';
}
