import type { CatalogueEntry } from '../catalogue.ts';
import { type JoinedStory, joinStories } from '../join.ts';
import type { SavedPage } from '../saved-page.ts';
import type { Story } from '../story.ts';
import { type Cluster, Clusters } from './clusters.ts';
import { countGeneration, type IndexDatabase } from './database.ts';
import { entryNumber } from './page-keys.ts';
import { StoryWriter } from './story-writer.ts';
import { textNumber } from './text-numbers.ts';

/** What an update did to the library. */
export interface Published {
  /** Stories written: new, changed, or only read again. */
  stories: number;
  removed: number;
}

interface KnownPage {
  number: number;
  page: SavedPage;
  state: number;
}

/**
 * Joins new and changed pages to stories, together with all pages and entries of the catalogue that might have to do with
 * them, and takes out what is gone. All in one transaction: readers see the library before or after it, never between.
 */
export class Publisher {
  readonly #database: IndexDatabase;
  readonly #entries: readonly CatalogueEntry[];
  readonly #stories: StoryWriter;
  readonly #page;
  readonly #publish;
  readonly #storyOf;
  readonly #rowsOfEntry;

  constructor(database: IndexDatabase, entries: readonly CatalogueEntry[]) {
    this.#database = database;
    this.#entries = entries;
    this.#stories = new StoryWriter(database);
    this.#page = database.prepare('SELECT number, page, state FROM pages WHERE number = ?').raw();
    this.#publish = database.prepare('UPDATE pages SET state = 1, story = ? WHERE number = ?');
    this.#storyOf = database.prepare('SELECT story FROM pages WHERE number = ? AND story IS NOT NULL').raw();
    this.#rowsOfEntry = database.prepare('SELECT row FROM stories WHERE entry = ?').raw();
  }

  /** @param touched what an edit of the catalogue has to do with, beside the pages that were read or are gone. */
  publish(touched: { entries: readonly number[]; pages: readonly number[] }): Published {
    const waiting = column(this.#database.prepare('SELECT number FROM pages WHERE state <> 1').raw().all([]));
    const around = new Clusters(this.#database, this.#entries).around([...waiting, ...touched.pages], touched.entries);
    const clusters = [...around];
    // All that may change is known before the first story is written: it may take the id that another one gives up.
    const stale = new Set(touched.entries.flatMap((entry) => this.#storiesOf(entry)));
    for (const cluster of clusters) for (const row of this.#storiesBefore(cluster)) stale.add(row);
    let stories = 0;
    for (const cluster of clusters) stories += this.#join(cluster, stale);
    for (const row of stale) this.#stories.remove(row);
    this.#removeRetired();
    this.#stories.renewRegister();
    countGeneration(this.#database);
    return { stories, removed: stale.size };
  }

  #storiesBefore({ pages, entries }: Cluster): number[] {
    const ofPages = pages.flatMap((number) => column([this.#storyOf.get([number]) ?? []]));
    return [...ofPages, ...entries.flatMap((entry) => this.#storiesOf(entryNumber(entry)))];
  }

  /** Writes the stories of one cluster and tells how many. What was one before and is none now is left in `stale`. */
  #join(cluster: Cluster, stale: Set<number>): number {
    const known = cluster.pages.flatMap((number) => this.#known(number));
    const living = known.filter(({ state }) => state !== RETIRED).sort(byFile);
    const numbers = new Map(living.map(({ page, number }) => [page, number]));
    const pages = living.map(({ page }) => page);
    for (const number of numbers.values()) this.#publish.run([null, number]);
    const joined = joinStories(pages, { entries: cluster.entries, problems: [] });
    for (const story of joined) stale.delete(this.#write(story, numbers, cluster.entries, stale));
    return joined.length;
  }

  #write(
    { story, origins }: JoinedStory,
    numbers: ReadonlyMap<SavedPage, number>,
    entries: readonly CatalogueEntry[],
    stale: ReadonlySet<number>,
  ): number {
    const pages = origins.map(({ page, place }) => ({ number: numbers.get(page) ?? 0, place }));
    const entry = origins.length > 0 ? undefined : entries.find(({ facts }) => isAbout(facts, story));
    const row = this.#stories.put(story, {
      texts: pages.map(({ number, place }) => textNumber(number, place)),
      entry: entry ? entryNumber(entry) : null,
      replaces: stale,
    });
    for (const number of new Set(pages.map((page) => page.number))) this.#publish.run([row, number]);
    return row;
  }

  #known(number: number): KnownPage[] {
    const row = this.#page.get([number]) as [number, string, number] | undefined;
    return row ? [{ number: row[0], page: JSON.parse(row[1]) as SavedPage, state: row[2] }] : [];
  }

  #storiesOf(entry: number): number[] {
    return column(this.#rowsOfEntry.all([entry]));
  }

  #removeRetired(): void {
    const removals = ['texts WHERE rowid = ?', 'page_keys WHERE page = ?', 'pages WHERE number = ?'];
    const [text, keys, page] = removals.map((removal) => this.#database.prepare(`DELETE FROM ${removal}`));
    const retired = column(this.#database.prepare(`SELECT number FROM pages WHERE state = ${RETIRED}`).raw().all([]));
    for (const number of retired) {
      const chapters = this.#known(number).flatMap((known) => known.page.chapters);
      for (const place of chapters.keys()) text?.run([textNumber(number, place)]);
      keys?.run([number]);
      page?.run([number]);
    }
  }
}

/** The state of a page whose file has changed or is gone. */
const RETIRED = 2;

/** The same stories come of the same files, in whatever order they were read. */
function byFile(one: KnownPage, other: KnownPage): number {
  if (one.page.file !== other.page.file) return one.page.file < other.page.file ? -1 : 1;
  return one.number - other.number;
}

function isAbout(facts: CatalogueEntry['facts'], story: Story): boolean {
  return facts.title === story.title && String(facts.authors ?? []) === String(story.authors);
}

/** The first value of every row that has one. */
const column = (rows: unknown[]): number[] => (rows as number[][]).flatMap(([value]) => value ?? []);
