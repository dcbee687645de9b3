import { StoryFormatError } from '../../errors.ts';
import type { SavedPage } from '../saved-page.ts';
import { ao3Html } from './ao3-html.ts';
import { ao3Text } from './ao3-text.ts';
import { ao3Web } from './ao3-web.ts';
import { ao3WebText } from './ao3-web-text.ts';
import { efiction } from './efiction.ts';
import { fanFicFareHtml } from './fanficfare-html.ts';
import { fanFicFareText } from './fanficfare-text.ts';
import { fanFictionNet } from './fanfiction-net.ts';
import type { Format, SourceText } from './format.ts';
import { headerPost } from './header-post.ts';
import { htmlPage } from './html-page.ts';
import { markdown } from './markdown.ts';
import { plainText } from './plain-text.ts';
import { refuseNonStories } from './refusals.ts';
import { tthPage } from './tth-page.ts';

/** All formats; of two that are equally sure the first one reads. */
export const FORMATS: readonly Format[] = [
  tthPage,
  markdown,
  ao3Html,
  ao3Text,
  ao3Web,
  ao3WebText,
  fanFicFareHtml,
  fanFicFareText,
  efiction,
  fanFictionNet,
  headerPost,
  htmlPage,
  plainText,
];

/**
 * Reads a text in the format that is surest of it.
 * @throws {StoryFormatError} when no format knows the text, or when it is no story.
 */
export function readSource(source: SourceText): SavedPage {
  const { format, sure } = recognised(source);
  // What bears the mark of a downloaded story need not be looked at for being something else.
  if (sure < CERTAIN) refuseNonStories(source);
  if (!format) {
    throw new StoryFormatError({
      file: source.file,
      line: null,
      expected: 'a story as one of the archives saves it, or a text that begins with its title',
      found: source.text.trim() === '' ? 'an empty text' : 'something else',
    });
  }
  return format.read(source);
}

const CERTAIN = 1;

function recognised(source: SourceText): { format: Format | undefined; sure: number } {
  let best: Format | undefined;
  let surest = 0;
  for (const format of FORMATS) {
    const sure = format.recognise(source);
    if (sure > surest) [best, surest] = [format, sure];
    if (surest >= CERTAIN) break;
  }
  return { format: best, sure: surest };
}
