import type { Shelf } from '../library/shelf.ts';
import type { Dealer } from './dealer.ts';
import { nameKey } from './names.ts';
import { nearest } from './wish.ts';

export type EntryKind = 'fandom' | 'character' | 'setting';

/** What can be typed for an option, best first: the decks' entries, then names that only the library knows. */
export function suggestions(dealer: Dealer, kind: EntryKind, typed: string, shelf: Shelf) {
  if (kind === 'setting') return nearest(dealer.settings, typed).map(homed);
  const entries = kind === 'fandom' ? dealer.decks.fandoms : dealer.characters;
  const known = nearest<(typeof entries)[number]>(entries, typed);
  const keys = new Set(known.flatMap((entry) => [...entry.keys]));
  const others = shelf.suggestNames(kind, typed).filter((name) => !keys.has(nameKey(name)));
  return [...known.map(homed), ...others.map((name) => ({ name, value: name }))];
}

/** "Mina Harker (Dracula)"; the value is the entry's id, because two fandoms may have one name. */
function homed(entry: { id: string; name: string; fandom?: { name: string } }): { name: string; value: string } {
  return { name: entry.fandom ? `${entry.name} (${entry.fandom.name})` : entry.name, value: entry.id };
}
