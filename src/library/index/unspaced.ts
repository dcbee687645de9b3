/** A letter of a script written without blanks between words, with its marks. */
export const UNSPACED_LETTER =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*/gu;
const UNSPACED = new RegExp(UNSPACED_LETTER.source, 'u');
/** All such letters, and others: a test so quick that most texts need no other. */
const MAY_BE_UNSPACED = /[\u0e00-\u1fff\u2e80-\uffff]/;

export const isUnspaced = (text: string): boolean => MAY_BE_UNSPACED.test(text) && UNSPACED.test(text);

/** Such letters set apart: FTS5 then takes each for a word, so that any run of them is a phrase. */
export function spaced(text: string): string {
  return isUnspaced(text) ? text.replace(UNSPACED_LETTER, (letter) => ` ${letter} `) : text;
}
