import { cutAt } from '../cut.ts';
import { foldedWords, foldLetters } from '../fold.ts';
import type { Paragraph } from '../story.ts';
import { isCommon, type TypedSearch } from './typed-search.ts';
import { isUnspaced } from './unspaced.ts';

export interface FoundPassage {
  passage: string;
  /** The paragraph it begins in, from 0. */
  paragraph: number;
}

const LENGTH = 280;
/** How far before the words that were found a passage begins at most. */
const BEFORE = 120;
/** A phrase is worth more than any number of words. */
const PHRASE = 100;

/**
 * The stretch of a chapter, verbatim, that answers the search best: where most of the words stand together. Undefined
 * where none does, or where a phrase asked for does not stand as it was typed (the index forgives endings).
 */
export function passageFor(paragraphs: readonly Paragraph[], search: TypedSearch): FoundPassage | undefined {
  const patterns = patternsFor(search);
  let best = { score: 0, paragraph: -1, at: 0 };
  for (const [paragraph, { kind, text }] of paragraphs.entries()) {
    if (kind !== 'text') continue;
    const here = bestSpot(foldLetters(text), patterns);
    if (here.score > best.score) best = { ...here, paragraph };
  }
  const text = paragraphs[best.paragraph]?.text;
  if (text === undefined || (search.phrases.length > 0 && best.score < PHRASE)) return undefined;
  return { passage: around(text, best.at), paragraph: best.paragraph };
}

interface Patterns {
  phrases: RegExp[];
  words: RegExp | undefined;
}

function patternsFor({ words, phrases }: TypedSearch): Patterns {
  const folded = words.flatMap(foldedWords);
  const telling = folded.filter((word) => !isCommon(word));
  const stems = [...new Set((telling.length > 0 ? telling : folded).map(stem))];
  return {
    phrases: phrases.map((phrase) => new RegExp(foldedWords(phrase).map(wordPattern).join('[^\\p{L}\\p{N}]+'), 'u')),
    words: stems.length > 0 ? new RegExp(stems.map((one) => beginning(one) + one).join('|'), 'gu') : undefined,
  };
}

/** Folding drops apostrophes, the text before us has them: "dont" stands for "don't". */
const wordPattern = (word: string): string =>
  beginning(word) + [...word].join("['’‘ʼ`´]?") + (isUnspaced(word) ? '' : END);
const beginning = (word: string): string => (isUnspaced(word) ? '' : '(?<![\\p{L}\\p{N}])');
const END = '(?![\\p{L}\\p{N}])';

/** What the forms of a word have in common, roughly: it serves to point at a place, the index has judged already. */
function stem(word: string): string {
  const cut = word.replace(/(?:ings?|ed|es|s|ly|e|y)$/u, '');
  return cut.length >= 3 ? cut : word;
}

function bestSpot(text: string, { phrases, words }: Patterns): { score: number; at: number } {
  const spots = phrases.flatMap((phrase) => phrase.exec(text)?.index ?? []);
  const found = words ? [...text.matchAll(words)].map((match) => ({ at: match.index, word: match[0] })) : [];
  let best = { score: spots.length * PHRASE, at: spots[0] ?? 0 };
  for (const [place, { at }] of found.entries()) {
    const near = new Set<string>();
    for (let next = place; next < found.length && (found[next]?.at ?? 0) < at + LENGTH - BEFORE; next += 1) {
      near.add(found[next]?.word ?? '');
    }
    const score = near.size + spots.length * PHRASE;
    if (score > best.score) best = { score, at: spots[0] ?? at };
  }
  return best;
}

/** Verbatim, from the beginning of a sentence or word a little before `at`, to the end of one. */
function around(text: string, at: number): string {
  const earliest = Math.max(0, at - BEFORE);
  const start = earliest === 0 ? 0 : at - (text.slice(earliest, at).length - startWithin(text.slice(earliest, at)));
  const rest = text.slice(start);
  return rest.slice(0, cutAt(rest, LENGTH).at).trim();
}

/** Where in the run-up to a place a sentence begins, else a word. */
function startWithin(before: string): number {
  const sentence = /[.!?…]["'”’]*\s+(?=\S)/u.exec(before);
  const word = /\s(?=\S)/u.exec(before);
  const match = sentence ?? word;
  return match ? match.index + match[0].length : before.length;
}
