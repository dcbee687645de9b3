import { NAME_KINDS, type NameKind } from '../library.ts';
import { levelOf } from '../ratings.ts';
import { PERMISSIONS, RATING_LEVELS, STATUSES, type Story } from '../story.ts';
import { NameTableBuilder, type NameTableParts } from './name-table.ts';
import { Numbers } from './numbers.ts';
import { Texts, type TextsParts } from './texts.ts';
import { WordIndexBuilder, type WordIndexParts } from './word-index.ts';

/**
 * What is kept in memory of every story, column by column: about 150 bytes each, so that a filter or a typed word is
 * answered at once in a library of any size. An entry is a story's place in the order of ids.
 */
export interface RegisterParts {
  ids: TextsParts;
  /** The story's row in the index file. */
  rows: Uint32Array;
  /** Place in RATING_LEVELS. */
  levels: Uint8Array;
  /** Place in PERMISSIONS, from 1; 0: nobody has said. */
  permissions: Uint8Array;
  /** Place in STATUSES. */
  statuses: Uint8Array;
  words: Uint32Array;
  /** Month * 100 + day of the first publication; 0: not stated. */
  days: Uint16Array;
  /** The last change as a number, 20110406; 0: not stated. */
  changed: Uint32Array;
  /** By entry: title; authors; fandoms and characters. */
  texts: WordIndexParts;
  names: Record<NameKind, NameTableParts>;
}

/** What the archive states, else our own count. */
export function wordsOf(story: Pick<Story, 'words' | 'chapters'>): number {
  return story.words ?? story.chapters.reduce((sum, chapter) => sum + chapter.words, 0);
}

export function namesOf(story: Story, kind: NameKind): readonly string[] {
  switch (kind) {
    case 'fandom':
      return story.fandoms;
    case 'character':
      return story.characters;
    case 'relationship':
      return story.relationships;
    case 'author':
      return story.authors;
    case 'tag':
      return [...story.genres, ...story.tags];
  }
}

/** Takes the stories one by one, sorted by id; the facts are let go at once, so a library of any size fits. */
export class RegisterBuilder {
  readonly #ids: string[] = [];
  readonly #columns = {
    rows: new Numbers(),
    levels: new Numbers(),
    permissions: new Numbers(),
    statuses: new Numbers(),
    words: new Numbers(),
    days: new Numbers(),
    changed: new Numbers(),
  };
  readonly #texts = new WordIndexBuilder();
  readonly #names = byKind((kind) => new NameTableBuilder(kind));

  add(row: number, story: Story): void {
    const columns = this.#columns;
    const entry = this.#ids.push(story.id) - 1;
    columns.rows.push(row);
    columns.levels.push(RATING_LEVELS.indexOf(levelOf(story)));
    columns.permissions.push(story.permission === null ? 0 : PERMISSIONS.indexOf(story.permission) + 1);
    columns.statuses.push(STATUSES.indexOf(story.status));
    columns.words.push(wordsOf(story));
    columns.days.push(Number(story.published?.slice(5).replace('-', '') ?? 0));
    columns.changed.push(Number((story.updated ?? story.published)?.replaceAll('-', '') ?? 0));
    this.#texts.add([[story.title ?? ''], story.authors, story.fandoms, story.characters]);
    for (const kind of NAME_KINDS) this.#names[kind].add(entry, namesOf(story, kind));
  }

  finish(): RegisterParts {
    const { rows, levels, permissions, statuses, words, days, changed } = this.#columns;
    return {
      ids: Texts.of(this.#ids).parts,
      rows: rows.view().slice(),
      levels: Uint8Array.from(levels.view()),
      permissions: Uint8Array.from(permissions.view()),
      statuses: Uint8Array.from(statuses.view()),
      words: words.view().slice(),
      days: Uint16Array.from(days.view()),
      changed: changed.view().slice(),
      texts: this.#texts.finish(),
      names: byKind((kind) => this.#names[kind].finish()),
    };
  }
}

export function byKind<T>(make: (kind: NameKind) => T): Record<NameKind, T> {
  return {
    fandom: make('fandom'),
    character: make('character'),
    relationship: make('relationship'),
    author: make('author'),
    tag: make('tag'),
  };
}
