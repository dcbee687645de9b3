import type { Paragraph } from '../story.ts';
import { type Ao3Chapter, type Ao3Work, ao3Page, emptyAo3Work, isAo3Pointer } from './ao3.ts';
import { type Ao3Layout, bylineText, layoutOf, plainValue, starredWidth } from './ao3-layouts.ts';
import { bylineNames, isTitleLine } from './bylines.ts';
import { paragraphOf } from './chapter.ts';
import { type Field, fieldName } from './fields.ts';
import type { Format } from './format.ts';
import { tidyHtml2Text } from './html2text.ts';
import { readHeader } from './labelled-lines.ts';
import { blockParagraphs, markdownBlocks } from './markdown-blocks.ts';
import { plainParagraphs } from './plain-paragraphs.ts';
import { unwrapLines } from './unwrap.ts';

const LABEL =
  /^\s*\[?(Rating|Archive[ _]Warnings?|Categor(?:y|ies)|Fandoms?|Relationships?|Characters?|Additional[ _]Tags?|Language|Series|Collections?|Stats|Published|Updated|Completed|Words|Chapters|Comments|Kudos|Bookmarks|Hits)(?:\]\([^)]*\))?:\s*(.*)$/;
/** Headings that the archive prints on every page of a work. */
const SECTION =
  /^(?:Work Header|Summary:|Notes:|Work Text:|Chapter Text|Chapter \d+(?:: .{1,250})?|Actions|Kudos|Comments)$/;

/** The text of a page of the Archive of Our Own, as copied or converted: it opens with "Work Header". */
export const ao3WebText: Format = {
  name: 'AO3 page text',
  recognise: ({ text }) => {
    const start = text.slice(0, 30_000);
    if (/^\s*<(?:!doctype|html|\?xml)/i.test(start)) return 0;
    return /^[^\w\n]{0,8}Work Header[^\w\n]{0,8}$/m.test(start) &&
      /^[^\w\n]{0,8}(?:Work Text:|Chapter Text)[^\w\n]{0,8}$/m.test(text.slice(0, 60_000))
      ? 0.98
      : 0;
  },
  read: (source) => {
    const work = emptyAo3Work(ao3WebText.name);
    const lines = source.text.split('\n');
    new PageReader(work, layoutOf(source.text), starredWidth(lines)).read(lines);
    const id = /(?:archiveofourown\.org\/works\/|\/works\/(?=\d+(?:\/chapters|\?view)))(\d+)/.exec(source.text)?.[1];
    work.address = id ? `https://archiveofourown.org/works/${id}` : null;
    return ao3Page(source, work);
  },
};

/** The lines below one of the archive's headings. */
interface Segment {
  heading: string;
  lines: string[];
}

/** Reads a page segment by segment: what a heading means depends on what stood above it. */
class PageReader {
  private readonly work: Ao3Work;
  private readonly layout: Ao3Layout;
  private readonly width: number;
  private chapter: Ao3Chapter | null = null;
  private told = false;

  constructor(work: Ao3Work, layout: Ao3Layout, width: number) {
    this.work = work;
    this.layout = layout;
    this.width = width;
  }

  read(lines: readonly string[]): void {
    for (const { heading, lines: own } of this.segmentsOf(lines)) {
      if (/^(?:Actions|Kudos|Comments)$/.test(heading)) return;
      if (heading === 'Work Header') readTop(this.work, own, this.layout);
      else if (/^Chapter \d/.test(heading)) this.startChapter(heading);
      else if (heading === 'Summary:' || heading === 'Notes:') this.addNote(heading, own);
      else this.addText(own);
    }
  }

  private segmentsOf(lines: readonly string[]): Segment[] {
    const segments: Segment[] = [];
    for (const line of lines) {
      const heading = plainValue(line.replace(/^[#*]{2,6} | \*{2,6}$/g, ''), this.layout);
      const marked = this.layout === 'plain' || /^[#*]/.test(line);
      if (marked && SECTION.test(heading)) segments.push({ heading, lines: [] });
      else segments.at(-1)?.lines.push(line);
    }
    return segments;
  }

  private startChapter(heading: string | null): Ao3Chapter {
    this.chapter = { heading, notes: [], paragraphs: [] };
    this.told = false;
    this.work.chapters.push(this.chapter);
    return this.chapter;
  }

  private addNote(heading: string, lines: readonly string[]): void {
    const texts = this.paragraphsOf(lines).map(({ text }) => text);
    const text = texts.filter((words) => words !== '' && !isAo3Pointer(words)).join('\n\n');
    if (text === '') return;
    if (heading === 'Summary:' && !this.chapter) this.work.summary = text;
    else {
      const label = heading === 'Summary:' ? 'Chapter Summary' : this.told ? 'End Notes' : 'Notes';
      (this.chapter ?? this.work).notes.push({ label, text });
    }
  }

  private addText(lines: readonly string[]): void {
    const chapter = this.chapter ?? this.startChapter(null);
    const from = this.layout === 'plain' ? readInnerHeader(this.work, chapter, lines) : 0;
    chapter.paragraphs.push(...this.paragraphsOf(lines.slice(from)));
    this.told = true;
  }

  private paragraphsOf(lines: readonly string[]): Paragraph[] {
    if (this.layout === 'plain') return plainParagraphs(lines);
    if (this.layout === 'starred') {
      return unwrapLines(lines, this.width).map((text) => paragraphOf({ text, emphasis: [] }));
    }
    return markdownBlocks(tidyHtml2Text(lines.join('\n'))).flatMap((block) => blockParagraphs(block));
  }
}

/** The tags, each label with its values below or beside it, then the title and the byline. */
function readTop(work: Ao3Work, lines: readonly string[], layout: Ao3Layout): void {
  const titles: string[] = [];
  let field: Field | null = null;
  for (const line of lines) {
    const label = LABEL.exec(line);
    const value = (text: string) =>
      plainValue(text.replace(/^\s*\* /, ''), layout)
        .replace(/(?:← ?)?(?:Previous|Next) Work(?: ?→)?/g, '')
        .trim();
    if (label) {
      field = { label: (label[1] ?? '').replace('_', ' '), value: value(label[2] ?? '') };
      if (field.label !== 'Stats') work.fields.push(field);
    } else if (/^[#*]{2,6} /.test(line) || !field) {
      const words = line.replace(/^[#*]{2,6} | \*{2,6}$/g, '').trim();
      if (words !== '') titles.push(words);
    } else if (line.trim() !== '') field.value = [field.value, value(line)].filter(Boolean).join(', ');
  }
  work.title = layout === 'markdown' ? plainValue(titles[0] ?? '', layout) : (titles[0] ?? null);
  work.byline = bylineText(titles[1] ?? '', layout);
}

/** Works that were brought in from an older archive begin with its header: title, "by X", labelled lines. */
function readInnerHeader(work: Ao3Work, chapter: Ao3Chapter, lines: readonly string[]): number {
  let from = 0;
  while (from < lines.length && from < 12) {
    const line = (lines[from] ?? '').trim();
    const names = bylineNames(line);
    if (names.length > 0 && work.byline === '') work.authors = names;
    if (line !== '' && names.length === 0 && line !== work.title) break;
    from += 1;
  }
  const { fields, next } = readHeader(lines, from);
  const facts = fields.filter(({ label }) => !/^(?:note|ignored)$/.test(fieldName(label) ?? 'note'));
  const isHeader = fields.length >= 2 || work.authors.length > 0;
  if (!isHeader) return isTitleLine(lines[0] ?? '') ? from : 0;
  work.fields.push(...facts);
  chapter.notes.push(
    ...fields
      .filter((field) => !facts.includes(field) && field.value !== '')
      .map(({ label, value }) => ({ label, text: value })),
  );
  return next;
}
