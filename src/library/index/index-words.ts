import { foldedWords } from '../fold.ts';
import { isUnspaced } from './unspaced.ts';

/** Longer "words" are no words; what is beyond this many letters is not looked at. */
const LONGEST_WORD = 24;
/** A run of a script without blanks is entered from each of its letters on, so that any part of it is found. */
const RUN_STARTS = 16;

/** A query of very many words is answered by its first. */
const MOST_TYPED = 8;
const MOST_LETTERS_TYPED = 300;

export function typedWords(typed: string): string[] {
  return plainWords(typed.slice(0, MOST_LETTERS_TYPED)).slice(0, MOST_TYPED);
}

/** The words of a text in its order. */
export function plainWords(text: string): string[] {
  return foldedWords(text).map(shorten);
}

/** All words under which a text is entered in an index. */
export function indexWords(text: string): string[] {
  return foldedWords(text).flatMap((word) => (isUnspaced(word) ? tails(word) : [shorten(word)]));
}

function tails(run: string): string[] {
  const letters = [...run];
  return letters.slice(0, RUN_STARTS).map((_, from) => shorten(letters.slice(from).join('')));
}

const shorten = (word: string): string => (word.length > LONGEST_WORD ? word.slice(0, LONGEST_WORD) : word);
