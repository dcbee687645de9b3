import { type FieldName, fieldName } from './fields.ts';
import { labelledLine } from './labelled-lines.ts';

/** Blurbs of a recommendation list are shorter than this, drabbles in a collection are not. */
const BLURB_WORDS = 75;
const ENTRY =
  /^\W{0,4}(?:(?:chapter|part|prologue|epilogue|interlude|ficlet|drabble)\b.{0,90}|\d{1,4}[.)]\s+\S.{0,100}|.{1,100}\s(?:by|-|–)\s\S.{0,60}|.{1,100}\((?:PG|R|NC|G|K|T|M|FR)[-\d+]*\b.{0,60})$/i;
/** Lines that describe one story each, as archives print them in their lists. */
const REPEATED: readonly FieldName[] = ['title', 'summary', 'words', 'chapters'];
const STATS = /\bRated:\s*(?:Fiction\s*)?(?:K\+?|T|M|MA)\s+-\s|\bChapters:\s*\d+\s+Completed:\s*(?:Yes|No)\b/;
const PROFILE =
  /^(?:community profile|user profile|profile|[\w -]{1,40}['’]s profile|penname\s*:.*|member since\s*:.*|(?:date )?joined\s*:?.*\bid\s*:.*|real name\s*:.*|membership status\s*:.*)$/i;
const SITE_PAGE =
  /^(?:f\.?a\.?q\.?s?|frequently asked questions|submission (?:rules|guidelines)|site (?:rules|map|news)|terms of (?:service|use)|privacy policy|community rules|posting (?:rules|guidelines)|master ?list|fic ?recs?|rec(?:ommendation)?s? list|story list|fan ?fiction index|story index|table of contents|site index|links page)$/i;

/** Why a text is a list or a page of a site rather than one story, in words for people; null when it may be a story. */
export function listInstead(lines: readonly string[]): string | null {
  const filled = lines.map((line) => line.trim()).filter((line) => line !== '');
  if (isJotting(filled)) return 'a few words, too few for a story';
  const addresses = filled.filter((line) => /https?:\/\/\S/.test(line)).length;
  if (addresses >= 3 && addresses > filled.length / 2) return 'a list of links';
  if (filled.length < 6) return null;
  if (repeatsLabels(filled) || filled.filter((line) => STATS.test(line)).length >= 3) {
    return 'a list of several stories';
  }
  const questions = filled.filter((line) => /^Q(?:uestion)?\s*\d*\s*[:.)]/i.test(line)).length;
  const answers = filled.filter((line) => /^A(?:nswer)?\s*\d*\s*[:.)]/i.test(line)).length;
  if (questions >= 3 && answers >= 3) return 'a page of questions and answers';
  const top = filled.slice(0, 12);
  const short = shareOf(filled, (line) => line.length < 100 && !/[.!?…]["”’']?$/.test(line));
  if (top.filter((line) => PROFILE.test(line)).length >= 2 || (PROFILE.test(top[0] ?? '') && short > 0.5))
    return 'a profile page';
  if (top.slice(0, 4).some((line) => SITE_PAGE.test(line)) && short > 0.6) return 'a list or a page of a site';
  const entries = shareOf(filled, (line) => ENTRY.test(line) && !/[.!?…]["”’']?$/.test(line));
  return filled.length >= 10 && entries > 0.6 && short > 0.8 ? 'a list or a table of contents' : null;
}

/** A shopping list, a stray name: the shortest stories end a sentence somewhere. */
function isJotting(filled: readonly string[]): boolean {
  if (!filled.every((line) => line.length < 60)) return false;
  const words = filled.reduce((sum, line) => sum + line.split(/\s+/).length, 0);
  return words < 15 && !filled.slice(1).some((line) => /[\p{STerm}…]/u.test(line));
}

function shareOf(lines: readonly string[], fits: (line: string) => boolean): number {
  return lines.filter((line) => fits(line)).length / lines.length;
}

/** Whether a label heads one short text after another. */
function repeatsLabels(lines: readonly string[]): boolean {
  const heads = new Map<FieldName, number[]>();
  for (const [index, line] of lines.entries()) {
    const field = line.length < 600 ? labelledLine(line) : null;
    const name = field && fieldName(field.label);
    if (name && !heads.get(name)?.push(index)) heads.set(name, [index]);
  }
  return REPEATED.some((name) => headBlurbs(lines, heads.get(name) ?? []));
}

function headBlurbs(lines: readonly string[], heads: readonly number[]): boolean {
  const [first] = heads;
  if (first === undefined || heads.length < 4) return false;
  const words = lines.slice(first).reduce((sum, line) => sum + line.split(/\s+/).length, 0);
  return words / heads.length < BLURB_WORDS;
}

const FAN_WORDS =
  /\b(?:fic|fics|ficlets?|fandoms?|fanfics?|fanfiction|fan fiction|fanon|canon|slash|femslash|shipp(?:ers?|ing)|readers?|writers?|authors?|writing|archives?|episodes?|seasons?|characters?|characteri[sz]ation|pairings?|plots?|genres?|essays?|meta|recs?|recommend(?:ed|ations?)?|betas?|feedback|tropes?|narrative|headcanons?|livejournal|tumblr|ao3)\b/gi;
/** A story says a few of these words in a thousand; somebody who writes about stories says a few in a hundred. */
const ESSAY_SHARE = 0.025;

/** Whether a text talks about stories instead of telling one; asked only where no archive vouches for it. */
export function isEssay(paragraphs: readonly string[]): boolean {
  const spoken = paragraphs.filter((paragraph) => /^["“‘«]|[,.!?]["”]/.test(paragraph)).length / paragraphs.length;
  if (spoken >= 0.2) return false;
  const text = paragraphs.join('\n').slice(0, 60_000);
  const words = text.split(/\s+/).length;
  return words >= 150 && (text.match(FAN_WORDS)?.length ?? 0) / words > ESSAY_SHARE;
}
