import type { Note } from '../story.ts';
import { fieldName } from './fields.ts';

const LABELLED = /^[\s*_~<([{-]*([A-Z][A-Za-z'’/ .&-]{0,30}?)[\s*_]*(?::|\s[-–—]\s|[-–—]\s)[\s*_]*([\s\S]+)$/;

/** The note in a text that opens with an author's label ("A/N: ...", "Disclaimer - ..."), or null when it is story text. */
export function noteOf(text: string): Note | null {
  const match = LABELLED.exec(text.trim());
  const label = match?.[1]?.trim();
  if (!match || !label || fieldName(label) !== 'note') return null;
  return {
    label,
    text: (match[2] ?? '').trim().replace(/[\])}>]$/, (end) => (/^[([{<]/.test(text.trim()) ? '' : end)),
  };
}
