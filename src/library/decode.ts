import iconv from 'iconv-lite';
import { type Guess, guessEncoding, sequenceLength } from './encoding.ts';

export interface Decoded extends Guess {
  /** Every line ends in `\n`; there is no byte-order mark. */
  text: string;
}

/** Bytes of any text to text: by its mark, as strict UTF-8, by what it declares itself, else by detection. */
export function decode(bytes: Uint8Array): Decoded {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const guess = guessEncoding(buffer);
  const raw = guess.encoding === 'mixed' ? decodeMixed(buffer) : decodeAs(buffer, guess.encoding);
  const text = tidy(raw);
  const lost = text.includes('\ufffd') ? 'some characters cannot be read' : null;
  return { text, encoding: guess.encoding, doubt: guess.doubt ?? lost };
}

/** What stands in texts: blanks, line ends, and the mark by which old programs ended a file. */
const TEXT_CONTROLS = new Set('\t\n\v\f\r\u001a');

/** Whether these are the bytes of a picture, a program or the like. Text has no control characters to speak of. */
export function isBinary(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 8000));
  const text = decodeAs(buffer, guessEncoding(buffer).encoding);
  let controls = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) < 32 && !TEXT_CONTROLS.has(text.charAt(index))) controls += 1;
  }
  return controls > 2 + text.length / 200;
}

/** UTF-8 where it is, windows-1252 for the bytes between. */
function decodeMixed(bytes: Buffer): string {
  const parts: string[] = [];
  let start = 0;
  const flush = (end: number) => parts.push(bytes.toString('utf8', start, end));
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      flush(at);
      parts.push(decodeAs(bytes.subarray(at, at + 1), 'windows-1252'));
      start = at + 1;
    }
    at += Math.max(length, 1);
  }
  flush(bytes.length);
  return parts.join('');
}

/** iconv-lite, because TextDecoder takes windows-1252 for ISO-8859-1 on Node 20. */
function decodeAs(bytes: Buffer, encoding: string): string {
  return encoding === 'utf-8' ? bytes.toString('utf8') : iconv.decode(bytes, encoding === 'mixed' ? 'utf-8' : encoding);
}

const C1 = /[\u0080-\u009f]/g;

function tidy(raw: string): string {
  const text = raw.startsWith('\ufeff') ? raw.slice(1) : raw;
  return text
    .replace(C1, (control) => decodeAs(Buffer.from([control.charCodeAt(0)]), 'windows-1252'))
    .replace(/\r\n?|[\v\f\u2028\u2029]/g, '\n')
    .replaceAll('\0', '')
    .replaceAll('\u001a', '');
}
