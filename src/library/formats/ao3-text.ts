import { type Ao3Chapter, type Ao3Work, ao3Page, ao3Section, emptyAo3Work, isAo3Pointer } from './ao3.ts';
import { type Ao3Layout, type Ao3Piece, ao3Pieces, bylineText, layoutOf, plainValue } from './ao3-layouts.ts';
import type { Field } from './fields.ts';
import type { Format } from './format.ts';

const LABEL =
  /^\s*(?:\*\*)?(Rating|Archive Warnings?|Categor(?:y|ies)|Fandoms?|Relationships?|Characters?|Additional Tags?|Language|Series|Collections?|Stats):(?:\*\*)?\s*(.*)$/;
const POSTED = /Posted originally on the \W{0,2}Archive[_ ]of[_ ]Our[_ ]Own/;

/**
 * A download of the Archive of Our Own turned into plain text: by either of the programs named html2text, or copied out
 * of a PDF.
 */
export const ao3Text: Format = {
  name: 'AO3 text',
  recognise: ({ text }) => {
    const start = text.slice(0, 20_000);
    if (/^\s*<(?:!doctype|!--|html|\?xml)/i.test(start)) return 0;
    const labels = new Set(start.split('\n', 300).flatMap((line) => LABEL.exec(line)?.[1] ?? []));
    if (!labels.has('Stats') && !labels.has('Rating')) return 0;
    if (POSTED.test(start)) return 1;
    return labels.has('Stats') && labels.size >= 3 && /Published:\s*\d{4}-\d\d-\d\d/.test(start) ? 0.95 : 0;
  },
  read: (source) => {
    const work = emptyAo3Work(ao3Text.name);
    const layout = layoutOf(source.text);
    const lines = source.text.split('\n');
    const titleLine = readTags(work, lines, layout);
    const bodyLine = readTitle(work, lines, titleLine, layout);
    const chapters = /\bChapters:\s*(\d+)/.exec(work.fields.find(({ label }) => label === 'Stats')?.value ?? '')?.[1];
    new BodyReader(work, layout).read(ao3Pieces(lines.slice(bodyLine), layout, chapters ? Number(chapters) : null));
    return ao3Page(source, work);
  },
};

/** A work with hundreds of tags still has fewer lines of them. */
const MOST_LINES = 600;

/** Reads the labelled lines at the top; returns the index of the first line below them. */
function readTags(work: Ao3Work, lines: readonly string[], layout: Ao3Layout): number {
  const first = Math.max(
    lines.findIndex((line) => LABEL.test(line)),
    0,
  );
  const top = lines.slice(0, first).join('\n').slice(0, 5000);
  work.address = /https?:\/\/[\w.]*archiveofourown\.org\/\s*works\/\s*\d+/.exec(top)?.[0].replace(/\s+/g, '') ?? null;
  let field: Field | null = null;
  const last = Math.min(lines.length, first + MOST_LINES);
  for (let index = first; index < last; index += 1) {
    const line = lines[index] ?? '';
    const label = LABEL.exec(line);
    if (label) {
      field = { label: label[1] ?? '', value: label[2] ?? '' };
      work.fields.push(field);
    } else if (isTitle(line, layout) || (field?.label === 'Stats' && hasAllStats(field.value))) {
      tidyValues(work, layout);
      return index;
    } else if (field) field.value += ` ${line.trim()}`;
  }
  tidyValues(work, layout);
  return last;
}

function tidyValues(work: Ao3Work, layout: Ao3Layout): void {
  for (const field of work.fields) field.value = plainValue(field.value.trim(), layout);
}

function isTitle(line: string, layout: Ao3Layout): boolean {
  return layout === 'starred' ? line.startsWith('****** ') : layout === 'markdown' && line.startsWith('# ');
}

function hasAllStats(value: string): boolean {
  return /\bWords:\s*\d/.test(value) && /\bChapters:\s*\d+\/[\d?]/.test(value);
}

/** Reads the title and the byline below the tags; returns the index of the line below both. */
function readTitle(work: Ao3Work, lines: readonly string[], from: number, layout: Ao3Layout): number {
  const near = lines.slice(from, from + 12);
  const byline = near.findIndex(
    (line, index) => /^by(?:\s|$)/i.test(line.trim()) && near.slice(0, index).join('').trim() !== '',
  );
  const first = near.findIndex((line) => line.trim() !== '');
  const title = byline < 0 ? [near[first] ?? ''] : near.slice(0, byline);
  const words = title
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[#*]+\s+|\s+\*+$/g, '');
  work.title = layout === 'markdown' ? plainValue(words, layout) : words;
  if (byline < 0) return from + first + 1;
  const end = byline + 1 + wrappedNames(near.slice(byline), layout);
  work.byline = bylineText(near.slice(byline, end).join(' '), layout);
  return from + end;
}

/** How many lines a byline runs on: Markdown has a blank line below it, the others break it only after a comma. */
function wrappedNames([byline = '', ...below]: readonly string[], layout: Ao3Layout): number {
  const end = below.findIndex((line, index) =>
    layout === 'markdown' ? line.trim() === '' : !/,\s*$/.test(below[index - 1] ?? byline),
  );
  return Math.max(end, 0);
}

type Section = 'summary' | 'notes' | 'endNotes';

/** Sorts what stands below the byline into summary, notes and chapters. */
class BodyReader {
  private readonly work: Ao3Work;
  private readonly layout: Ao3Layout;
  private chapter: Ao3Chapter | null = null;
  private inAfterword = false;

  constructor(work: Ao3Work, layout: Ao3Layout) {
    this.work = work;
    this.layout = layout;
  }

  read(pieces: readonly Ao3Piece[]): void {
    for (let index = 0; index < pieces.length; index += 1) {
      const piece = pieces[index];
      if (!piece) continue;
      const section = piece.kind === 'text' ? ao3Section(piece.text) : null;
      const length = section ? this.sectionLength(pieces, index, section) : 0;
      if (piece.kind === 'heading') this.startChapter(piece.text);
      else if (section && length >= 0) {
        this.addSection(section, piece.text, pieces.slice(index + 1, index + 1 + length));
        index += length;
      } else if (!isAo3Pointer(piece.text) && !this.inAfterword) this.addText(piece);
    }
  }

  private startChapter(heading: string): void {
    if (heading === 'Afterword') this.inAfterword = true;
    if (this.inAfterword || heading === 'Preface') return;
    this.chapter = { heading, notes: [], paragraphs: [] };
    this.work.chapters.push(this.chapter);
  }

  private addText(piece: Ao3Piece): void {
    if (!this.chapter) {
      this.chapter = { heading: null, notes: [], paragraphs: [] };
      this.work.chapters.push(this.chapter);
    }
    this.chapter.paragraphs.push(...piece.paragraphs);
  }

  /** How many pieces after `index` belong to the section it announces; -1 when the line is text like any other. */
  private sectionLength(pieces: readonly Ao3Piece[], index: number, section: Section): number {
    const after = pieces.slice(index + 1, index + 400);
    if (this.layout !== 'plain') {
      const quotes = after.findIndex(({ kind }) => kind !== 'quote');
      const length = quotes < 0 ? after.length : quotes;
      return length > 0 || isAo3Pointer(after[0]?.text ?? '') ? length : -1;
    }
    const end = after.findIndex(
      (piece) => piece.kind === 'heading' || ao3Section(piece.text) !== null || isAo3Pointer(piece.text),
    );
    if (section === 'endNotes') return end < 0 ? after.length : end;
    const known = end >= 0 && (after[end]?.kind !== 'heading' || this.chapter === null);
    return known ? end : Math.min(1, after.length);
  }

  private addSection(section: Section, name: string, pieces: readonly Ao3Piece[]): void {
    const text = pieces.map((piece) => piece.text).join('\n\n');
    if (text === '') return;
    const ofChapter = this.chapter !== null && !this.inAfterword && name.trim() !== 'End Notes';
    if (section === 'summary' && !ofChapter) this.work.summary = text;
    else if (ofChapter) this.chapter?.notes.push({ label: CHAPTER_LABELS[section], text });
    else if (section === 'endNotes') this.work.endNotes.push({ label: 'End Notes', text });
    else this.work.notes.push({ label: 'Notes', text });
  }
}

const CHAPTER_LABELS = { summary: 'Chapter Summary', notes: 'Notes', endNotes: 'End Notes' } as const;
