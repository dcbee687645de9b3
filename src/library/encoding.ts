import { isUtf8 } from 'node:buffer';
import { analyse } from 'chardet';
import iconv from 'iconv-lite';

/** What a text is written in. `mixed`: UTF-8 with windows-1252 between. */
export interface Guess {
  encoding: string;
  /** What is uncertain about it, in words for people; null where nothing is. */
  doubt: string | null;
}

const MARKS: ReadonlyArray<readonly [encoding: string, mark: readonly number[]]> = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
/** Bytes that detection looks at; letters tell as much in 60 kB as in a novel. */
const SAMPLE = 60_000;
/** Windows reads these as supersets of what they are declared to be. */
const SUPERSETS: Record<string, string> = {
  ascii: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso-8859-9': 'windows-1254',
  gb2312: 'gb18030',
  gbk: 'gb18030',
};

/** By its mark, as strict UTF-8, by what it declares itself, else by detection on a sample. */
export function guessEncoding(bytes: Buffer): Guess {
  const certain = (encoding: string): Guess => ({ encoding, doubt: null });
  const marked = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked && (marked[0] !== 'utf-8' || isUtf8(bytes))) return certain(marked[0]);
  const wide = wideEncoding(bytes.subarray(0, SAMPLE));
  if (wide) return certain(wide);
  if (isUtf8(bytes)) return certain('utf-8');
  const declared = declaredEncoding(bytes);
  if (declared) return certain(declared);
  return brokenUtf8(bytes) ?? legacyEncoding(bytes.subarray(0, SAMPLE));
}

/** UTF-16 without a mark: every other byte of western text is zero. */
function wideEncoding(sample: Buffer): string | null {
  let even = 0;
  let odd = 0;
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const pairs = sample.length / 2;
  if (odd > pairs * 0.4 && even < pairs * 0.05) return 'utf-16le';
  return even > pairs * 0.4 && odd < pairs * 0.05 ? 'utf-16be' : null;
}

/** What an HTML page or a mail says of itself. */
function declaredEncoding(bytes: Buffer): string | null {
  const head = bytes.toString('latin1', 0, 2000);
  const name = /<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]{3,20})/i
    .exec(head)?.[1]
    ?.toLowerCase();
  if (!name || /^(?:utf|ucs|unicode)/.test(name) || !iconv.encodingExists(name)) return null;
  return SUPERSETS[name] ?? name;
}

/** Most of it is UTF-8 with letters of more than one byte, but not all: cut off, or pasted together from two texts. */
function brokenUtf8(bytes: Buffer): Guess | null {
  const isCut = [1, 2, 3].some((missing) => isUtf8(bytes.subarray(0, bytes.length - missing)));
  const { whole, stray } = utf8Sequences(bytes.subarray(0, SAMPLE));
  if (isCut && whole > 0) return { encoding: 'utf-8', doubt: 'its last character is cut off' };
  return whole >= Math.max(2, stray)
    ? { encoding: 'mixed', doubt: 'it is UTF-8 but for some characters, read as windows-1252' }
    : null;
}

function utf8Sequences(sample: Buffer): { whole: number; stray: number } {
  let whole = 0;
  let stray = 0;
  for (let at = 0; at < sample.length; ) {
    const length = sequenceLength(sample, at);
    if (length > 1) whole += 1;
    else if ((sample[at] ?? 0) >= 0x80) stray += 1;
    at += Math.max(length, 1);
  }
  return { whole, stray };
}

/** Length of the UTF-8 character at `at`; 0 where there is none. */
export function sequenceLength(bytes: Buffer, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  return length > 0 && isUtf8(bytes.subarray(at, at + length)) && at + length <= bytes.length ? length : 0;
}

/** English and its neighbours are windows-1252 whatever a detector thinks of their few foreign letters. */
function legacyEncoding(sample: Buffer): Guess {
  const western = !sample.some((byte) => UNASSIGNED.has(byte));
  const share = foreignShare(sample);
  if (western && share < 0.03) return { encoding: 'windows-1252', doubt: null };
  const [best = { name: 'windows-1252', confidence: 0 }, second] = candidates(sample, western);
  const clear = best.confidence >= 30 && best.confidence - (second?.confidence ?? 0) >= 10;
  const encoding = clear || share > 0.25 || !western ? best.name : 'windows-1252';
  return { encoding, doubt: clear ? null : `its encoding is a guess (${encoding})` };
}

/** What the detector thinks possible, likeliest first. */
function candidates(sample: Buffer, western: boolean): { name: string; confidence: number }[] {
  return analyse(sample)
    .map(({ name, confidence }) => ({ name: SUPERSETS[name.toLowerCase()] ?? name.toLowerCase(), confidence }))
    .filter(({ name }) => iconv.encodingExists(name) && (western || name !== 'windows-1252'));
}

/** Bytes that windows-1252 gives no character. */
const UNASSIGNED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** Of all letters, the share that lies outside ASCII. 0x80-0x9f are quotes and dashes in windows-1252. */
function foreignShare(sample: Buffer): number {
  let foreign = 0;
  let plain = 0;
  for (const byte of sample) {
    if (byte >= 0xa1 || (byte >= 0x80 && !WESTERN_MARKS.has(byte))) foreign += 1;
    else if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) plain += 1;
  }
  return foreign / Math.max(1, foreign + plain);
}

/** Ellipsis, quotation marks, dashes, the trade mark and the euro. */
const WESTERN_MARKS = new Set([0x80, 0x82, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99]);
