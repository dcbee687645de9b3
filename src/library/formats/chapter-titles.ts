const NUMBER_WORDS =
  'one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve,thirteen,fourteen,fifteen,sixteen,seventeen,eighteen,nineteen,twenty'.split(
    ',',
  );
const UNIT = '(?:chapter|chap\\.?|ch\\.?|part|pt\\.?|episode)';
const COUNT = `(?:\\d{1,4}|(?:twenty|thirty|forty|fifty)(?:[- ](?:${NUMBER_WORDS.slice(0, 9).join('|')}))?|${NUMBER_WORDS.join('|')}|[ivxlc]{1,7})`;

const NUMBERED = new RegExp(
  `^${UNIT}\\s*#?\\s*(${COUNT})(?:\\s*(?:\\/|of)\\s*(?:\\d+|\\?))?\\s*(?:[:.)–—-]+\\s*|$)(.*)$`,
  'i',
);
const HEADING = new RegExp(
  `^[\\W_]{0,6}(?:${UNIT}\\s*#?\\s*${COUNT}\\b(?:\\s*(?:$|[:.)–—-]|\\/\\s*\\d|of\\s+\\d).{0,100})?|(?:prologue|epilogue|interlude|foreword)\\b(?:\\s*(?:$|[:.–—-]).{0,100})?)[\\W_]{0,6}$`,
  'i',
);

/**
 * The author's own title of a chapter: "Chapter 3: The Storm" and "3. The Storm" -> "The Storm", as the number stands beside it;
 * a number that is not the chapter's own stays, and so does a heading that is nothing but a number in words ("Chapter Three").
 */
export function chapterTitle(heading: string, number: number): string | null {
  const text = heading.replace(/\s+/g, ' ').trim();
  const listed = /^(\d{1,4})[.)]\s+(.+)$/.exec(text);
  if (listed && Number(listed[1]) === number) return listed[2] ?? null;
  const numbered = NUMBERED.exec(text);
  if (!numbered || countOf(numbered[1] ?? '') !== number) return text || null;
  return numbered[2]?.trim() || text;
}

/** Whether a line by itself reads as the heading of a chapter: "Chapter 3: The Storm", "Part Two", "Epilogue". */
export function isChapterHeading(line: string): boolean {
  return line.length <= 140 && HEADING.test(line.trim());
}

/** The number in "Chapter 16 – Approaching Normal", "Part Two", "Chapter IV"; null where there is none. */
export function chapterNumber(heading: string): number | null {
  const match = NUMBERED.exec(heading.replace(/^[\W_]+/, '').trim());
  return match ? countOf(match[1] ?? '') : null;
}

function countOf(text: string): number | null {
  const plain = text.toLowerCase();
  if (/^\d+$/.test(plain)) return Number(plain);
  const [tens = '', unit] = plain.split(/[- ]/);
  const ten = ['twenty', 'thirty', 'forty', 'fifty'].indexOf(tens);
  if (ten >= 0) return (ten + 2) * 10 + (unit ? NUMBER_WORDS.indexOf(unit) + 1 : 0);
  const word = NUMBER_WORDS.indexOf(plain);
  return word >= 0 ? word + 1 : romanNumber(plain);
}

function romanNumber(text: string): number | null {
  if (!/^(?:l?x{0,3}|x[lc])(?:ix|iv|v?i{0,3})$/.test(text)) return null;
  const values: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
  const digits = [...text].map((digit) => values[digit] ?? 0);
  return digits.reduce((sum, value, index) => sum + (value < (digits[index + 1] ?? 0) ? -value : value), 0) || null;
}
