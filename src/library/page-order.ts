import { byFileName, numberedName } from './file-names.ts';
import { isSameText } from './fingerprints.ts';
import type { SavedPage } from './saved-page.ts';
import type { Problem } from './story.ts';

export interface OrderedPages {
  pages: SavedPage[];
  /** Pages that were left out, each with the reason. */
  problems: Problem[];
  left: SavedPage[];
}

/** Pages in reading order, whatever their files are called; of a page saved twice the richer one. */
export function orderPages(pages: readonly SavedPage[]): OrderedPages {
  const numbers = pageNumbers(pages);
  const ordered = [...pages].sort((one, other) => {
    const difference = (numbers.get(one) ?? Infinity) - (numbers.get(other) ?? Infinity);
    return difference || byFileName(one.file, other.file) || (one.file < other.file ? -1 : 1);
  });
  return withoutCopies(ordered, numbers);
}

/**
 * Which page is which: as the pages say themselves, unless two of them say the same and their file names know better
 * ("Chapter 16" may stand above page 17).
 */
export function pageNumbers(pages: readonly SavedPage[]): Map<SavedPage, number> {
  const stated = new Map(pages.map((page) => [page, page.place.page ?? headingNumber(page)]));
  const named = new Map(pages.map((page) => [page, numberedName(page.file)?.number ?? null]));
  const scheme = [stated, named].find((numbers) => isDistinct([...numbers.values()]));
  const numbers = pages.map((page) => [page, (scheme ?? stated).get(page) ?? named.get(page) ?? null] as const);
  return new Map(numbers.flatMap(([page, number]) => (number === null ? [] : [[page, number] as const])));
}

const isDistinct = (numbers: readonly (number | null)[]): boolean =>
  numbers.every((number) => number !== null) && new Set(numbers).size === numbers.length;

/** What comes before the first chapter or after the last one has no number, but a place. */
function headingNumber({ chapters }: SavedPage): number | null {
  const title = chapters[0]?.title ?? '';
  if (/^(?:prologue|prolog|foreword|introduction|teaser)\b/i.test(title)) return 0;
  return /^(?:epilogue|epilog|afterword)\b/i.test(title) ? 100_000 : null;
}

function withoutCopies(ordered: readonly SavedPage[], numbers: ReadonlyMap<SavedPage, number>): OrderedPages {
  const result: OrderedPages = { pages: [], problems: [], left: [] };
  for (const page of ordered) {
    const at = result.pages.findIndex((kept) => isCopy(kept, page, numbers));
    const kept = result.pages[at];
    if (!kept) {
      result.pages.push(page);
      continue;
    }
    const [better, worse] = isRicher(page, kept) ? [page, kept] : [kept, page];
    result.pages[at] = better;
    result.left.push(worse);
    result.problems.push({
      file: worse.file,
      line: null,
      message: `expected each page once, found the same in ${better.file}, which holds more`,
    });
  }
  return result;
}

function isCopy(one: SavedPage, other: SavedPage, numbers: ReadonlyMap<SavedPage, number>): boolean {
  const [mine, theirs] = [numbers.get(one), numbers.get(other)];
  if (mine !== undefined && theirs !== undefined && mine !== theirs) return false;
  return isSameText(one.prints?.[0] ?? [], other.prints?.[0] ?? []);
}

/** More chapters, else more words, else more facts, else fewer losses. */
export function isRicher(one: SavedPage, other: SavedPage): boolean {
  const worth = ({ chapters, facts, losses }: SavedPage) => [
    chapters.length,
    chapters.reduce((sum, { words }) => sum + words, 0),
    Object.keys(facts).length,
    -losses,
  ];
  const [mine, theirs] = [worth(one), worth(other)];
  const at = mine.findIndex((value, index) => value !== theirs[index]);
  return at >= 0 && (mine[at] ?? 0) > (theirs[at] ?? 0);
}
