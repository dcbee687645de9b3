import { LIMITS } from '../limits.ts';
import { fitted } from './fit.ts';
import { inert } from './inert.ts';
import { webAddress } from './layout.ts';

/** Our commands in backticks, and an address that ends the line: the only marks an error's words may carry. */
const KEPT = /(`\/[\w: -]{1,60}`|https?:\/\/\S+$)/;

/** The words of a UserFacingError as they are shown. It may quote titles and what members typed, so the rest is inert, and cut where it is more than a message holds. */
export function spoken(words: string): string {
  return fitted(words, LIMITS.message.text, printed);
}

function printed(words: string): string {
  return words
    .split(KEPT)
    .map((part, index) => {
      if (index % 2 === 0) return inert(part);
      return part.startsWith('`') ? part : (webAddress(part) ?? inert(part));
    })
    .join('');
}
