import { UserFacingError } from '../errors.ts';
import { type Measure, pagesOf } from './excerpt.ts';
import type { Shelf } from './shelf.ts';
import type { Chapter, Paragraph, Story } from './story.ts';

/** A page as a reader opens it, and where it stands. */
export interface Leaf {
  story: Story;
  chapter: Chapter;
  /** From 1. */
  page: number;
  pages: number;
  paragraphs: Paragraph[];
  /** Chapters before and after this one; null where there is none here. */
  previous: number | null;
  next: number | null;
}

/** A page by its number (-1: the chapter's last one), or the page where a paragraph (from 0) begins. */
export type Spot = { page: number } | { paragraph: number };

/**
 * Opens a story at a chapter. A page beyond the last (the text has become shorter) is taken for the last.
 * @throws {UserFacingError} when the chapter may not be read here or does not exist.
 */
export async function openAt(
  shelf: Shelf,
  story: Story,
  chapterNumber: number,
  spot: Spot,
  { room, measure }: { room: number; measure: Measure },
): Promise<Leaf> {
  const chapter = await shelf.chapter(story, chapterNumber);
  const pages = pagesOf(chapter, room, measure);
  const page = 'page' in spot ? pageNumber(spot.page, pages.length) : pageOf(chapter.paragraphs, pages, spot.paragraph);
  const at = story.chapters.findIndex(({ number }) => number === chapterNumber);
  return {
    story,
    chapter,
    page,
    pages: Math.max(1, pages.length),
    paragraphs: pages[page - 1] ?? [],
    previous: story.chapters[at - 1]?.number ?? null,
    next: story.chapters[at + 1]?.number ?? null,
  };
}

/** @throws {UserFacingError} when nothing of the story is here to be read. */
export function firstChapter({ chapters, source }: Story): number {
  const [first] = chapters;
  if (first) return first.number;
  throw new UserFacingError(
    source
      ? `Its text is not in this library. You can read it where it lives: ${source}`
      : 'Its text is not in this library.',
  );
}

function pageNumber(wanted: number, pages: number): number {
  return wanted < 1 || wanted > pages ? Math.max(1, pages) : wanted;
}

function pageOf(paragraphs: readonly Paragraph[], pages: readonly Paragraph[][], paragraph: number): number {
  const length = (some: readonly Paragraph[]) => some.reduce((sum, { text }) => sum + text.length, 0);
  let left = length(paragraphs.slice(0, paragraph));
  for (const [index, page] of pages.entries()) {
    left -= length(page);
    if (left < 0) return index + 1;
  }
  return Math.max(1, pages.length);
}
