import type { CatalogueEntry } from '../catalogue.ts';
import { numberedName } from '../file-names.ts';
import { hash } from '../fingerprints.ts';
import { foldName } from '../fold.ts';
import { storyKey } from '../formats/story-keys.ts';
import { isPaged } from '../page-groups.ts';
import type { SavedPage } from '../saved-page.ts';

/**
 * Everything by which two pages might come to be one story, or two stories might want one id, as numbers. Pages that share
 * none are joined without knowing of one another, so an update joins a handful of pages and not the library. A key too
 * many costs a little time, one too few splits a story: they ask for less than the joining itself does.
 */
export function keysOf(page: SavedPage): number[] {
  const { title } = page.facts;
  const name = isPaged(page) ? numberedName(page.file) : null;
  return [
    ...(page.place.story ? [archiveKey(page.place.story)] : []),
    ...(title ? [titleKey(title)] : []),
    ...(name ? [numberOf(`name ${name.stem}`)] : []),
    ...openings(page).map((print) => printKey(print, Boolean(title))),
  ];
}

/** The keys under which stories are that an entry may be about. */
export function keysOfEntry({ facts }: CatalogueEntry): number[] {
  const archive = storyKey(facts.source);
  return [titleKey(facts.title), ...(archive ? [archiveKey(archive)] : [])];
}

/** One number for all that an entry says: another number, another entry. */
export const entryNumber = (entry: CatalogueEntry): number => numberOf(`entry ${JSON.stringify(entry)}`);

const archiveKey = (key: string): number => numberOf(`archive ${key}`);
const titleKey = (title: string): number => numberOf(`title ${foldName(title)}`);

/** 52 bits, so that numbers of different things hardly ever meet. */
function numberOf(text: string): number {
  return hash(text) * 2 ** 20 + (hash(`${text}.`) % 2 ** 20);
}

/** Chapters and paragraphs by whose beginnings a text is known again. */
const CHAPTERS = 2;
const PARAGRAPHS = 4;

function openings({ prints = [] }: SavedPage): number[] {
  return [...new Set(prints.slice(0, CHAPTERS).flatMap((chapter) => chapter.slice(0, PARAGRAPHS)))];
}

/**
 * Texts that begin alike are one story only where one of them lacks a title. Many stories begin alike, so pages with a
 * title meet those without, and never each other: print keys are negative, odd with a title and even without.
 */
function printKey(print: number, titled: boolean): number {
  return -(2 * print + (titled ? 1 : 2));
}

/** The keys of the pages that one with this key may belong with. */
export function keysMet(key: number): number[] {
  if (key >= 0) return [key];
  return key % 2 === 0 ? [key, key + 1] : [key - 1];
}
