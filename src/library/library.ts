import type { Audience } from './audience.ts';
import type { Chapter, RatingLevel, Status, Story } from './story.ts';

/** The filters every command shares; parts left out match everything. Names match by alias, case and accents forgiven. */
export interface StoryFilter {
  fandom?: string | undefined;
  /** Together with `fandom`: crossovers of the two. */
  withFandom?: string | undefined;
  character?: string | undefined;
  relationship?: string | undefined;
  author?: string | undefined;
  tag?: string | undefined;
  /** Up to and including this level. */
  ratingUpTo?: RatingLevel | undefined;
  status?: Status | undefined;
  minWords?: number | undefined;
  maxWords?: number | undefined;
  /** "MM-DD": stories first published on this day of any year. */
  publishedOn?: string | undefined;
}

/** What names can be looked up by typing. */
export const NAME_KINDS = ['fandom', 'character', 'relationship', 'author', 'tag'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** A line of an autocomplete list. */
export interface Suggestion {
  id: string;
  title: string | null;
  authors: string[];
  /** `title`: the whole title was typed; `words`: every word typed is there; `near`: allowing for a slip of the keys. */
  fit: 'title' | 'words' | 'near';
}

/** A passage found by full-text search; `passage` is verbatim. */
export interface Passage {
  story: Story;
  chapter: number;
  passage: string;
  /** The paragraph of the chapter it begins in, from 0: where a reader is opened. */
  paragraph: number;
}

export interface Found {
  passages: Passage[];
  /** Stories that match as well but are withheld from this audience. Of very many matches only the best are counted. */
  withheld: number;
}

/** A story like another, and what they share in words for members ("same pairing; both one-shots"). */
export interface Likeness {
  story: Story;
  why: string;
}

export interface Overview {
  stories: number;
  words: number;
  byFandom: [name: string, stories: number][];
  byLevel: [level: RatingLevel, stories: number][];
  byStatus: [status: Status, stories: number][];
  newest: Story[];
}

/**
 * The community's stories: facts at once, text when asked for. Every question names its audience, so nothing is shown
 * that the gate withholds; commands get at it through a `Shelf` only. How many are withheld is told, never which.
 */
export interface Library {
  readonly size: number;
  /** Goes up whenever what is in the library has changed. */
  readonly generation: number;
  story(id: string): Story | undefined;
  /** Ids of all matching stories, in a stable order (by id). */
  ids(filter: StoryFilter, audience: Audience): string[];
  count(filter: StoryFilter, audience: Audience): { shown: number; withheld: number };
  /** Stories whose title, author, fandom or characters fit what was typed, best first. */
  suggest(typed: string, audience: Audience, limit: number): Suggestion[];
  /** How many stories `typed` would have found but for the gate. */
  withheldSuggestions(typed: string, audience: Audience): number;
  suggestNames(kind: NameKind, typed: string, audience: Audience, limit: number): string[];
  /** Full-text search: words, "exact phrase", -without. Only stories whose text this audience may read are searched. */
  search(words: string, filter: StoryFilter, audience: Audience, limit: number): Promise<Found>;
  /** The stories most like this one, best first; empty when there is no such story. */
  moreLike(id: string, audience: Audience, limit: number): Promise<Likeness[]>;
  overview(audience: Audience): Overview;
  /** @throws {UserFacingError} when the chapter does not exist or its file cannot be read now. */
  chapter(id: string, number: number): Promise<Chapter>;
  close(): Promise<void>;
}
