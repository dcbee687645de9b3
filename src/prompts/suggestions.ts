import type { Shelf } from '../library/shelf.ts';
import type { Dealer } from './dealer.ts';
import { nameKey } from './names.ts';
import { mannerNames, nearest, sparkNames } from './wish.ts';

export type EntryKind = 'fandom' | 'character' | 'setting' | 'about' | 'manner';

/** What can be typed for an option, best first: the decks' entries, then names that only the library knows. */
export function suggestions(dealer: Dealer, kind: EntryKind, typed: string, shelf: Shelf) {
  if (kind === 'about') return nearest(sparkNames(dealer), typed).map(homed);
  if (kind === 'manner') return nearest(mannerNames(dealer), typed).map(homed);
  if (kind === 'setting') return nearest(dealer.settings, typed).map(homed);
  const entries = kind === 'fandom' ? dealer.decks.fandoms : dealer.characters;
  const known = nearest<(typeof entries)[number]>(entries, typed);
  const keys = new Set(known.flatMap((entry) => [...entry.keys]));
  const others = shelf.suggestNames(kind, typed).filter((name) => !keys.has(nameKey(name)));
  return [...known.map(homed), ...others.map((name) => ({ name, value: name }))];
}

/** What Discord takes of a line and of its value; the beginning of a long first line finds it as well as its id. */
const LONGEST = 100;

/** "Mina Harker (Dracula)"; the value is the entry's id, because two fandoms may have one name. */
function homed(entry: { id: string; name: string; fandom?: { name: string } }): { name: string; value: string } {
  const name = (entry.fandom ? `${entry.name} (${entry.fandom.name})` : entry.name).slice(0, LONGEST);
  return { name, value: entry.id.length <= LONGEST ? entry.id : entry.name.slice(0, LONGEST) };
}
