/** Letters that Unicode does not take apart, as people without them on their keyboard type them. */
const SPELT: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i' };
const SPELT_LETTERS = new RegExp(`[${Object.keys(SPELT).join('')}]`, 'g');
const ASCII = /^[\0-\x7f]*$/;

/** Lower case and no accents: how words are compared wherever a person types them. "Ödön" and "odon" are one. */
export function foldLetters(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
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

/** One spelling for a pairing whoever is named first; "/" (love) and "&" (friendship) stay apart. */
export function foldPairing(name: string): string {
  const joint = jointOf(name);
  return joint === '' ? foldName(name) : name.split(joint).map(foldName).sort().join(joint);
}

/** What joins the names of a pairing: "/", "&", or nothing. */
export function jointOf(pairing: string): '/' | '&' | '' {
  if (pairing.includes('/')) return '/';
  return pairing.includes('&') ? '&' : '';
}
