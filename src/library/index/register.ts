import type { Audience, Standing } from '../audience.ts';
import { NAME_KINDS, type NameKind, type StoryFilter } from '../library.ts';
import { PERMISSIONS, RATING_LEVELS, STATUSES } from '../story.ts';
import { Finder, type Hit } from './finder.ts';
import { NameTable } from './name-table.ts';
import { lengthOf } from './numbers.ts';
import { byKind, type RegisterParts } from './register-parts.ts';
import { Texts } from './texts.ts';

/** Tells of an entry whether it is meant. */
export type Test = (entry: number) => boolean;

/** The library's stories in memory, as columns: who may see which, which match a filter, which fit typed words. */
export class Register {
  readonly parts: RegisterParts;
  readonly names: Record<NameKind, NameTable>;
  readonly #ids: Texts;
  readonly #finder: Finder;

  constructor(parts: RegisterParts) {
    this.parts = parts;
    this.#ids = new Texts(parts.ids);
    // Of two titles that fit alike the shorter one is more likely meant.
    this.#finder = new Finder(parts.texts, (entry) => 63 - Math.min(63, lengthOf(parts.texts.leads, entry)));
    this.names = byKind((kind) => new NameTable(kind, parts.names[kind]));
  }

  get size(): number {
    return this.#ids.size;
  }

  id(entry: number): string {
    return this.#ids.at(entry);
  }

  entryOf(id: string): number | undefined {
    const found = this.#ids.indexOf(id);
    return found < 0 ? undefined : found;
  }

  entryOfRow(row: number): number | undefined {
    const found = this.parts.rows.indexOf(row);
    return found < 0 ? undefined : found;
  }

  /** The gate over the columns; says of every story what `standing` says of its facts. */
  gate(audience: Audience): (entry: number) => Standing {
    const table = RATING_LEVELS.flatMap((level) =>
      [audience.defaultPermission, ...PERMISSIONS].map((permission): Standing => {
        if (permission === 'hidden') return 'absent';
        return audience.levels.has(level) ? 'shown' : 'withheld';
      }),
    );
    const { levels, permissions } = this.parts;
    return (entry) => table[(levels[entry] ?? 0) * (PERMISSIONS.length + 1) + (permissions[entry] ?? 0)] ?? 'absent';
  }

  shown(audience: Audience): Test {
    const gate = this.gate(audience);
    return (entry) => gate(entry) === 'shown';
  }

  withheld(audience: Audience): Test {
    const gate = this.gate(audience);
    return (entry) => gate(entry) === 'withheld';
  }

  /** Whose whole text may be read by this audience. */
  readable(audience: Audience): Test {
    const shown = this.shown(audience);
    const full = PERMISSIONS.indexOf('full') + 1;
    const unset = audience.defaultPermission === 'full' ? 0 : full;
    return (entry) => {
      const permission = this.parts.permissions[entry];
      return (permission === full || permission === unset) && shown(entry);
    };
  }

  matches(filter: StoryFilter): Test {
    const { levels, statuses, words, days } = this.parts;
    const level = filter.ratingUpTo === undefined ? RATING_LEVELS.length : RATING_LEVELS.indexOf(filter.ratingUpTo);
    const status = filter.status === undefined ? -1 : STATUSES.indexOf(filter.status);
    const { minWords = 0, maxWords = Number.POSITIVE_INFINITY } = filter;
    const day = filter.publishedOn === undefined ? -1 : Number(filter.publishedOn.replace('-', ''));
    const named = this.#named(filter);
    return (entry) =>
      (levels[entry] ?? 0) <= level &&
      (status < 0 || statuses[entry] === status) &&
      (words[entry] ?? 0) >= minWords &&
      (words[entry] ?? 0) <= maxWords &&
      (day < 0 || days[entry] === day) &&
      named.every((marked) => marked[entry] === 1);
  }

  *entries(...tests: readonly Test[]): Generator<number> {
    for (let entry = 0; entry < this.size; entry += 1) if (tests.every((test) => test(entry))) yield entry;
  }

  find(typed: string, accept: Test, limit: number): Hit[] {
    return this.#finder.find(typed, accept, limit);
  }

  countFound(typed: string, accept: Test): number {
    return this.#finder.count(typed, accept);
  }

  /** For each name the filter asks for, the stories that carry it. */
  #named(filter: StoryFilter): Uint8Array[] {
    const asked: [NameKind, string | undefined][] = NAME_KINDS.map((kind) => [kind, filter[kind]]);
    return [...asked, ['fandom', filter.withFandom] as const].flatMap(([kind, name]) =>
      name === undefined ? [] : [this.#carrying(kind, name)],
    );
  }

  #carrying(kind: NameKind, typed: string): Uint8Array {
    const marked = new Uint8Array(this.size);
    for (const name of this.names[kind].meant(typed))
      for (const entry of this.names[kind].stories(name)) marked[entry] = 1;
    return marked;
  }
}
