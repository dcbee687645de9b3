import type { Emphasis } from '../story.ts';
import { type StyledText, tidyEmphasis } from './styled-text.ts';

/** A piece of the source: literal text, or a run of `*` or `_` that may open or close emphasis. */
interface Piece {
  text: string;
  marker: boolean;
  opens: boolean;
  closes: boolean;
}

const TOKEN =
  /\\([!-/:-@[-`{-~])|!?\[([^[\]]{0,500})\]\((?:[^()\s]|\([^()\s]*\)){0,2000}(?:\s+"[^"]{0,300}")?\)|<(https?:\/\/[^\s<>]{1,2000})>|(\*{1,3}|_{1,3})/g;
const WORD = /[\p{L}\p{N}]/u;

/**
 * Reads `*italic*`, `_italic_`, `**bold**`, links and backslash escapes; a marker without its partner stays a plain character.
 * Takes time linear in the length of `source`.
 */
export function readInlineMarkup(source: string): StyledText {
  return compose(pieces(source));
}

function pieces(source: string): Piece[] {
  const found: Piece[] = [];
  const literal = (text: string) => {
    if (text) found.push({ text, marker: false, opens: false, closes: false });
  };
  let end = 0;
  for (const match of source.matchAll(TOKEN)) {
    literal(source.slice(end, match.index));
    end = match.index + match[0].length;
    if (match[4] !== undefined) found.push(marker(match[4], source[match.index - 1] ?? ' ', source[end] ?? ' '));
    else if (match[2] !== undefined && !match[0].startsWith('!')) found.push(...pieces(match[2]));
    else literal(match[1] ?? match[3] ?? '');
  }
  literal(source.slice(end));
  return found;
}

function marker(text: string, before: string, after: string): Piece {
  const insideWord = text.startsWith('_') && WORD.test(before) && WORD.test(after);
  return {
    text,
    marker: true,
    opens: !/\s/.test(after) && !insideWord,
    closes: !/\s/.test(before) && !insideWord,
  };
}

function compose(all: Piece[]): StyledText {
  const partner = matchMarkers(all);
  const starts = new Map<number, number>();
  const emphasis: Emphasis[] = [];
  let text = '';
  all.forEach((piece, index) => {
    const opener = partner.get(index);
    if (opener === undefined) {
      text += piece.text;
    } else if (opener === index) {
      starts.set(index, text.length);
    } else {
      const from = starts.get(opener) ?? text.length;
      if (from < text.length) emphasis.push(...stylesOf(piece.text).map((style) => ({ from, to: text.length, style })));
    }
  });
  return { text, emphasis: tidyEmphasis(text, emphasis) };
}

function stylesOf(marker: string): Array<Emphasis['style']> {
  if (marker.length === 1) return ['italic'];
  return marker.length === 2 ? ['bold'] : ['bold', 'italic'];
}

/** For each marker that has a partner, the index of the opening one of the pair. */
function matchMarkers(all: Piece[]): Map<number, number> {
  const partner = new Map<number, number>();
  const open = new Map<string, number>();
  all.forEach((piece, index) => {
    if (!piece.marker) return;
    const opener = open.get(piece.text);
    if (opener !== undefined && piece.closes) {
      partner.set(opener, opener);
      partner.set(index, opener);
      open.delete(piece.text);
    } else if (piece.opens) {
      open.set(piece.text, index);
    }
  });
  return partner;
}
