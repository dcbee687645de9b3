/** Scripts written without blanks between words, where only a dictionary knows what a word is. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const UNSPACED_RUN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc\u3005][\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}\u30fc\u3005]*/gu;

/** What stands inside a word without dividing it: apostrophes, hyphens and the marks that only join or hide. */
const INSIDE = /['\u2018\u2019\u02bc\u00b4`\uff07\u002d\u2010\u2011\u00ad\u200b-\u200d\u2060]/g;
const WORD = /[\p{L}\p{Nd}\p{Pc}][\p{L}\p{Nd}\p{Pc}\p{M}]*/gu;
/** Characters handed to the segmenter at once: on Node 20 its time grows with the square of their number. */
const SEGMENTED_AT_ONCE = 500;

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

/**
 * Words as AO3 counts them: `--` is a dash, apostrophes and hyphens inside words are dropped, and what is left is
 * counted in runs of word characters; scripts without blanks are counted by `Intl.Segmenter`.
 */
export function countWords(text: string): number {
  const plain = countPlain(text);
  if (plain !== undefined) return plain;
  const joined = text.replace(/--+/g, '\u2014').replace(INSIDE, '');
  if (!UNSPACED.test(joined)) return countRuns(joined);
  let unspaced = 0;
  const spaced = joined.replace(UNSPACED_RUN, (run) => {
    unspaced += countSegments(run);
    return ' ';
  });
  return unspaced + countRuns(spaced);
}

const OTHER = 0;
const IN_WORD = 1;
const JOINS = 2;
const HYPHEN = 0x2d;
/** ASCII by what it does to a word. */
const PLAIN = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/\w/.test(character)) return IN_WORD;
  return /['`-]/.test(character) ? JOINS : OTHER;
});
/** The marks of ordinary English prose beyond ASCII: curly apostrophes join; quotation marks, dashes and the like part. */
const MARKS: ReadonlyMap<number, number> = new Map([
  ...[0x2018, 0x2019].map((code) => [code, JOINS] as const),
  ...[0x201c, 0x201d, 0x2013, 0x2014, 0x2026, 0xa0].map((code) => [code, OTHER] as const),
]);

/** The same count, much faster, for the prose that most of a library is; undefined for any other text. */
function countPlain(text: string): number | undefined {
  let words = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? PLAIN[code] : MARKS.get(code);
    if (kind === undefined) return undefined;
    const dash = code === HYPHEN && (text.charCodeAt(at + 1) === HYPHEN || text.charCodeAt(at - 1) === HYPHEN);
    if (kind === OTHER || dash) inWord = false;
    else if (kind === IN_WORD && !inWord) {
      inWord = true;
      words += 1;
    }
  }
  return words;
}

function countRuns(text: string): number {
  let runs = 0;
  for (const _run of text.matchAll(WORD)) runs += 1;
  return runs;
}

function countSegments(run: string): number {
  let words = 0;
  for (let from = 0; from < run.length; from += SEGMENTED_AT_ONCE) {
    for (const { isWordLike } of segmenter.segment(run.slice(from, from + SEGMENTED_AT_ONCE)))
      if (isWordLike) words += 1;
  }
  return words;
}
