import type { CatalogueEntry } from './catalogue.ts';
import { fileMatcher, numberedName } from './file-names.ts';
import { isSameText } from './fingerprints.ts';
import { foldName } from './fold.ts';
import { tthPage } from './formats/tth-page.ts';
import type { SavedPage } from './saved-page.ts';

/** Pages of one story, in no order yet and with some saved twice; or one text that is a whole story. */
export interface PageGroup {
  /** What the curator says of exactly these files. */
  entry: CatalogueEntry | null;
  pages: SavedPage[];
}

/**
 * Puts together the pages of one story: those that the catalogue names, that carry one key of an archive, one title and
 * author, or one file name but for the number.
 */
export function groupPages(pages: readonly SavedPage[], entries: readonly CatalogueEntry[]): PageGroup[] {
  const entryOf = claims(entries);
  const groups = new Map<string, PageGroup>();
  pages.forEach((page, index) => {
    const entry = entryOf(page.file);
    const key = entry ? `entry ${entries.indexOf(entry)}` : isPaged(page) ? pagedKey(page, index) : `whole ${index}`;
    const group = groups.get(key) ?? { entry, pages: [] };
    group.pages.push(page);
    groups.set(key, group);
  });
  reunite(groups);
  return [...groups].flatMap(([key, group]) => (key.endsWith(NOBODY) ? namesakes(group) : [group]));
}

/** Pages of which only the title is known may be of several stories: two first chapters, or two last pages, are. */
function namesakes({ pages }: PageGroup): PageGroup[] {
  const groups: PageGroup[] = [];
  for (const page of pages) {
    const home = groups.find((group) => group.pages.every((other) => !contradict(page, other)));
    if (home) home.pages.push(page);
    else groups.push({ entry: null, pages: [page] });
  }
  return groups;
}

function contradict(one: SavedPage, other: SavedPage): boolean {
  const isSamePage = one.place.page !== null && one.place.page === other.place.page;
  const areLast = one.facts.status !== undefined && other.facts.status !== undefined;
  return (isSamePage || areLast) && !isSameText(one.prints?.[0] ?? [], other.prints?.[0] ?? []);
}

/** Whether a text is one page of several, rather than a story by itself. */
export function isPaged({ format, place }: SavedPage): boolean {
  return place.of !== 1 && (place.page !== null || format === tthPage.name);
}

/** Which entry names a file; the first one where several do. */
export function claims(entries: readonly CatalogueEntry[]): (file: string) => CatalogueEntry | null {
  const named = new Map<string, [matches: (file: string) => boolean, entry: CatalogueEntry][]>();
  const patterns: [matches: (file: string) => boolean, entry: CatalogueEntry][] = [];
  for (const entry of entries) {
    for (const pattern of entry.files) {
      const claim: [(file: string) => boolean, CatalogueEntry] = [fileMatcher(pattern), entry];
      if (/[*?]/.test(pattern)) patterns.push(claim);
      else named.set(nameOf(pattern), [...(named.get(nameOf(pattern)) ?? []), claim]);
    }
  }
  return (file) => [...(named.get(nameOf(file)) ?? []), ...patterns].find(([matches]) => matches(file))?.[1] ?? null;
}

const nameOf = (file: string): string => file.toLowerCase().split(/[\\/]/).at(-1) ?? '';

function pagedKey({ file, place, facts }: SavedPage, index: number): string {
  if (place.story) return `key ${place.story}`;
  if (facts.title) return titleKey(facts.title, facts.authors ?? []);
  const name = numberedName(file);
  return name ? `name ${name.stem}` : `page ${index}`;
}

/** How the key of a title ends whose author is not known. */
const NOBODY = ' by ';
const titleKey = (title: string, authors: readonly string[]): string =>
  `title ${foldName(title)} by ${authorKey(authors)}`;
const authorKey = (authors: readonly string[]): string =>
  authors
    .map((author) => foldName(author))
    .sort()
    .join('+');

/** Brings pages that say less (no key, no author, no title) to those they belong to, where only one group can be meant. */
function reunite(groups: Map<string, PageGroup>): void {
  const byTitle = new Map<string, Set<string>>();
  const byName = new Map<string, Set<string>>();
  const note = (map: Map<string, Set<string>>, name: string, key: string) =>
    map.set(name, (map.get(name) ?? new Set()).add(key));
  for (const [key, { pages }] of groups) {
    for (const page of pages) {
      if (!isPaged(page)) continue;
      if (page.facts.title) note(byTitle, foldName(page.facts.title), key);
      const name = numberedName(page.file);
      if (name) note(byName, name.stem, key);
    }
  }
  const merge = (key: string, candidates: Iterable<string>) => {
    const [home, ...more] = [...candidates].filter(
      (other) => other !== key && groups.has(other) && !(key.startsWith('title ') && other.endsWith(NOBODY)),
    );
    const [from, to] = [groups.get(key), groups.get(home ?? '')];
    if (!from || !to || more.length > 0 || !agree(from, to)) return;
    to.pages.push(...from.pages);
    groups.delete(key);
  };
  for (const [key, { pages }] of [...groups]) {
    const { title } = pages[0]?.facts ?? {};
    if (key.startsWith('title ') && title) merge(key, byTitle.get(foldName(title)) ?? []);
    if (key.startsWith('name ')) merge(key, byName.get(key.slice('name '.length)) ?? []);
  }
}

/** Two groups are of one story unless both name an author and not the same. */
function agree(one: PageGroup, other: PageGroup): boolean {
  const names = [one, other].map(
    ({ pages }) => new Set(pages.flatMap(({ facts }) => (facts.authors ? [authorKey(facts.authors)] : []))),
  );
  const [mine, theirs] = names;
  return !mine?.size || !theirs?.size || [...mine].some((name) => theirs.has(name));
}
