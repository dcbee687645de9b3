import type { Note } from '../story.ts';
import { type FieldName, fieldNames } from './fields.ts';
import { labelledLine } from './labelled-lines.ts';

/** What authors put before a chapter under a label; a date or a name there may be the head of a letter in the story. */
const SAID_BY_AUTHORS: ReadonlySet<FieldName> = new Set([
  'note',
  'rating',
  'warnings',
  'summary',
  'relationships',
  'characters',
  'fandoms',
  'genres',
  'categories',
]);
const LONGEST = 6000;

/** The note in a text that opens with an author's label ("A/N: ...", "Disclaimer - ..."), or null when it is story text. */
export function noteOf(text: string): Note | null {
  const [first = '', ...rest] = text.trim().split('\n');
  const field = /^[\W_]{0,6}(?:\p{Lu}|a\/n)/u.test(first) && text.length < LONGEST ? labelledLine(first) : null;
  const names = field ? fieldNames(field.label) : [];
  if (!field || names.length === 0 || !names.every((name) => SAID_BY_AUTHORS.has(name))) return null;
  const whole = [field.value, ...rest].join('\n').trim();
  const bracketed = /^[\s*_]*[([{<]/.test(first);
  return whole === '' ? null : { label: field.label, text: bracketed ? whole.replace(/[\])}>]$/, '') : whole };
}
