import { ratingLevel } from '../ratings.ts';
import { RATING_LEVELS } from '../story.ts';

const RATING_CODE =
  '(?:NC-?17|PG-?1[235]|PG|G|R-?1[3578]|R|U|M\\/A|MA|AO|M|T\\+?|K\\+|K|E|X|FR-?\\d{1,2}|FRT-?\\d{0,2}|FRAO|FRM[AO]?|FRC|1[258]\\+?|general(?: audiences)?|gen|teen(?:s|\\+)?|teen and up(?: audiences)?|mature|explicit|adult|not rated|unrated|all ages)';
const RATING = new RegExp(
  `^(?:fiction\\s+)?(${RATING_CODE}(?:\\s*(?:\\/|-|–|to|or|\\|)\\s*${RATING_CODE})*)(?=\\s*(?:$|[,;:(.!–—*\\[]|-\\s|\\s(?:for|due|because|overall|as|to be|at|with|i|just|rated|eventually|in)\\b))`,
  'i',
);

/**
 * The rating without the remarks that authors put after it ("PG-13 for language" -> "PG-13"), unless they hold a
 * stricter one ("PG now, R later"); other words stay as printed.
 */
export function ratingText(text: string): string | null {
  const plain = text.replace(/\s+/g, ' ').trim();
  const code = RATING.exec(plain)?.[1];
  return code && !isStricter(plain, code) ? code : plain || null;
}

/** What a rating is given for is no rating: "PG-13 for adult themes". */
const THEMES =
  /\b(?:adult|mature|explicit|teen(?:age)?) (?:situations?|themes?|language|content|concepts?|subjects?|humou?r|topics?|characters?|angst)\b/gi;

/** Whether the first rating is the stricter one of two that can be read. */
export function isStricter(one: string, other: string): boolean {
  const [first, second] = [ratingLevel(one.replace(THEMES, '')), ratingLevel(other)];
  if (first === 'unrated' || second === 'unrated') return false;
  return RATING_LEVELS.indexOf(first) > RATING_LEVELS.indexOf(second);
}

/** The rating that a line begins with, and what it says after it: "R (language), character death". */
export function splitRating(text: string): { rating: string; rest: string } | null {
  const plain = text.replace(/\s+/g, ' ').trim();
  const code = RATING.exec(plain)?.[1];
  return code ? { rating: code, rest: plain.slice(code.length).replace(/^[\s,;:.–—-]+/, '') } : null;
}
