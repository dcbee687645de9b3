import type { Warnings } from '../story.ts';
import type { Field } from './fields.ts';
import { valuesOf } from './values.ts';

const NO_WARNINGS =
  /^(?:no archive warnings? appl(?:y|ies)|no warnings? appl(?:y|ies)|no (?:standardi[sz]ed |major |real )?warnings?(?: (?:needed|necessary|required|apply|here))?|none(?: (?:needed|necessary|required|apply|that i can think of|really|at all|i can think of))?|n\/?a|nothing|nil|0|not applicable)[.!]*$/i;
const NOT_TOLD =
  /(?:author|creator|writer)s? (?:has |have )?(?:chose|chosen|chooses|choosing|prefers?) not to|^(?:choose|chose|choosing|chosen) not to (?:warn|use)|^no warnings? given$/i;

/** Which of the four states a warning line is in; "no warnings apply" and "author chose not to warn" are no warnings themselves. */
export function warningsOf(values: readonly string[]): Warnings {
  const list = values.filter((value) => !NO_WARNINGS.test(value) && !NOT_TOLD.test(value));
  if (list.length > 0) return { state: 'listed', list };
  return { state: values.some((value) => NOT_TOLD.test(value)) ? 'author-chose-not-to-warn' : 'none-apply', list: [] };
}

/** The warnings of a line; one that is written in sentences stays whole, for its commas divide nothing. */
export function warningsIn(field: Field): Warnings {
  const inSentences =
    !field.values &&
    (/[a-z]{2}[.!] [A-Z]/.test(field.value) || /(?:\S+\s+){14}/.test(field.value.split(/[,;]/)[0] ?? ''));
  return warningsOf(inSentences ? [field.value.trim()] : valuesOf(field));
}
