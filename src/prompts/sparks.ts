import type { Character, Decks, Entry, Identity, Setting } from './decks.ts';
import { agree, capitalised, filled, listed, named } from './phrases.ts';
import { pickSeveral, salt } from './seed.ts';

/** Who is where: what a spark is told about. */
export interface Scene {
  first: Character;
  second: Character;
  setting: Setting | null;
}

/** What sets a prompt going: a trope, a line, an object. `tell` gives whole sentences. */
export interface Spark extends Identity {
  text: string;
  rating: Entry['rating'];
  tags: string[];
  /** Only for prompts that were asked to be romantic. */
  romance: boolean;
  /** Which parts of the scene its sentences speak of. */
  uses: { second: boolean; place: boolean };
  /** It cannot be told where nobody knows a place. */
  needsPlace: boolean;
  tell(scene: Scene): string;
}

type Telling<K extends Entry['kind']> = (entry: Entry<K>, scene: Scene) => string;
const BOTH_THERE = { second: true, place: true };

function sparks<K extends Entry['kind']>(entries: Entry<K>[], tell: Telling<K>, uses = BOTH_THERE): Spark[] {
  return entries.map((entry) => ({
    id: entry.id,
    hash: entry.hash,
    text: entry.text,
    rating: entry.rating,
    tags: entry.tags,
    romance: 'romance' in entry && entry.romance,
    uses,
    needsPlace: false,
    tell: (scene) => tell(entry, scene),
  }));
}

const both = ({ first, second }: Scene) => `${named(first)} and ${named(second)}`;
const there = (scene: Scene) => `${both(scene)} are ${scene.setting?.in ?? 'together'}`;

export function meetings({ lists }: Decks): Spark[] {
  return sparks(lists.tropes, ({ as }, { first, second, setting }) => {
    const place = setting ? ` ${setting.in}` : '';
    return capitalised(`${named(first)} ${agree(first, 'meets', 'meet')} ${named(second)}${place}, and ${as}.`);
  });
}

export function tropes({ lists }: Decks): Spark[] {
  return sparks(lists.tropes, ({ as }, scene) => capitalised(`${there(scene)}, and ${as}.`));
}

export function objects({ lists }: Decks): Spark[] {
  return sparks(lists.objects, ({ text, plural }, scene) =>
    capitalised(`${there(scene)}. Between them ${plural ? 'there are' : 'there is'} ${text}.`),
  );
}

export function seasons({ lists }: Decks): Spark[] {
  return sparks(lists.seasons, (season, scene) =>
    capitalised(`${season.in}, ${there(scene)}. Only one of them wants to be there.`),
  );
}

export function worlds({ lists }: Decks): Spark[] {
  const uses = { second: true, place: false };
  return sparks(lists.worlds, ({ as }, scene) => `Imagine ${both(scene)} in a world ${as}.`, uses);
}

export function firstLines({ lists }: Decks): Spark[] {
  return sparks(
    lists['first-lines'],
    ({ text }, scene) => `${capitalised(there(scene))}. Begin with this line: ${quoted(text)}`,
  );
}

export function lastLines({ lists }: Decks): Spark[] {
  return sparks(
    lists['last-lines'],
    ({ text }, scene) => `${capitalised(there(scene))}. End with this line: ${quoted(text)}`,
  );
}

/** A line of speech brings its own marks; doubled they would read as a mistake. */
function quoted(line: string): string {
  return /[“”"]/.test(line) ? line : `“${line}”`;
}

type PatternKind = 'what-ifs' | 'missing-scenes' | 'fix-its';

/** Entries that are sentences with gaps: what they use is seen from their gaps. */
export function patterns<K extends PatternKind>(kind: K, frame: (filledText: string) => string) {
  return ({ lists }: Decks): Spark[] =>
    lists[kind].map(({ id, hash, text, rating, tags }) => ({
      id,
      hash,
      text: summed(text),
      rating,
      tags,
      romance: false,
      uses: { second: /\{b/.test(text), place: text.includes('{place}') },
      needsPlace: text.includes('{place}'),
      tell: ({ first, second, setting }) => frame(filled(text, first, second, setting?.in ?? '')),
    }));
}

/** The pattern for a list of choices: "what if A had never met B". */
function summed(pattern: string): string {
  return pattern
    .replace(/\{(a|b)('s)?\}/g, (_, who: string, owns = '') => who.toUpperCase() + owns)
    .replace('{place}', 'there')
    .replace(/\{([^|}]*)\|[^}]*\}/g, '$1');
}

const HANDS = 1024;

/** Sets of five different words. There are far too many to list, so a thousand numbered hands stand for them. */
export function fiveWords({ lists }: Decks): Spark[] {
  if (lists.words.length < 5) return [];
  return Array.from({ length: HANDS }, (_, number) => hand(lists.words, number));
}

function hand(deck: Entry<'words'>[], number: number): Spark {
  const words = pickSeveral(deck, salt(number, HANDS), 5);
  const text = listed(words.map((word) => word.text));
  return {
    id: `hand/${number}`,
    hash: salt(number, HANDS + 1),
    text,
    rating: 'general',
    tags: words.flatMap(({ tags }) => tags),
    romance: false,
    uses: BOTH_THERE,
    needsPlace: false,
    tell: (scene) => `${capitalised(there(scene))}. Use these five words: ${text}.`,
  };
}
