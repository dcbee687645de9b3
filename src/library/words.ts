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
  const joined = text.replace(/--+/g, '\u2014').replace(INSIDE, '');
  if (!UNSPACED.test(joined)) return countRuns(joined);
  let unspaced = 0;
  const spaced = joined.replace(UNSPACED_RUN, (run) => {
    unspaced += countSegments(run);
    return ' ';
  });
  return unspaced + countRuns(spaced);
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
