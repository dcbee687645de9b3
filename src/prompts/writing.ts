import { UserFacingError } from '../errors.ts';
import type { Prompt } from './prompt.ts';
import type { Fill } from './records.ts';

/** What an author writes into the form. */
export type Writing = Pick<Fill, 'title' | 'text'> & { warnings: string };

/** Longer than a triple drabble can be, and short enough for one message of the gallery. */
const LONGEST = 3000;

/** What the form's fields come to. @throws {UserFacingError} when it is too long. */
export function written({ title, text, warnings }: Writing, prompt: Prompt | null) {
  if (text.length > LONGEST) {
    throw new UserFacingError(`That is too long for a drabble: at most ${LONGEST} characters.`);
  }
  return { title: title.trim() || prompt?.heading || 'Drabble', text: text.trim(), warnings: warningsOf(warnings) };
}

/** "none" and "choose not to warn" are words with a meaning of their own; silence is not the same as "none". */
function warningsOf(typed: string): Fill['warnings'] {
  const words = typed.trim();
  if (words === '') return { state: 'not-stated', list: [] };
  if (/^(?:none|no warnings?(?: apply)?)\.?$/i.test(words)) return { state: 'none-apply', list: [] };
  if (/not to warn/i.test(words)) return { state: 'author-chose-not-to-warn', list: [] };
  const list = words.split(/[,;\n]/).map((one) => one.trim());
  return { state: 'listed', list: list.filter((one) => one !== '') };
}
