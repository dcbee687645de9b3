/** Where a text may be cut so that nobody is misquoted: after a sentence, else between words, else between graphemes. */
export interface Cut {
  /** UTF-16 units that stay in the first piece; blanks at the cut stay with it. */
  at: number;
  kind: 'sentence' | 'word' | 'grapheme';
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** An end mark, closing quotes and brackets, blanks, and then something that can begin a sentence. */
const SENTENCE_END = /(?:[.!?…]+["'”’»)\]*]*\s+(?=[^\p{Ll}\s])|[。！？][」』”’）]*)/gu;
const ABBREVIATION = /(?:^|[\s("“‘])(?:Mr|Mrs|Ms|Dr|St|Prof|Capt|Lt|Sgt|Col|Gen|Rev|Jr|Sr|vs|etc|[A-Z])\.\s*$/u;

/** How far around a place one must look to tell whether a grapheme or word is whole there. */
const WINDOW = 100;

/**
 * The last good place at or before `room`. Always makes headway: where one grapheme is wider than `room`, it is kept
 * whole all the same.
 */
export function cutAt(text: string, room: number): Cut {
  if (text.length <= room) return { at: text.length, kind: 'sentence' };
  const sentence = lastSentenceEnd(text, room);
  if (sentence > 0) return { at: sentence, kind: 'sentence' };
  const blank = lastBlank(text, room);
  if (blank > 0) return { at: blank, kind: 'word' };
  const word = boundary(words, text, room);
  if (word > 0 && isWhole(text, word)) return { at: word, kind: 'word' };
  const grapheme = boundary(graphemes, text, room);
  return { at: grapheme > 0 ? grapheme : firstGrapheme(text), kind: 'grapheme' };
}

function lastSentenceEnd(text: string, room: number): number {
  // A little more than fits, so that an end right at the edge still sees what follows it.
  const ends = [...text.slice(0, room + 8).matchAll(SENTENCE_END)].map((match) => match.index + match[0].length);
  const fits = (end: number) => end <= room && isWhole(text, end) && !ABBREVIATION.test(text.slice(0, end).slice(-12));
  return ends.findLast(fits) ?? 0;
}

function lastBlank(text: string, room: number): number {
  for (let at = room; at > 0; at -= 1) {
    if (/\s/.test(text.charAt(at - 1)) && !/\s/.test(text.charAt(at)) && isWhole(text, at)) return at;
  }
  return 0;
}

/** Where the segment begins that `room` would cut through. A window is enough, and keeps long paragraphs cheap. */
const boundary = (segmenter: Intl.Segmenter, text: string, room: number): number =>
  room > 0 ? (segmenter.segment(text.slice(0, room + WINDOW)).containing(room)?.index ?? 0) : 0;

const isWhole = (text: string, at: number): boolean =>
  graphemes.segment(text.slice(Math.max(0, at - WINDOW), at + WINDOW)).containing(Math.min(at, WINDOW))?.index ===
  Math.min(at, WINDOW);

const firstGrapheme = (text: string): number => graphemes.segment(text).containing(0)?.segment.length ?? text.length;
