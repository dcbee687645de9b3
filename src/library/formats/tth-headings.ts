import { foldName } from '../fold.ts';
import { chapterNumber, isChapterHeading } from './chapter-titles.ts';

const NUMBER_WORDS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const PREFIX =
  /^(?:chapter|chap\.?|ch\.?|part|pt\.?|episode)\s*#?\s*(?:\d{1,4}|[ivxlc]{1,7}|[a-z]+(?:-[a-z]+)?)\b[\s:.)–—-]*/i;
/** "THREE: Buffy", "12 - The Well", "IV. Home": a number and the title. */
const BARE = /^(?:(\d{1,3})|([A-Za-z]+(?:-[A-Za-z]+)?))\s*[:.)–—-]+\s+\S/;

/** Whether a line is only the title of the chapter or the story once more, in other capitals or with another number. */
export function repeatsTitle(line: string, titles: readonly string[]): boolean {
  if (line.length > 160 || /["”]$/.test(line)) return false;
  if (isChapterHeading(line)) return true;
  const own = keyOf(line);
  return titles.some((title) => {
    const key = keyOf(title);
    if (key === '' || own === '') return false;
    return (
      own === key ||
      (key.length > 5 && own.startsWith(`${key} `) && own.length <= key.length + 25 && !/[.!?]$/.test(line))
    );
  });
}

function keyOf(title: string): string {
  return foldName(title.replace(PREFIX, '').replace(/^\d{1,3}\s*[,.:)–—-]\s*/, '')).replace(/^(?:the|an?) /, '');
}

/** The chapter's number as its title gives it, in whatever way; null where it gives none. */
export function headingNumber(title: string): number | null {
  const number = chapterNumber(title);
  if (number !== null) return number;
  const bare = BARE.exec(title);
  if (bare?.[1]) return Number(bare[1]);
  return bare?.[2] ? wordNumber(bare[2]) : null;
}

/** "Three" -> 3, "Twenty-one" -> 21. */
function wordNumber(word: string): number | null {
  const [tens = '', unit] = word.toLowerCase().split('-');
  const ten = ['twenty', 'thirty', 'forty', 'fifty'].indexOf(tens);
  if (ten >= 0 && unit) return (ten + 2) * 10 + NUMBER_WORDS.indexOf(unit) + 1;
  const index = NUMBER_WORDS.indexOf(tens);
  return index < 0 || unit ? null : index + 1;
}

/** Whether the first line of a chapter is its title: short, no sentence, no speech. `sure` where the page has several chapters. */
export function isTitleLine(line: string, sure: boolean): boolean {
  if (isChapterHeading(line) || headingNumber(line) !== null) return line.length <= 120;
  if (line.length > 90 || /^["“‘(*~[]/.test(line) || /[,;:]$/.test(line)) return false;
  const words = line.split(/\s+/);
  const capitals = words.filter((word) => /^[^\p{L}]*[\p{Lu}\p{N}]/u.test(word)).length;
  if (/[.!?…]["”]?$/.test(line))
    return words.length <= 8 && (capitals >= words.length * 0.6 || /[?!…]$|\.{3}$/.test(line)) && sure;
  return words.length <= 12 && (sure || capitals >= words.length * 0.6);
}
