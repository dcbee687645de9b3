import { expect } from 'vitest';

/** Faults of grammar and layout that a template can make whatever was drawn. */
const FAULTS: Record<string, RegExp> = {
  'two blanks or a blank at an edge': /\s\s|^\s|\s$/,
  'a blank before a mark': /\s[,.;:?!]/,
  'a mark twice': /[,;:]{2}|[.?!][,;:]|\.\.|[,;:][.?!]/,
  'a gap not filled': /[{}]|undefined|null|NaN/,
  'the same short word twice': /\b(a|an|the|in|on|at|and|is|are|of|to)\s+\1\b/i,
  'two articles': /\b(a|an|the)\s+(a|an|the)\b/i,
  '"a" before a vowel': /\b[Aa] [aeio]\w/,
  '"an" before a consonant': /\b[Aa]n [b-df-gj-np-tv-z]\w/,
  'a sentence begun small': /(?:^|[.?!]["”]? )[a-z]/,
  'no end mark': /[^.?!”"]$/,
  'a bad possessive': /''|'s's/,
  'marks inside marks': /““|””|"“|”"/,
};

const MEETING = /^(?:The |An? )?(.+?) (meets?) /;

/** Fails unless the verb of a meeting fits its subject; `plurals` are the names that stand for several people. */
export function expectAgreement(text: string, plurals: ReadonlySet<string>): void {
  const [, subject = '', verb] = MEETING.exec(text) ?? [];
  if (verb !== undefined && plurals.has(subject) !== (verb === 'meet'))
    expect.fail(`a verb that does not agree: ${text}`);
}

/** Fails with the sentence and what is wrong with it. */
export function expectGoodEnglish(text: string): void {
  for (const [fault, pattern] of Object.entries(FAULTS)) {
    if (pattern.test(text)) expect.fail(`${fault}: ${text}`);
  }
}
