import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseAllDocuments } from 'yaml';
import type { z } from 'zod';
import type { Problem } from '../library/story.ts';
import { ENTRY_SCHEMAS, fandomDeck, type ListKind, type RawEntry, type RawFandom } from './deck-schema.ts';

export interface DeckFile {
  file: string;
  text: string;
}

/** A value as it stood in a file; the line serves complaints that only show when all decks are together. */
export interface Placed<T> {
  value: T;
  file: string;
  line: number;
}
export type PlacedEntry = { [K in ListKind]: Placed<RawEntry<K>> & { kind: K } }[ListKind];
export interface PlacedFandom extends Placed<Pick<RawFandom, 'fandom' | 'aliases' | 'era'>> {
  characters: Placed<RawFandom['characters'][number]>[];
  settings: Placed<RawFandom['settings'][number]>[];
}

export interface ReadDecks {
  fandoms: PlacedFandom[];
  entries: PlacedEntry[];
  problems: Problem[];
}

type Path = (string | number)[];
const HEAD = fandomDeck.omit({ characters: true, settings: true }).loose();
const FANDOM_FIELDS = Object.keys(fandomDeck.shape);
const NOTHING: ReadDecks = { fandoms: [], entries: [], problems: [] };

/** Reads every deck of a file. A wrong entry is reported with its line and left out; the others count. */
export function readDeckFile({ file, text }: DeckFile): ReadDecks {
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter, prettyErrors: false });
  if ('empty' in documents) return NOTHING;
  const read = documents.map((document) => new DeckReader(file, document, lineCounter).read());
  return {
    fandoms: read.flatMap(({ fandoms }) => fandoms),
    entries: read.flatMap(({ entries }) => entries),
    problems: read.flatMap(({ problems }) => problems),
  };
}

class DeckReader {
  readonly #file: string;
  readonly #document: Document;
  readonly #lines: LineCounter;
  readonly #problems: Problem[] = [];

  constructor(file: string, document: Document, lines: LineCounter) {
    this.#file = file;
    this.#document = document;
    this.#lines = lines;
  }

  read(): ReadDecks {
    const { errors, contents } = this.#document;
    for (const error of errors) this.#report(error.pos[0], error.message);
    if (errors.length > 0 || contents === null || (isScalar(contents) && contents.value === null)) {
      return { ...NOTHING, problems: this.#problems };
    }
    const kind = isMap(contents) ? this.#document.get('deck') : undefined;
    if (kind === 'fandom') return { fandoms: this.#fandom(), entries: [], problems: this.#problems };
    if (isListKind(kind)) return { fandoms: [], entries: this.#entries(kind), problems: this.#problems };
    const known = ['fandom', ...Object.keys(ENTRY_SCHEMAS)].join(', ');
    this.#report(this.#offset(['deck']), `expected "deck:" and one of ${known}, found ${String(kind ?? 'nothing')}`);
    return { ...NOTHING, problems: this.#problems };
  }

  #fandom(): PlacedFandom[] {
    const [head] = this.#parse(HEAD, []);
    const whole = this.#plain([]);
    for (const key of Object.keys(whole instanceof Object ? whole : {})) {
      if (!FANDOM_FIELDS.includes(key)) this.#report(this.#offset([key]), `expected a field of a fandom, found ${key}`);
    }
    const characters = this.#list('characters', fandomDeck.shape.characters.unwrap().element);
    const settings = this.#list('settings', fandomDeck.shape.settings.unwrap().element);
    return head ? [{ ...head, characters, settings }] : [];
  }

  #entries<K extends ListKind>(kind: K): PlacedEntry[] {
    if (!this.#document.has('entries')) this.#report(this.#offset([]), 'expected a list under "entries:", found none');
    const schemas: { [Kind in ListKind]: z.ZodType<RawEntry<Kind>> } = ENTRY_SCHEMAS;
    return this.#list('entries', schemas[kind]).map((placed) => ({ ...placed, kind }) as PlacedEntry);
  }

  #list<T>(key: string, schema: z.ZodType<T>): Placed<T>[] {
    const list = this.#document.get(key);
    if (isSeq(list)) return list.items.flatMap((_, index) => this.#parse(schema, [key, index]));
    if (list !== undefined && list !== null) this.#report(this.#offset([key]), `${key}: expected a list`);
    return [];
  }

  /** One value, or none and a report for each thing wrong with it. */
  #parse<T>(schema: z.ZodType<T>, at: Path): Placed<T>[] {
    const read = schema.safeParse(this.#plain(at));
    if (read.success) return [{ value: read.data, file: this.#file, line: this.#line(this.#offset(at)) }];
    for (const issue of read.error.issues) {
      const { path, message } = located(issue);
      const there = path.length === 0 || this.#document.hasIn([...at, ...path]);
      this.#report(this.#offset([...at, ...path]), there ? message : `${path[0]}: expected it, found nothing`);
    }
    return [];
  }

  /** An anchor that cannot be followed is as wrong as a missing entry. */
  #plain(path: Path): unknown {
    const node = this.#document.getIn(path, true);
    try {
      return isNode(node) ? node.toJS(this.#document) : node;
    } catch {
      return null;
    }
  }

  /** Where the value stands, or the nearest thing around it that is there. */
  #offset(path: Path): number {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = this.#document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return node.range[0];
    }
    return 0;
  }

  #line(offset: number): number {
    return this.#lines.linePos(offset).line;
  }

  #report(offset: number, message: string): void {
    this.#problems.push({ file: this.#file, line: this.#line(offset), message });
  }
}

function isListKind(kind: unknown): kind is ListKind {
  return typeof kind === 'string' && Object.hasOwn(ENTRY_SCHEMAS, kind);
}

function located(issue: z.core.$ZodIssue): { path: Path; message: string } {
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    const [first = ''] = issue.keys;
    return { path: [...path, first], message: `expected a field of this deck, found ${issue.keys.join(', ')}` };
  }
  const [field] = path;
  if (field === undefined) return { path, message: 'expected an entry like { text: ... }' };
  return { path, message: `${field}: ${issue.message}` };
}
