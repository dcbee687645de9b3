import { StoryFormatError } from '../../errors.ts';
import type { Line } from '../lines.ts';

/** Pages of the archive that are no chapters, each known by a line of its own. */
const PAGES: ReadonlyArray<readonly [found: string, line: RegExp]> = [
  ['a challenge', /^Challenge (?:Details$|Issuer|Name|Type)/],
  ['a list of challenges', /• Responses \[\d+\]/],
  ['a list of stories', /• (?:Chapters|Words|Reviews|Recs) \[[\d,]+\]/],
  ['the rules of the archive', /^(?:Site Rules|What can be posted)$/],
  ['the news of the archive', /^Posted \d{1,2}\s\w{3}\s\d{2} • /],
  ['the results of an award', /^Total votes in this category/],
  ['a page for registered users only', /^You (?:must|need to) (?:be logged in|log in|be a registered)/i],
  [
    'a page that was not found',
    /^(?:Story|Chapter|Page) not found\b|^The (?:story|chapter|page) you (?:requested|are looking for)/i,
  ],
  ['the reviews of a story', /^Review By \[/i],
];

/** @throws {StoryFormatError} when the page is another one of the archive's, not a chapter. */
export function refuseSitePages(file: string, lines: readonly Line[]): void {
  for (const { text, number } of lines.slice(0, 60)) {
    const page = PAGES.find(([, pattern]) => pattern.test(text));
    if (page) throw new StoryFormatError({ file, line: number, expected: 'a chapter of a story', found: page[0] });
  }
}
