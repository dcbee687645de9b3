import type { Identity } from './decks.ts';
import { nameKey } from './names.ts';

type Blockable = Identity & { keys?: ReadonlySet<string>; tags?: readonly string[]; fandom?: Blockable; text?: string };

/** A test whether an entry may be shown where these names are blocked: fandoms, characters, places, tags, or entries by id. */
export function allowing(blocked: readonly string[]): (entry: Identity) => boolean {
  if (blocked.length === 0) return () => true;
  const ids = new Set(blocked);
  const keys = new Set(blocked.map(nameKey));
  const isBlocked = (entry: Blockable): boolean =>
    ids.has(entry.id) ||
    [...(entry.keys ?? [])].some((key) => keys.has(key)) ||
    (entry.tags ?? []).some((tag) => keys.has(nameKey(tag))) ||
    (entry.text !== undefined && keys.has(nameKey(entry.text))) ||
    (entry.fandom !== undefined && isBlocked(entry.fandom));
  return (entry) => !isBlocked(entry);
}

/** Whether a text of free words names anything blocked. */
export function speaksOf(text: string, blocked: readonly string[]): boolean {
  const words = ` ${nameKey(text)} `;
  return blocked.some((name) => words.includes(` ${nameKey(name)} `));
}
