import { foldedWords, foldName, foldPairing, jointOf } from '../fold.ts';
import type { NameKind } from '../library.ts';
import { Best } from './best.ts';
import { Finder } from './finder.ts';
import { type Lists, lengthOf, listOf, listsOf, Numbers } from './numbers.ts';
import { Texts, type TextsParts } from './texts.ts';
import { WordIndexBuilder, type WordIndexParts } from './word-index.ts';

export interface NameTableParts {
  /** The names folded, sorted: case, accents and punctuation do not make a name another. */
  keys: TextsParts;
  /** By name, as most stories spell it. */
  spellings: TextsParts;
  /** By name: the entries of the stories that carry it, ascending. */
  stories: Lists;
  words: WordIndexParts;
}

const nameKey = (kind: NameKind, name: string): string =>
  kind === 'relationship' ? foldPairing(name) : foldName(name);

/** "btvs" for Buffy the Vampire Slayer: how fandoms are called by those in them. */
function initials(name: string): string {
  const words = foldedWords(name);
  return words.length >= 3 ? words.map((word) => word.charAt(0)).join('') : '';
}

/** All names of one kind and the stories that carry them. */
export class NameTable {
  readonly #kind: NameKind;
  readonly #keys: Texts;
  readonly #spellings: Texts;
  readonly #stories: Lists;
  readonly #finder: Finder;

  constructor(kind: NameKind, parts: NameTableParts) {
    this.#kind = kind;
    this.#keys = new Texts(parts.keys);
    this.#spellings = new Texts(parts.spellings);
    this.#stories = parts.stories;
    this.#finder = new Finder(parts.words, (name) =>
      Math.min(63, Math.round(4 * Math.log2(lengthOf(parts.stories, name)))),
    );
  }

  get size(): number {
    return this.#keys.size;
  }

  spelling(name: number): string {
    return this.#spellings.at(name);
  }

  stories(name: number): Uint32Array {
    return listOf(this.#stories, name);
  }

  /** The names meant by what was typed: just that name, else every name that has all its words. */
  meant(typed: string): number[] {
    const exact = this.exactly(typed);
    if (exact !== undefined) return [exact];
    const joint = this.#kind === 'relationship' ? jointOf(typed) : '';
    return this.#finder.every(typed).filter((name) => joint === '' || jointOf(this.spelling(name)) === joint);
  }

  exactly(name: string): number | undefined {
    const found = this.#keys.indexOf(nameKey(this.#kind, name));
    return found < 0 ? undefined : found;
  }

  /** Names that fit what was typed and are carried by a story that `shown` lets through; all of those, most used first, for nothing typed. */
  suggest(typed: string, shown: (entry: number) => boolean, limit: number): string[] {
    const carried = (name: number) => this.stories(name).some(shown);
    const found =
      foldName(typed) === ''
        ? this.#mostUsed(carried, limit)
        : this.#finder.find(typed, carried, limit).map(({ entry }) => entry);
    return found.map((name) => this.spelling(name));
  }

  #mostUsed(carried: (name: number) => boolean, limit: number): number[] {
    const best = new Best(limit);
    for (let name = 0; name < this.size; name += 1) {
      const uses = lengthOf(this.#stories, name);
      if (best.wants(uses) && carried(name)) best.offer(name, uses);
    }
    return best.entries();
  }
}

export class NameTableBuilder {
  readonly #kind: NameKind;
  readonly #spellings = new Map<string, { key: number; uses: number }>();
  readonly #keys = new Map<string, number>();
  readonly #names = new Numbers();
  readonly #stories = new Numbers();

  constructor(kind: NameKind) {
    this.#kind = kind;
  }

  add(entry: number, names: readonly string[]): void {
    const seen = new Set<number>();
    for (const name of names) {
      const key = this.#enter(name);
      if (key === undefined || seen.has(key)) continue;
      seen.add(key);
      this.#names.push(key);
      this.#stories.push(entry);
    }
  }

  finish(): NameTableParts {
    const sorted = [...this.#keys.keys()].sort();
    const rank = new Uint32Array(sorted.length);
    for (const [index, key] of sorted.entries()) rank[this.#keys.get(key) ?? 0] = index;
    const spellings = this.#commonSpellings(rank);
    const words = new WordIndexBuilder();
    for (const spelling of spellings) words.add([[spelling], this.#kind === 'fandom' ? [initials(spelling)] : []]);
    return {
      keys: Texts.of(sorted).parts,
      spellings: Texts.of(spellings).parts,
      stories: listsOf(
        this.#names.view().map((name) => rank[name] ?? 0),
        this.#stories.view(),
        sorted.length,
      ),
      words: words.finish(),
    };
  }

  #enter(name: string): number | undefined {
    const known = this.#spellings.get(name);
    if (known) {
      known.uses += 1;
      return known.key;
    }
    const text = nameKey(this.#kind, name);
    if (foldName(text) === '') return undefined;
    const key = this.#keys.get(text) ?? this.#keys.size;
    this.#keys.set(text, key);
    this.#spellings.set(name, { key, uses: 1 });
    return key;
  }

  #commonSpellings(rank: Uint32Array): string[] {
    const spellings = new Array<string>(rank.length).fill('');
    const uses = new Uint32Array(rank.length);
    for (const [spelling, { key, uses: count }] of this.#spellings) {
      const name = rank[key] ?? 0;
      if (count <= (uses[name] ?? 0)) continue;
      uses[name] = count;
      spellings[name] = spelling;
    }
    return spellings;
  }
}
