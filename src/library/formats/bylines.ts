import { authorNames } from './authors.ts';
import { titleText } from './values.ts';

/** A title and the names under or beside it. */
export interface TitleAndAuthors {
  title: string | null;
  authors: string[];
  /** Index of the first line below them. */
  next: number;
}

const LONGEST_TITLE = 150;
const BYLINE =
  /^\s*[~*_-]*\s*(?:written\s+|story\s+|a\s+(?:\S+\s+){0,3}(?:story|fic|fanfic)\s+)?by\s*:?\s+(\S.{0,100})$/i;
const BESIDE = /^(.{1,150}\S)\s+by\s*:?\s+(\S(?:.{0,58}\S)?)$/i;
/** What stands after a "by" that belongs to the title: "A Lamp by the Door", "Step by Step", "Gone by Night". */
const NO_NAME =
  /^(?:the|a|an|my|his|her|their|your|our|any|no|one|some|all|and|side|step|way|means)\b|^(?:[Nn]ight|[Dd]ay|[Dd]awn|[Dd]usk|[Mm]oonlight|[Cc]andlelight|[Ff]irelight|[Ss]tarlight|[Dd]esign|[Cc]hance|[Aa]ccident|[Bb]lood|[Pp]roxy|[Dd]efault|[Cc]hoice|[Hh]eart|[Ll]aw|[Ff]ire|[Ww]ater|[Nn]umbers)$/;

/** Whether a line names who wrote the text: "By: SlayerFest", "a Smallville story by A and B". */
export function isByline(line: string): boolean {
  return BYLINE.test(line) && !/[.!?]["”]?$/.test(withoutInitial(line));
}

/** The names on a line that is nothing but a byline. */
export function bylineNames(line: string): string[] {
  return isByline(line) ? authorNames(BYLINE.exec(line)?.[1] ?? '') : [];
}

/** "Title by Author" on one line; the last "by" divides, for titles may have one too. */
export function titleAndAuthor(line: string): { title: string; authors: string[] } | null {
  const match = BESIDE.exec(line.trim());
  const authors = match && !/[.!?,;:]["”]?$/.test(withoutInitial(line)) ? authorNames(match[2] ?? '') : [];
  const title = titleText(match?.[1] ?? '');
  if (NO_NAME.test(match?.[2] ?? '')) return null;
  return title && authors.length > 0 && authors.every((name) => name.split(' ').length <= 4)
    ? { title, authors }
    : null;
}

/** "Mary K." ends in a letter of the name, not in the end of a sentence. */
function withoutInitial(line: string): string {
  return line.trim().replace(/\b\w\.$/, '');
}

/** Whether a line can be a title: short, and no sentence. */
export function isTitleLine(line: string): boolean {
  const text = line.trim();
  if (text === '' || text.length > LONGEST_TITLE || !/[\p{L}\p{N}]/u.test(text)) return false;
  return !/[,;]$|[^.]\.$/.test(text) && !/^["“‘'(].*[,.!?]["”’')]?$/.test(text) && !/^https?:/i.test(text);
}

/** Finds a title among the lines `from` to `to`: above a byline, beside it, or as the last line that can be one. */
export function readTitleAndAuthors(lines: readonly string[], from: number, to: number): TitleAndAuthors {
  const filled = lines
    .slice(from, to)
    .flatMap((line, index) => (line.trim() === '' ? [] : [{ line: line.trim(), index: from + index }]));
  const at = filled.findIndex(({ line }) => isByline(line));
  const [above, byline] = [filled[at - 1], filled[at]];
  if (byline) {
    const title = above && isTitleLine(above.line) ? titleText(above.line) : null;
    return { title, authors: bylineNames(byline.line), next: byline.index + 1 };
  }
  for (const { line, index } of filled) {
    const both = titleAndAuthor(line);
    if (both) return { ...both, next: index + 1 };
  }
  const last = filled.findLast(({ line }) => isTitleLine(line));
  return { title: last ? titleText(last.line) : null, authors: [], next: last ? last.index + 1 : from };
}
