/**
 * The shape of a story. These types are also the public format of `library show --json`, so what a text does not say
 * is `null` or an empty list, never a guess.
 */

/** The five levels every archive's ratings come down to, mildest first; `unrated` is "not rated" and "not stated" alike. */
export const RATING_LEVELS = ['general', 'teen', 'mature', 'explicit', 'unrated'] as const;
export type RatingLevel = (typeof RATING_LEVELS)[number];

/** Four states that are never merged: silence is not the same as "no warnings apply". */
export const WARNING_STATES = ['listed', 'none-apply', 'author-chose-not-to-warn', 'not-stated'] as const;
export type WarningState = (typeof WARNING_STATES)[number];

export interface Warnings {
  state: WarningState;
  list: string[];
}

export const STATUSES = ['complete', 'in-progress', 'unknown'] as const;
export type Status = (typeof STATUSES)[number];

/** How much of a story may be shown, least first. `null` on a story means nobody has said: the server's default counts. */
export const PERMISSIONS = ['hidden', 'summary', 'excerpt', 'full'] as const;
export type Permission = (typeof PERMISSIONS)[number];

export interface Note {
  /** As the author wrote it ("Disclaimer", "A/N"); "Note" where there was no label. */
  label: string;
  text: string;
}

/** A stretch of a paragraph that its author set in italics or bold; offsets in UTF-16 units, `to` exclusive. */
export interface Emphasis {
  from: number;
  to: number;
  style: 'italic' | 'bold';
}

/** `text` is plain text, word for word, never markup; the emphasis it had stands beside it. */
export interface Paragraph {
  kind: 'text' | 'scene-break' | 'loss';
  text: string;
  emphasis?: Emphasis[];
}

/** What a chapter is called and how long it is, without its text. */
export interface ChapterHeading {
  number: number;
  title: string | null;
  /** Our own count of the story text, notes and teaser left out. */
  words: number;
}

export interface Chapter extends ChapterHeading {
  notes: Note[];
  /** What the author promises next ("Next time on ..."); no part of the story. */
  teaser: string | null;
  paragraphs: Paragraph[];
}

export interface Problem {
  file: string;
  line: number | null;
  message: string;
}

/** Everything known of a story but its text. */
export interface Story {
  /** A slug of title and author: unique, unchanged by a restart or by new stories. */
  id: string;
  title: string | null;
  authors: string[];
  summary: string | null;
  /** The archive's rating as printed ("FR13", "Teen And Up Audiences"). */
  rating: string | null;
  /** The author's own rating in the text, where it differs in kind ("PG"). The gate takes the stricter of both. */
  authorRating: string | null;
  warnings: Warnings;
  categories: string[];
  fandoms: string[];
  characters: string[];
  relationships: string[];
  genres: string[];
  tags: string[];
  series: { name: string; part: number | null } | null;
  status: Status;
  /** ISO dates (YYYY-MM-DD). */
  published: string | null;
  updated: string | null;
  /** What the archive states; our own counts stand on the chapters. */
  words: number | null;
  chapterCount: number | null;
  counts: { recommendations: number | null; reviews: number | null; hits: number | null };
  language: string | null;
  /** The archive it is from, as people call it; only a catalogue says so. */
  archive?: string;
  /** Where the story may be read at its home: an http(s) address. */
  source: string | null;
  /** Set by the catalogue or by an author; null: the server's default. */
  permission: Permission | null;
  /** The files it was read from; empty for a link-only story. */
  files: string[];
  chapters: ChapterHeading[];
  /** Places where the saved text is known to lack lines. */
  losses: number;
}

/** A story with its text. */
export interface FullStory extends Story {
  chapters: Chapter[];
  problems: Problem[];
}
