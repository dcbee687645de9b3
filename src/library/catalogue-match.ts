import type { CatalogueEntry } from './catalogue.ts';
import { foldName } from './fold.ts';
import { storyKey } from './formats/story-keys.ts';
import type { Draft } from './join.ts';

/**
 * Lays the curator's facts over what was read. An entry whose files are not there goes to the story of the same archive
 * page, or of the same title and author; with none of these it becomes a link-only story.
 */
export function applyCatalogue(drafts: readonly Draft[], entries: readonly CatalogueEntry[]): Draft[] {
  const byKey = new Map(drafts.flatMap((draft) => (draft.key ? [[draft.key, draft] as const] : [])));
  const byTitle = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const title = foldName(draft.facts.title ?? '');
    byTitle.set(title, [...(byTitle.get(title) ?? []), draft]);
  }
  const met = new Map(drafts.flatMap((draft) => (draft.entry ? [[draft.entry, draft] as const] : [])));
  const linked: Draft[] = [];
  for (const entry of entries) {
    const key = storyKey(entry.facts.source);
    const namesakes = (byTitle.get(foldName(entry.facts.title)) ?? []).filter((draft) => mayBe(draft, entry));
    const draft =
      met.get(entry) ?? (key ? byKey.get(key) : undefined) ?? (namesakes.length === 1 ? namesakes[0] : undefined);
    // What is known in general gives way to what the library's own curator says.
    if (entry.onlyBeside && (!draft || (draft.entry && draft.entry !== entry))) continue;
    if (draft) Object.assign(draft, { entry, facts: { ...draft.facts, ...entry.facts }, key: key ?? draft.key });
    else linked.push({ entry, facts: entry.facts, key, files: [], chapters: [], losses: 0, problems: [] });
  }
  return [...drafts, ...linked];
}

/** Nobody else's entry, and no author who is not the entry's. */
function mayBe({ entry: taken, facts }: Draft, entry: CatalogueEntry): boolean {
  const [stated, listed] = [facts.authors ?? [], entry.facts.authors ?? []].map((names) =>
    names.map((name) => foldName(name)),
  );
  if (taken) return false;
  return !stated?.length || !listed?.length || stated.some((name) => listed.includes(name));
}
