import { UserFacingError } from '../../errors.ts';
import type { Audience } from '../audience.ts';
import type { Found, Library, Likeness, NameKind, Overview, StoryFilter, Suggestion } from '../library.ts';
import { whyAlike } from '../similar.ts';
import type { Chapter, Story } from '../story.ts';
import { Best } from './best.ts';
import type { IndexDatabase } from './database.ts';
import type { Desk } from './desk.ts';
import type { Hit } from './finder.ts';
import { mostAlike } from './likeness.ts';
import { overviewOf } from './overview.ts';
import type { Register, Test } from './register.ts';
import { type RowSet, rowSetOf } from './text-search.ts';

const NEWEST = 5;

/** The library over its index: who and what from the register in memory, facts from the file, texts from the desk. */
export class IndexedLibrary implements Library {
  readonly #desk: Desk;
  #facts: FactsTable;
  #register: Register;
  #generation = 0;

  constructor(database: IndexDatabase, register: Register, desk: Desk) {
    this.#facts = new FactsTable(database);
    this.#register = register;
    this.#desk = desk;
  }

  /** From now on answers come from these. */
  renew(database: IndexDatabase, register: Register): void {
    this.#facts = new FactsTable(database);
    this.#register = register;
    this.#generation += 1;
  }

  get generation(): number {
    return this.#generation;
  }

  get size(): number {
    return this.#register.size;
  }

  story(id: string): Story | undefined {
    return this.#facts.byId(id)?.story;
  }

  ids(filter: StoryFilter, audience: Audience): string[] {
    const register = this.#register;
    return Array.from(register.entries(register.shown(audience), register.matches(filter)), (entry) =>
      register.id(entry),
    );
  }

  count(filter: StoryFilter, audience: Audience): { shown: number; withheld: number } {
    const register = this.#register;
    const gate = register.gate(audience);
    const counts = { shown: 0, withheld: 0, absent: 0 };
    for (const entry of register.entries(register.matches(filter))) counts[gate(entry)] += 1;
    return { shown: counts.shown, withheld: counts.withheld };
  }

  suggest(typed: string, audience: Audience, limit: number): Suggestion[] {
    const register = this.#register;
    const shown = register.shown(audience);
    const hits = typed.trim() === '' ? newest(register, shown, limit) : register.find(typed, shown, limit);
    return hits.flatMap(({ entry, fit }) => {
      const story = this.story(register.id(entry));
      return story ? [{ id: story.id, title: story.title, authors: story.authors, fit }] : [];
    });
  }

  withheldSuggestions(typed: string, audience: Audience): number {
    return this.#register.countFound(typed, this.#register.withheld(audience));
  }

  suggestNames(kind: NameKind, typed: string, audience: Audience, limit: number): string[] {
    return this.#register.names[kind].suggest(typed, this.#register.shown(audience), limit);
  }

  async search(typed: string, filter: StoryFilter, audience: Audience, limit: number): Promise<Found> {
    const register = this.#register;
    const matches = register.matches(filter);
    const shown = this.#rows(register.readable(audience), matches);
    const withheld = this.#rows(register.withheld(audience), matches);
    const answer = await this.#desk.search({ typed, shown, withheld, limit });
    const passages = answer.passages.flatMap(({ story: row, ...passage }) => {
      const story = this.#facts.byRow(row)?.story;
      return story ? [{ story, ...passage }] : [];
    });
    return { passages, withheld: answer.withheld };
  }

  async moreLike(id: string, audience: Audience, limit: number): Promise<Likeness[]> {
    const register = this.#register;
    const story = this.story(id);
    const self = register.entryOf(id);
    if (!story || self === undefined) return [];
    const row = register.parts.rows[self] ?? 0;
    const byWords = await this.#desk.alike(
      row,
      this.#rows(register.readable(audience), (entry) => entry !== self),
    );
    const entries = byWords.flatMap((found) => register.entryOfRow(found.story) ?? []);
    const shown = register.shown(audience);
    const best = mostAlike(register, story, entries, (entry) => entry !== self && shown(entry), limit);
    return best.flatMap((entry) => {
      const other = this.story(register.id(entry));
      const words = byWords.find((found) => found.story === register.parts.rows[entry])?.words ?? [];
      return other ? [{ story: other, why: whyAlike(story, other, words) }] : [];
    });
  }

  overview(audience: Audience): Overview {
    const register = this.#register;
    const { newest, ...counts } = overviewOf(register, register.shown(audience), NEWEST);
    return { ...counts, newest: newest.flatMap((entry) => this.story(register.id(entry)) ?? []) };
  }

  async chapter(id: string, number: number): Promise<Chapter> {
    const known = this.#facts.byId(id);
    const heading = known?.story.chapters.find((one) => one.number === number);
    if (!known || !heading) throw new UserFacingError('That chapter is not in the library.');
    return { ...heading, ...(await this.#desk.chapter(known.row, number)) };
  }

  close(): Promise<void> {
    return this.#desk.close();
  }

  #rows(...tests: Test[]): RowSet {
    const { rows } = this.#register.parts;
    return rowSetOf(Array.from(this.#register.entries(...tests), (entry) => rows[entry] ?? 0));
  }
}

/** What is offered to those who have typed nothing yet. */
function newest(register: Register, shown: Test, limit: number): Hit[] {
  const best = new Best(limit);
  for (const entry of register.entries(shown)) best.offer(entry, register.parts.changed[entry] ?? 0);
  return best.entries().map((entry) => ({ entry, fit: 'words' }));
}

/** Stories whose facts stay parsed: those members are looking at just now. */
const KEPT = 64;

interface Known {
  story: Story;
  row: number;
}

/** Facts are parsed when asked for: what a member looks at is a few stories of many, and those again and again. */
class FactsTable {
  /** Longest unused first. Nothing in it grows old: a changed library brings a table of its own. */
  readonly #kept = new Map<string, Known>();
  readonly #byId;
  readonly #byRow;

  constructor(database: IndexDatabase) {
    this.#byId = database.prepare('SELECT facts, row FROM stories WHERE id = ?').raw();
    this.#byRow = database.prepare('SELECT facts, row FROM stories WHERE row = ?').raw();
  }

  byId(id: string): Known | undefined {
    const known = this.#kept.get(id) ?? factsIn(this.#byId.get([id]));
    if (!known) return undefined;
    this.#kept.delete(id);
    this.#kept.set(id, known);
    const [longestUnused] = this.#kept.keys();
    if (this.#kept.size > KEPT && longestUnused !== undefined) this.#kept.delete(longestUnused);
    return known;
  }

  byRow(row: number): Known | undefined {
    return factsIn(this.#byRow.get([row]));
  }
}

function factsIn(row: unknown): Known | undefined {
  return Array.isArray(row) ? { story: JSON.parse(String(row[0])) as Story, row: Number(row[1]) } : undefined;
}
