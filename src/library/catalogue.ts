import { LineCounter, isNode, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { PERMISSIONS, STATUSES, WARNING_STATES, type Problem } from './story.ts';

/**
 * What a curator knows of the stories and their texts do not say: `catalogue.yaml` in a library's folder.
 *
 * ```yaml
 * stories:
 *   - title: The Speckled Lamp            # the only fact that must be there
 *     author: A. Reader                   # or authors: [A. Reader, B. Writer]
 *     archive: Twisting the Hellmouth     # the archive's name, for people
 *     source: https://www.example.org/Story-1
 *     rating: FR13                        # as the archive prints it
 *     warnings: none-apply                # or author-chose-not-to-warn, not-stated, or a list: [Violence]
 *     categories: [Gaslight > Holmes-Centered]
 *     fandoms: [Sherlock Holmes, Dracula]
 *     characters: [Sherlock Holmes]
 *     relationships: [Sherlock Holmes & John Watson]
 *     genres: [Mystery]
 *     tags: [Case Fic]
 *     series: { name: Lamps, part: 2 }    # or just the name
 *     summary: A lamp goes out and nobody has touched it.
 *     status: complete                    # complete, in-progress, unknown
 *     published: 2011-04-06
 *     updated: 2011-04-09
 *     words: 2491                         # as the archive states them
 *     chapters: 6
 *     language: English
 *     permission: excerpt                 # hidden, summary, excerpt, full
 *     files: [lamp-*.txt, old/lamp.html]  # its pages: names or ends of paths, * and ** stand for anything
 * ```
 *
 * What stands here overrides what was read. Files that are not there (or no `files` at all) make a link-only story.
 */

const words = z.union([z.string(), z.number()]).transform((value) => String(value).trim());
const phrase = words.pipe(z.string().min(1));
/** One thing may be written without the brackets of a list. */
const phrases = z.union([z.array(phrase), phrase.transform((one) => [one])]);
const isoDate = z.iso.date({ error: 'a date like 2011-04-06' });
const count = z.int().min(0);
const webAddress = z.url({ protocol: /^https?$/, error: 'an address beginning with http:// or https://' });

const warnings = z.union([
  z.enum(WARNING_STATES).exclude(['listed']).transform((state) => ({ state, list: [] as string[] })),
  z.array(phrase).min(1).transform((list) => ({ state: 'listed' as const, list })),
]);

const series = z.union([
  z.strictObject({ name: phrase, part: z.int().min(1).nullable().default(null) }),
  phrase.transform((name) => ({ name, part: null })),
]);

const entrySchema = z
  .strictObject({
    title: phrase,
    author: phrases,
    authors: phrases,
    archive: phrase,
    source: webAddress,
    rating: phrase,
    warnings,
    categories: phrases,
    fandoms: phrases,
    characters: phrases,
    relationships: phrases,
    genres: phrases,
    tags: phrases,
    series,
    summary: phrase,
    status: z.enum(STATUSES),
    published: isoDate,
    updated: isoDate,
    words: count,
    chapters: count,
    language: phrase,
    permission: z.enum(PERMISSIONS),
    files: phrases,
  })
  .partial()
  .required({ title: true });
