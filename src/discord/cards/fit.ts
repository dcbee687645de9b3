/** Making text fit: a message has room for so much text, and what a story or a member wrote may be any length. */

/**
 * How much of a message's room a text takes. Discord counts characters, but fails on bodies of too many bytes, so scripts
 * of three bytes a letter weigh more than their length: 4,000 units of room are never more than 8,000 bytes of JSON.
 */
export function textSize(text: string): number {
  return Math.max(text.length, Math.ceil(jsonBytes(text) / 2));
}

function jsonBytes(text: string): number {
  return Buffer.byteLength(JSON.stringify(text)) - 2;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Longer than any word one would miss; a "word" beyond it is cut inside. */
const LONGEST_WORD = 40;

/**
 * The whole text as `write` renders it, or as much of its beginning as `room` allows, cut at the end of a word and marked
 * with "…". `write` turns a prefix of the text into what is sent (escaped, for one) and never makes a longer prefix smaller.
 */
export function fitted(text: string, room: number, write: (prefix: string) => string = (prefix) => prefix): string {
  const whole = write(text);
  // No text takes more than three times its length, so most need no measuring.
  if (3 * whole.length <= room || textSize(whole) <= room) return whole;
  const fits = (length: number) => textSize(`${write(text.slice(0, length))}…`) <= room;
  let [fitting, tooLong] = [0, Math.min(text.length, room + 1)];
  while (tooLong - fitting > 1) {
    const middle = (fitting + tooLong) >> 1;
    if (fits(middle)) fitting = middle;
    else tooLong = middle;
  }
  return `${write(text.slice(0, wordEnd(text, fitting)))}…`;
}

/** The last place at or before `limit` where a word ends, or at least no grapheme is torn. */
function wordEnd(text: string, limit: number): number {
  const tail = text.slice(Math.max(0, limit - LONGEST_WORD), limit + 1);
  const blank = tail.search(/\s\S*$/);
  if (blank >= 0) return text.slice(0, limit - (tail.length - 1 - blank)).trimEnd().length;
  const start = Math.max(0, limit - LONGEST_WORD);
  const torn = graphemes.segment(text.slice(start)).containing(limit - start);
  return torn ? start + torn.index : limit;
}
