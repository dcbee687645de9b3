import { cutAt } from './cut.ts';
import type { Chapter, Emphasis, Paragraph } from './story.ts';

type Text = Pick<Chapter, 'paragraphs'>;

/** A piece of a chapter as it is shown. `cut`: the chapter goes on, which the reader is shown by "…". */
export interface Excerpt {
  paragraphs: Paragraph[];
  cut: boolean;
}

/** Silent reading of prose; members are told "about", so one figure for everybody will do. */
const WORDS_A_MINUTE = 240;

/** Whole minutes, at least one. */
export function readingTime(words: number): number {
  return Math.max(1, Math.round(words / WORDS_A_MINUTE));
}

/** What a paragraph takes of a page's room; whoever escapes the text measures it escaped. Never less for a longer text. */
export type Measure = (paragraph: Paragraph) => number;
const characters: Measure = ({ text }) => text.length;

/**
 * The chapter's opening, verbatim: as many whole paragraphs as `length` characters hold, and of the next one as many
 * whole sentences. Only a first sentence longer than that is cut between two words.
 */
export function excerptOf(text: Text, length: number, measure: Measure = characters): Excerpt {
  const { paragraphs, rest } = opening(text.paragraphs, length, measure);
  return { paragraphs, cut: rest.length > 0 };
}

/** The chapter as excerpts that follow one another: together they are the chapter again, letter for letter. */
export function excerptsOf(text: Text, length: number, measure: Measure = characters): Excerpt[] {
  const excerpts: Excerpt[] = [];
  let left: readonly Paragraph[] = text.paragraphs;
  while (left.length > 0) {
    const { paragraphs, rest } = opening(left, length, measure);
    excerpts.push({ paragraphs, cut: rest.length > 0 });
    left = rest;
  }
  return excerpts;
}

function opening(from: readonly Paragraph[], length: number, measure: Measure) {
  const { whole, room } = fitting(from, length, measure);
  const rest = from.slice(whole.length);
  const [next, ...later] = rest;
  if (!next || (whole.length > 0 && room < SHORTEST)) return { paragraphs: whole, rest };
  const { at, kind } = cutAt(next.text, longestPrefix(next, room, measure));
  if (kind !== 'sentence' && whole.length > 0) return { paragraphs: whole, rest };
  const tail = clip(next, at, next.text.length);
  return { paragraphs: [...whole, clip(next, 0, at)], rest: tail.text === '' ? later : [tail, ...later] };
}

/**
 * The chapter as pages of at most `size` characters. A page ends where a paragraph does; only a paragraph that is longer
 * than a page is cut, after a sentence. All pages together are the chapter again, letter for letter.
 */
export function pagesOf({ paragraphs }: Text, size: number, measure: Measure = characters): Paragraph[][] {
  const pages: Paragraph[][] = [];
  let left: readonly Paragraph[] = paragraphs;
  for (let first = left[0]; first; first = left[0]) {
    const { whole } = fitting(left, size, measure);
    if (whole.length > 0) {
      pages.push(whole);
      left = left.slice(whole.length);
      continue;
    }
    const { at } = cutAt(first.text, longestPrefix(first, size, measure));
    pages.push([clip(first, 0, at)]);
    left = at < first.text.length ? [clip(first, at, first.text.length), ...left.slice(1)] : left.slice(1);
  }
  return pages;
}

/** A blank line stands between two paragraphs, and it takes room as well. */
const BETWEEN = 2;
/** Room for less than a short sentence is left empty. */
const SHORTEST = 20;

function fitting(paragraphs: readonly Paragraph[], size: number, measure: Measure) {
  const whole: Paragraph[] = [];
  let room = size;
  for (const paragraph of paragraphs) {
    const taken = measure(paragraph);
    if (taken > room) break;
    whole.push(paragraph);
    room -= taken + BETWEEN;
  }
  return { whole, room };
}

/** How many characters of a paragraph that does not fit do fit, found by halving. */
function longestPrefix(paragraph: Paragraph, size: number, measure: Measure): number {
  let [fits, tooLong] = [0, Math.min(paragraph.text.length, size + 1)];
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (measure(clip(paragraph, 0, middle)) <= size) fits = middle;
    else tooLong = middle;
  }
  return fits;
}

function clip(paragraph: Paragraph, from: number, to: number): Paragraph {
  const { emphasis, ...rest } = paragraph;
  const text = paragraph.text.slice(from, to);
  const kept = (emphasis ?? []).flatMap((span) => shifted(span, from, to));
  return kept.length > 0 ? { ...rest, text, emphasis: kept } : { ...rest, text };
}

function shifted(span: Emphasis, from: number, to: number): Emphasis[] {
  const begin = Math.max(span.from, from) - from;
  const end = Math.min(span.to, to) - from;
  return begin < end ? [{ ...span, from: begin, to: end }] : [];
}
