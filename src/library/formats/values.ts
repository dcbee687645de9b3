import type { Field } from './fields.ts';

const NOTHING = /^(?:none|no|n\/?a|nobody|-+|null|)[.!]?$/i;

/** "None", "N/A", "-": a value that says there is none. */
export function saysNothing(text: string): boolean {
  return NOTHING.test(text.trim());
}

/** The single values of a field: as the text divides them, else at commas and semicolons outside brackets. */
export function valuesOf(field: Field): string[] {
  return (field.values ?? splitList(field.value)).filter((value) => !saysNothing(value));
}

/** Splits at commas (or `separator`) outside brackets, so that "Ten (Doctor Who, 2005)" stays one value. */
export function splitList(text: string, separator = /\s*[,;]\s*/): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const piece of text.slice(0, 20_000).split(new RegExp(`([()[\\]]|${separator.source})`))) {
    if (piece === '(' || piece === '[') depth += 1;
    if (piece === ')' || piece === ']') depth = Math.max(0, depth - 1);
    if (depth === 0 && piece !== '' && separator.test(piece) && piece.replace(separator, '') === '') {
      parts.push(part);
      part = '';
    } else part += piece;
  }
  return [...parts, part].map((value) => value.replace(/\s+/g, ' ').trim()).filter((value) => value !== '');
}

/** Genres joined by commas or slashes; two that everybody writes with a slash are one each. */
export function genresOf(text: string): string[] {
  const guarded = text.replace(/(hurt|action)\s*\/\s*(comfort|adventure)/gi, '$1\u2044$2');
  return splitList(guarded, /\s*[,;/]\s*/)
    .map((genre) => genre.replace('\u2044', '/'))
    .filter((genre) => !saysNothing(genre));
}

/** Fandoms joined by commas, "x" or slashes ("Buffy/Angel"); a slash inside a name has small letters after it ("Fate/stay night"). */
export function fandomsOf(field: Field): string[] {
  if (field.values) return valuesOf(field);
  return valuesOf(field).flatMap((value) =>
    /^fate\//i.test(value) ? [value] : value.split(/\s+x\s+|(?<=[\p{L}\d)]{2})\s*\/\s*(?=\p{Lu})/iu),
  );
}

/** Characters joined by commas, slashes, "and" or "&". */
export function charactersOf(field: Field): string[] {
  if (field.values) return valuesOf(field);
  return valuesOf(field)
    .flatMap((value) => value.split(/\s*\/\s*|\s+(?:and|&|\+)\s+/i))
    .map((name) => name.replace(/^and\s+/i, '').trim())
    .filter((name) => name !== '');
}

/** Pairings joined by commas or "and", without the remarks in brackets after them. */
export function pairingsOf(field: Field): string[] {
  if (field.values) return field.values;
  return valuesOf(field)
    .flatMap((value) => value.split(/\s+and\s+(?=[^/]+\/)/i))
    .map((value) => value.replace(/\s*\([^()]*(?:[.!?,]|\s\S+\s\S+\s)[^()]*\)\s*$/, ''))
    .filter((value) => value !== '' && !/^(?:gen|none yet|no pairings?|no ships?|general)\b/i.test(value));
}

/** A title without the quotation marks or emphasis around it. */
export function titleText(text: string): string | null {
  const plain = text.replace(/\s+/g, ' ').trim();
  const bare = /^(?:"([^"]+)"|“([^“”]+)”|‘([^‘’]+)’|'([^']+)'|\*+([^*]+)\*+|_+([^_]+)_+)$/.exec(plain);
  return bare
    ? (bare
        .slice(1)
        .find((inner) => inner !== undefined)
        ?.trim() ?? null)
    : plain || null;
}

/** The first whole number in `text`, thousands separators allowed ("7,526", "about 1 200 words", "4.5k"). */
export function wholeNumber(text: string): number | null {
  const short = text.slice(0, 200);
  const thousands = /(\d{1,6}(?:\.\d)?)\s?k\b/i.exec(short);
  if (thousands) return Math.round(Number(thousands[1]) * 1000);
  const match = /\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+(?!\d)|\d{1,12}/.exec(short);
  return match ? Number(match[0].replace(/\D/g, '')) : null;
}
