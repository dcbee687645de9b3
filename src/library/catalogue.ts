import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { StatedFacts } from './saved-page.ts';
import { PERMISSIONS, type Problem, STATUSES, WARNING_STATES } from './story.ts';

/**
 * What a curator knows of the stories and their texts do not say: `catalogue.yaml` in a library's folder.
 *
 * ```yaml
 * stories:
 *   - title: The Speckled Lamp            # the only fact that must be there
 *     author: A. Reader                   # or a list: [A. Reader, B. Writer]
 *     archive: Twisting the Hellmouth     # the archive's name, for people
 *     source: https://www.example.org/Story-1
 *     rating: FR13                        # as the archive prints it
 *     warnings: none-apply                # or author-chose-not-to-warn, not-stated, or a list: [Violence]
 *     categories: Gaslight > Holmes-Centered
 *     fandoms: [Sherlock Holmes, Dracula]
 *     characters: [Sherlock Holmes]
 *     relationships: [Sherlock Holmes & John Watson]
 *     genres: [Mystery]
 *     tags: [Case Fic]
 *     series: { name: Lamps, part: 2 }    # or just the name
 *     summary: A lamp goes out and nobody has touched it.
 *     status: complete                    # or in-progress, unknown
 *     published: 2011-04-06
 *     updated: 2011-04-09
 *     words: 2491                         # as the archive states them
 *     chapters: 6
 *     language: English
 *     permission: excerpt                 # or hidden, summary, full
 *     files: [lamp-*.txt, old/lamp.html]  # its pages: names or ends of paths; * and ** stand for anything
 * ```
 *
 * What stands here overrides what was read. Files that are not there (or no `files` at all) make a link-only story.
 */

const phrase = z
  .union([z.string(), z.number()], {
    error: ({ input }) => (input === undefined ? 'expected it, found nothing' : 'expected a text'),
  })
  .transform((value) => String(value).trim())
  .pipe(z.string().min(1, { error: 'expected a text, found nothing' }));
/** One thing may be written without the brackets of a list. */
const phrases = z.union([z.array(phrase), phrase.transform((one) => [one])], {
  error: 'expected a text or a list of texts',
});
const isoDate = z.iso.date({ error: 'expected a date like 2011-04-06' });
const count = z
  .int({ error: 'expected a whole number' })
  .min(0, { error: 'expected a whole number, found one below 0' });

const warnings = z.union(
  [
    z
      .enum(WARNING_STATES)
      .exclude(['listed'])
      .transform((state) => ({ state, list: [] as string[] })),
    z
      .array(phrase)
      .min(1)
      .transform((list) => ({ state: 'listed' as const, list })),
  ],
  { error: 'expected none-apply, author-chose-not-to-warn, not-stated or a list of warnings' },
);

const A_PART = 'expected a part from 1 on, as a whole number';
const series = z.union(
  [
    z.strictObject({ name: phrase, part: z.int({ error: A_PART }).min(1, { error: A_PART }).nullable().default(null) }),
    phrase.transform((name) => ({ name, part: null })),
  ],
  { error: 'expected a name, or { name, part } with a whole number' },
);

const entrySchema = z.strictObject({
  title: phrase,
  author: z.exactOptional(phrases),
  authors: z.exactOptional(phrases),
  archive: z.exactOptional(phrase),
  source: z.exactOptional(
    z.url({ protocol: /^https?$/, error: 'expected an address beginning with http:// or https://' }),
  ),
  rating: z.exactOptional(phrase),
  warnings: z.exactOptional(warnings),
  categories: z.exactOptional(phrases),
  fandoms: z.exactOptional(phrases),
  characters: z.exactOptional(phrases),
  relationships: z.exactOptional(phrases),
  genres: z.exactOptional(phrases),
  tags: z.exactOptional(phrases),
  series: z.exactOptional(series),
  summary: z.exactOptional(phrase),
  status: z.exactOptional(z.enum(STATUSES)),
  published: z.exactOptional(isoDate),
  updated: z.exactOptional(isoDate),
  words: z.exactOptional(count),
  chapters: z.exactOptional(count),
  language: z.exactOptional(phrase),
  permission: z.exactOptional(z.enum(PERMISSIONS)),
  files: z.exactOptional(phrases),
});

/** One story as the curator lists it. */
export interface CatalogueEntry {
  facts: StatedFacts & { title: string };
  /** Names, ends of paths or globs of the files that are its pages; empty for a link-only story. */
  files: string[];
  /** Says what is known of a text wherever it turns up, but lists no story by itself. */
  onlyBeside?: boolean;
}

export interface Catalogue {
  entries: CatalogueEntry[];
  problems: Problem[];
}

/** Reads a catalogue. A wrong entry is reported with its line and left out; the others count. */
export function parseCatalogue(file: string, text: string): Catalogue {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problem = (offset: number, message: string) => ({ file, line: lines.linePos(offset).line, message });
  if (document.errors.length > 0) {
    return { entries: [], problems: document.errors.map((error) => problem(error.pos[0], error.message)) };
  }
  if (document.contents === null) return { entries: [], problems: [] };
  const list = isMap(document.contents) ? document.get('stories', true) : undefined;
  if (isScalar(list) && list.value === null) return { entries: [], problems: [] };
  if (!isSeq(list)) return { entries: [], problems: [problem(0, 'expected a list under "stories:", found none')] };
  const catalogue: Catalogue = { entries: [], problems: [] };
  for (const [index, item] of list.items.entries()) {
    const read = entrySchema.safeParse(plain(item, document));
    if (read.success) catalogue.entries.push(entryFrom(read.data));
    for (const issue of read.error?.issues ?? []) {
      const { path, message } = located(issue);
      catalogue.problems.push(problem(offsetOf(document, ['stories', index, ...path]), message));
    }
  }
  return catalogue;
}

/** An alias that cannot be followed is as wrong as a missing entry. */
function plain(item: unknown, document: Document): unknown {
  try {
    return isNode(item) ? item.toJS(document) : item;
  } catch {
    return null;
  }
}

function entryFrom({
  author,
  authors = author,
  chapters,
  files = [],
  ...facts
}: z.output<typeof entrySchema>): CatalogueEntry {
  return {
    facts: { ...facts, ...(authors && { authors }), ...(chapters !== undefined && { chapterCount: chapters }) },
    files,
  };
}

/** The path of the wrong value and, named by its field, what was expected there. */
function located(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string } {
  if (issue.code === 'unrecognized_keys') {
    const [first = ''] = issue.keys;
    return { path: [...issue.path, first], message: `expected a field of a story, found ${issue.keys.join(', ')}` };
  }
  if (issue.path.length === 0) return { path: [], message: 'expected a story with at least a title' };
  const missing = issue.code === 'invalid_type' && issue.expected === 'nonoptional';
  return {
    path: issue.path,
    message: `${String(issue.path[0])}: ${missing ? 'expected it, found nothing' : issue.message}`,
  };
}

/** Where in the text the value stands, or the nearest thing around it that is there. */
function offsetOf(document: Document, path: PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
