import type { Problem } from '../library/story.ts';
import { type DeckFile, type Placed, type PlacedEntry, type PlacedFandom, readDeckFile } from './deck-file.ts';
import type { ListKind, RawCharacter, RawEntry, RawSetting } from './deck-schema.ts';
import { nameKey, stableHash } from './names.ts';

/** What a draw tells entries apart by: `id` is unique over all decks and outlives rewording of anything but the name. */
export interface Identity {
  id: string;
  hash: number;
}
export interface Character extends RawCharacter, Identity {
  fandom: Fandom;
  keys: ReadonlySet<string>;
}
export interface Setting extends RawSetting, Identity {
  fandom: Fandom;
  keys: ReadonlySet<string>;
}
export interface Fandom extends Identity {
  name: string;
  aliases: string[];
  era: string | null;
  /** Name and aliases as keys; two fandoms that share one count as the same. */
  keys: Set<string>;
  characters: Character[];
  settings: Setting[];
}
export type Entry<K extends ListKind = ListKind> = RawEntry<K> & Identity & { kind: K };

export interface Decks {
  fandoms: Fandom[];
  lists: { [K in ListKind]: Entry<K>[] };
}

export interface LoadedDecks {
  decks: Decks;
  problems: Problem[];
}

/** Puts all deck files together; decks of one fandom (by alias) become one. The first of two equal entries counts. */
export function loadDecks(files: readonly DeckFile[]): LoadedDecks {
  const table = new Table();
  for (const file of files) {
    const read = readDeckFile(file);
    table.problems.push(...read.problems);
    for (const fandom of read.fandoms) table.addFandom(fandom);
    for (const entry of read.entries) table.addEntry(entry);
  }
  return { decks: table.decks, problems: table.problems };
}

/** Are these names of one fandom? "Buffy" and "BtVS" are, if a deck says so. */
export function sameFandom(one: Fandom, other: Fandom): boolean {
  return one === other || shareAny(one.keys, other.keys);
}

export function sameCharacter(one: Character, other: Character): boolean {
  return one === other || shareAny(one.keys, other.keys);
}

/** Kin by blood or upbringing: a curator gives them the same tag "family:...". */
export function areKin(one: Character, other: Character): boolean {
  return (
    sameFandom(one.fandom, other.fandom) &&
    one.tags.some((tag) => tag.startsWith('family:') && other.tags.includes(tag))
  );
}

function shareAny(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const key of some) if (others.has(key)) return true;
  return false;
}

class Table {
  readonly decks: Decks = { fandoms: [], lists: emptyLists() };
  readonly problems: Problem[] = [];
  readonly #ids = new Set<string>();

  addFandom({ value, characters, settings }: PlacedFandom): void {
    const fandom = this.#fandom(value);
    for (const placed of characters) {
      const belonging = this.#belonging('character', placed, fandom);
      if (belonging) fandom.characters.push({ ...placed.value, ...belonging });
    }
    for (const placed of settings) {
      const belonging = this.#belonging('setting', placed, fandom);
      if (belonging) fandom.settings.push({ ...placed.value, ...belonging });
    }
  }

  addEntry(placed: PlacedEntry): void {
    const identity = this.#identify(placed, `${placed.kind}/${nameKey(placed.value.text)}`, placed.value.text);
    if (!identity) return;
    const list: Identity[] = this.decks.lists[placed.kind];
    list.push({ ...placed.value, ...identity, kind: placed.kind } as Entry);
  }

  #fandom({ fandom: name, aliases, era }: PlacedFandom['value']): Fandom {
    const keys = keysOf(name, aliases);
    const known = this.decks.fandoms.find((fandom) => fandom.keys.has(nameKey(name)) || keys.has(nameKey(fandom.name)));
    if (known) {
      for (const alias of [name, ...aliases]) if (!known.keys.has(nameKey(alias))) known.aliases.push(alias);
      for (const key of keys) known.keys.add(key);
      known.era ??= era;
      return known;
    }
    const id = `fandom/${nameKey(name)}`;
    const fandom: Fandom = { id, hash: stableHash(id), name, aliases, era, keys, characters: [], settings: [] };
    this.decks.fandoms.push(fandom);
    return fandom;
  }

  #belonging(kind: string, placed: Placed<RawCharacter | RawSetting>, fandom: Fandom) {
    const { name, aliases, era } = placed.value;
    const identity = this.#identify(placed, `${kind}/${nameKey(fandom.name)}/${nameKey(name)}`, name);
    return identity && { ...identity, era: era ?? fandom.era, fandom, keys: keysOf(name, aliases) };
  }

  #identify({ file, line }: Placed<unknown>, id: string, name: string): Identity | undefined {
    if (this.#ids.has(id)) {
      this.problems.push({ file, line, message: `expected each entry once, found "${name}" again` });
      return undefined;
    }
    this.#ids.add(id);
    return { id, hash: stableHash(id) };
  }
}

function keysOf(name: string, aliases: readonly string[]): Set<string> {
  return new Set([name, ...aliases].map(nameKey));
}

function emptyLists(): Decks['lists'] {
  return {
    tropes: [],
    constraints: [],
    objects: [],
    seasons: [],
    worlds: [],
    words: [],
    'first-lines': [],
    'last-lines': [],
    'what-ifs': [],
    'missing-scenes': [],
    'fix-its': [],
  };
}
