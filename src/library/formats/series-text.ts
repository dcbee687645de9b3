import { saysNothing, titleText } from './values.ts';

/** "Part 2 of The Gaslight Papers", "The Gaslight Papers [2]", "The Gaslight Papers, part 2", "The Gaslight Papers #2". */
export function seriesOf(text: string): { name: string; part: number | null } | null {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (saysNothing(plain)) return null;
  const before = /^(?:this is\s+)?(?:part|book|no\.?|#)\s*(\d+)\s+(?:of|in)\s+(?:the series\s+)?(.+)$/i.exec(plain);
  if (before) return named(firstSeries(before[2] ?? ''), before[1]);
  const after =
    /^(.+?)[\s,:–-]*(?:\[(\d+)\]|\((?:part |book |#)?(\d+)(?: of (?:\d+|\?))?\)|#(\d+)|\b(?:part|book|no\.?)\s+(\d+))$/i.exec(
      plain,
    );
  if (after) return named(after[1] ?? '', after[2] ?? after[3] ?? after[4] ?? after[5]);
  return named(plain, undefined);
}

/** Of "A, Part 1 of B" the first: a story has one series here, and archives list the main one first. */
function firstSeries(text: string): string {
  return text.split(/,\s*part\s+\d+\s+of\s+/i)[0] ?? text;
}

function named(name: string, part: string | undefined): { name: string; part: number | null } | null {
  const title = titleText(name);
  return title ? { name: title, part: part === undefined ? null : Number(part) } : null;
}
