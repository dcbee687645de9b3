import type { Emphasis, Paragraph } from '../../library/story.ts';
import { fitted, textSize } from './fit.ts';

/**
 * Text of stories and members is hostile until escaped: nothing in it may ping, link, hide, shout or imitate the bot.
 * Escaping is by backslash, never by invisible characters, so what a reader copies is what the author wrote.
 */

/** Marks that mean something to Discord wherever they stand. `<` and `@` cover all mentions, timestamps and custom emoji. */
const MARKS = /[\\*_~`|<>[\]@]/g;
/** Headings, small print, lists and numbered lists, which count at the beginning of a line only. */
const LINE_STARTS = /^([^\S\n]*)(#|-|\+|\d+(?=[.)]))/gm;
/** The colon of an address or of an emoji's name ("https://", ":skull:"). */
const COLONS = /:(?=\S)/g;
/** Invitations turn into a card even without "https://". */
const INVITATIONS = /(discord(?:app)?)\.(?=gg|com)/gi;
/** Most names and titles: nothing in them could mean anything to Discord, and they are on one line. */
const PLAIN = /^\p{L}(?:[\p{L}\p{N},’'"&/()!?]| (?=\S))*$/u;
/** Control characters, halves of characters (Discord refuses the whole message), and what turns the direction of the text around it. */
const UNSEEN = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;
const SOMETHING_TO_SEE = /[\p{L}\p{N}\p{P}\p{S}]/u;
/** Room for one name among others. */
const LONGEST_NAME = 100;

/** Escapes a text and keeps its lines. With `room`, cuts it at the end of a word ("…") so that it takes no more of it. */
export function inert(text: string, room = Number.POSITIVE_INFINITY): string {
  return fitted(seen(text), room, escaped);
}

/** The same on one line: titles, names, whatever stands inside a line of ours. */
export function inertLine(text: string, room = Number.POSITIVE_INFINITY): string {
  if (3 * text.length <= room && PLAIN.test(text)) return text;
  return fitted(seen(text).replace(/\s+/g, ' ').trim(), room, escaped);
}

/** A line where markdown means nothing, so nothing is escaped: labels of choices, names of threads. Never blank: Discord refuses that. */
export function labelLine(text: string, room: number): string {
  const line = fitted(seen(text).replace(/\s+/g, ' ').trim(), room);
  return SOMETHING_TO_SEE.test(line) ? line : 'Untitled';
}

/** Names joined by commas; what does not fit is counted: "Buffy Summers, Lex Luthor and 198 more". */
export function inertList(names: readonly string[], room: number): string {
  const last = ' and 99999 more';
  let line = '';
  for (const [index, name] of names.entries()) {
    const printed = inertLine(name, Math.min(LONGEST_NAME, room - last.length));
    const longer = index === 0 ? printed : `${line}, ${printed}`;
    if (index > 0 && textSize(longer) > room - last.length) return `${line} and ${names.length - index} more`;
    line = longer;
  }
  return line;
}

function seen(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNSEEN, (unseen) => (unseen === '\n' || unseen === '\t' ? unseen : ''));
}

function escaped(text: string): string {
  return text
    .replace(MARKS, '\\$&')
    .replace(LINE_STARTS, (_, indent: string, mark: string) =>
      /^\d/.test(mark) ? `${indent}${mark}\\` : `${indent}\\${mark}`,
    )
    .replace(COLONS, '\\:')
    .replace(INVITATIONS, '$1\\.');
}

/** A paragraph as it is printed: its words escaped, with the italics and bold it really had and no other. */
export function prose(paragraph: Paragraph): string {
  if (paragraph.kind === 'scene-break') return '\\* \\* \\*';
  if (paragraph.kind === 'loss') return '\\[…\\]';
  let printed = '';
  let afterMark = false;
  for (const { text, mark } of emphasisRuns(paragraph.text, paragraph.emphasis ?? [])) {
    // Closing marks followed by opening ones would be read as a third thing, so they are kept apart.
    printed += `${mark && afterMark ? '\u200b' : ''}${mark}${escaped(text)}${mark}`;
    afterMark = mark !== '';
  }
  return printed;
}

interface Run {
  text: string;
  mark: '' | '*' | '**' | '***';
}

/** Cuts a text where its emphasis changes. Blanks at the edges of a run stay outside its marks, or they would not count. */
function emphasisRuns(text: string, emphasis: readonly Emphasis[]): Run[] {
  if (emphasis.length === 0) return [{ text: seen(text), mark: '' }];
  const edges = new Set([0, text.length]);
  for (const { from, to } of emphasis) edges.add(clamp(from, text)).add(clamp(to, text));
  for (const { index } of text.matchAll(/\n/g)) edges.add(index).add(index + 1);
  const sorted = [...edges].sort((a, b) => a - b);
  const runs = sorted.slice(1).flatMap((to, index) => {
    const from = sorted[index] ?? 0;
    const on = (style: Emphasis['style']) => emphasis.some((e) => e.style === style && e.from <= from && e.to >= to);
    return trimmed({ text: seen(text.slice(from, to)), mark: markOf(on('italic'), on('bold')) });
  });
  return merged(runs);
}

function clamp(offset: number, text: string): number {
  const within = Math.min(Math.max(offset, 0), text.length);
  const isInsideCharacter = (text.codePointAt(within - 1) ?? 0) > 0xffff;
  return isInsideCharacter ? within - 1 : within;
}

function markOf(italic: boolean, bold: boolean): Run['mark'] {
  if (italic) return bold ? '***' : '*';
  return bold ? '**' : '';
}

function trimmed(run: Run): Run[] {
  if (run.mark === '') return [run];
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(run.text) ?? [];
  return [
    { text: before, mark: '' },
    { text: inner, mark: inner ? run.mark : '' },
    { text: after, mark: '' },
  ];
}

/** Neighbours of one style are one run. */
function merged(runs: Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    if (run.text === '') continue;
    const last = joined.at(-1);
    if (last?.mark === run.mark) last.text += run.text;
    else joined.push({ ...run });
  }
  return joined;
}
