/** Letters that Unicode does not take apart, as people without them on their keyboard type them. */
const SPELT: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i' };
const SPELT_LETTERS = new RegExp(`[${Object.keys(SPELT).join('')}]`, 'g');
const PLAIN = /^[a-z0-9]*$/;

/** Lower case and no accents: how words are compared wherever a person types them. "Ödön" and "odon" are one. */
export function foldLetters(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(SPELT_LETTERS, (letter) => SPELT[letter] ?? letter);
}

/** The words of a title or name, folded; an apostrophe inside a word is dropped ("Watchers' Council", "don't"). */
export function foldedWords(text: string): string[] {
  return foldLetters(text.replace(/['’‘ʼ`´]/g, '')).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** One spelling for all ways to write a name: case, accents and punctuation do not tell two names apart. */
export function foldName(name: string): string {
  return foldedWords(name).join(' ');
}
