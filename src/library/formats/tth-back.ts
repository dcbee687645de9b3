import type { Line } from '../lines.ts';
import type { StatedFacts } from '../saved-page.ts';
import { isoDate } from './dates.ts';

/** What the archive and the author put below a chapter. */
export interface Back {
  facts: StatedFacts;
  /** The lines of what comes next, its title among them. */
  teaser: readonly Line[];
  /** How many of the page's lines are left above all that. */
  lines: number;
}

const FOOTER =
  /^You have reached the end of ["“](.+)["”]\s*(?:[–—-]+\s*so far\s*)?\.?\s*(?:This story is (complete|incomplete)\b.{0,80})?/i;
const LAST_CHAPTER = /posted on\s+(\d{1,2}\s[A-Za-z]{3}\s\d{2,4})/;
const NEXT_TIME = /^Next time (?:on|in)\s+["“‘']?(.{1,120}?)["”’']?\s*[:.…-]*$/i;
const THE_END = /^[^\p{L}]*(?:the end\b.{0,12}|end|fin|finis|owari|to be continued|tbc|t\.b\.c\.?)[^\p{L}]*$/iu;

export function readBack(lines: readonly Line[]): Back {
  const footer = lines.findLastIndex(({ text }) => FOOTER.test(text));
  let end = footer < 0 ? lines.length : footer;
  const facts = footer < 0 ? {} : footerFacts(lines[footer]?.text ?? '');
  end = withoutEnd(lines, end);
  const next = lines.findLastIndex(({ text }, index) => index < end && index > end / 2 && NEXT_TIME.test(text));
  if (next < 0) return { facts, teaser: [], lines: end };
  const title = NEXT_TIME.exec(lines[next]?.text ?? '')?.[1];
  return {
    facts: { ...(title !== undefined && { title }), ...facts },
    teaser: lines.slice(next + 1, end),
    lines: withoutEnd(lines, next),
  };
}

export function hasFooter(text: string): boolean {
  return /^\s*You have reached the end of ["“]/im.test(text.slice(-3000));
}

function footerFacts(text: string): StatedFacts {
  const match = FOOTER.exec(text);
  const updated = isoDate((LAST_CHAPTER.exec(text)?.[1] ?? '').replace(/\s/g, ' '));
  const status = match?.[2]?.toLowerCase();
  return {
    ...(match?.[1] && { title: match[1] }),
    ...(status && { status: status === 'complete' ? 'complete' : 'in-progress' }),
    ...(updated && { updated }),
  };
}

/** "The End" closes the text and is none of it. */
function withoutEnd(lines: readonly Line[], end: number): number {
  let last = end;
  while (last > 1 && THE_END.test(lines[last - 1]?.text ?? '')) last -= 1;
  return last;
}
