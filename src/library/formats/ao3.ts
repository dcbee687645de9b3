import type { SavedPage, StatedFacts } from '../saved-page.ts';
import type { Note, Paragraph } from '../story.ts';
import { authorNames } from './authors.ts';
import { chapterOf } from './chapter.ts';
import { chapterTitle } from './chapter-titles.ts';
import { factsOf, mergeFacts } from './facts.ts';
import { type Field, fieldName } from './fields.ts';
import type { SourceText } from './format.ts';
import { separateNotes } from './own-words.ts';
import { savedPage } from './page.ts';
import { titleText } from './values.ts';

/** A work of the Archive of Our Own as a download or a saved page of it shows it, whatever the file is made of. */
export interface Ao3Work {
  format: string;
  title: string | null;
  /** The line below the title, with or without its "by". */
  byline: string;
  /** The names in the byline where the file marks each of them. */
  authors: string[];
  address: string | null;
  fields: Field[];
  summary: string;
  notes: Note[];
  endNotes: Note[];
  chapters: Ao3Chapter[];
}

export interface Ao3Chapter {
  heading: string | null;
  notes: Note[];
  paragraphs: Paragraph[];
}

export function emptyAo3Work(format: string): Ao3Work {
  const nothing = {
    title: null,
    byline: '',
    authors: [],
    address: null,
    fields: [],
    summary: '',
    notes: [],
    endNotes: [],
    chapters: [],
  };
  return { format, ...structuredClone(nothing) };
}

/** Notes of the work go to its first chapter, those at its end to its last: readers meet them there. */
export function ao3Page(source: SourceText, work: Ao3Work): SavedPage {
  const chapters = work.chapters.map(({ heading, notes, paragraphs }, index) => {
    const number = (heading && numberIn(heading)) || index + 1;
    const own = separateNotes(paragraphs);
    return chapterOf({
      number,
      title: heading === null ? null : ownTitle(heading, number),
      notes: [...notes, ...own.notes],
      paragraphs: own.paragraphs,
    });
  });
  chapters[0]?.notes.unshift(...work.notes);
  chapters.at(-1)?.notes.push(...work.endNotes);
  const only = chapters.length === 1 ? chapters[0] : undefined;
  return savedPage(source.file, {
    format: work.format,
    facts: ao3Facts(work),
    chapters,
    page: only && only.number > 1 ? only.number : null,
  });
}

function ao3Facts(work: Ao3Work): StatedFacts {
  const facts: StatedFacts = {};
  const title = titleText(work.title ?? '');
  const authors = work.authors.length > 0 ? work.authors : bylineNames(work.byline);
  if (title) facts.title = title;
  if (authors.length > 0) facts.authors = authors;
  if (work.summary) facts.summary = work.summary;
  if (work.address) facts.source = work.address;
  mergeFacts(
    facts,
    factsOf(
      work.fields.flatMap((field) => ao3Fields(field)),
      { joiner: 'commas' },
    ),
  );
  return facts;
}

/** An importer is no author: "Serafina [archived by Old_Archive]". */
function bylineNames(byline: string): string[] {
  return authorNames(byline.replace(/\[archived by [^\]]*\]/gi, ''), 'commas');
}

/** AO3's tags hold no commas, so commas always divide; the stats hold several fields on one line. */
function ao3Fields({ label, value, values }: Field): Field[] {
  const name = fieldName(label);
  if (name === 'stats') {
    const stats = value.replace(/\s+/g, ' ').matchAll(/(Published|Updated|Completed|Words|Chapters|Hits):\s*(\S+)/gi);
    return [...stats].map(([, own = '', stated = '']) => ({ label: own, value: stated }));
  }
  if (name === null || !LISTS.has(name)) return [{ label, value }];
  return [
    {
      label,
      value,
      values: (values ?? value.split(',')).map((one) => one.replace(/\s+/g, ' ').trim()).filter(Boolean),
    },
  ];
}

const LISTS = new Set(['warnings', 'categories', 'fandoms', 'relationships', 'characters', 'tags']);

function numberIn(heading: string): number | null {
  const match = /^(?:Chapter\s+)?(\d{1,4})(?=[:.]|$)/i.exec(heading.trim());
  return match ? Number(match[1]) : null;
}

/** The archive writes "Chapter 2" for a chapter without a title. */
function ownTitle(heading: string, number: number): string | null {
  return /^\s*Chapter\s+\d+\s*$/i.test(heading) ? null : chapterTitle(heading, number);
}

const SECTIONS: Readonly<Record<string, 'summary' | 'notes' | 'endNotes'>> = {
  summary: 'summary',
  'chapter summary': 'summary',
  notes: 'notes',
  'chapter notes': 'notes',
  'end notes': 'endNotes',
  'chapter end notes': 'endNotes',
};

/** What a line alone announces in a work: its summary, the author's notes before it or after it; null for any other line. */
export function ao3Section(line: string): 'summary' | 'notes' | 'endNotes' | null {
  return line.length < 30 ? (SECTIONS[line.trim().replace(/:$/, '').toLowerCase()] ?? null) : null;
}

/** Lines that the archive puts between the notes and at the end. */
export function isAo3Pointer(line: string): boolean {
  return /^\(?See the end of the (?:work|chapter) for\b.{0,80}$|^Please \W?drop[ _]by[ _]the[ _]archive[ _]and[ _]comment\b/i.test(
    line.trim(),
  );
}
