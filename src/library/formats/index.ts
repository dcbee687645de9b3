import { StoryFormatError } from '../../errors.ts';
import type { SavedPage } from '../saved-page.ts';
import type { Format, SourceText } from './format.ts';
import { markdown } from './markdown.ts';

/** All formats; of two that are equally sure the first one reads. */
export const FORMATS: readonly Format[] = [markdown];

/**
 * Reads a text in the format that is surest of it.
 * @throws {StoryFormatError} when no format knows the text, or when it is no story.
 */
export function readSource(source: SourceText): SavedPage {
  const format = recognised(source);
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

function recognised(source: SourceText): Format | undefined {
  let best: Format | undefined;
  let surest = 0;
  for (const format of FORMATS) {
    const sure = format.recognise(source);
    if (sure > surest) [best, surest] = [format, sure];
  }
  return best;
}
