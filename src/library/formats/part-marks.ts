/** A title with what it said about its place in a longer story. */
export interface PlacedTitle {
  title: string;
  part: number | null;
  of: number | null;
  partTitle: string | null;
}

const OF = '(?:\\s*(?:\\/|of)\\s*(\\d{1,3}|\\?+|x+|tbd|wip))';
const MARKS: readonly RegExp[] = [
  new RegExp(`^(.*?)[\\s,:–-]*[([{]\\s*(?:(?:part|chapter|ch\\.?|pt\\.?)\\s*)?(\\d{1,3})${OF}?\\s*[)\\]}]\\s*$`, 'i'),
  new RegExp(`^(.*?\\S)[\\s,:–-]+(?:part|chapter|ch\\.?|pt\\.?)\\s*(\\d{1,3})${OF}?\\s*$`, 'i'),
  new RegExp(`^(.*?\\S)[\\s,:–-]+(\\d{1,3})${OF}\\s*$`, 'i'),
];
const NAMED_PART = new RegExp(
  `^(.{2,200}?)\\s*[,:–-]\\s+(?:part|chapter)\\s*(\\d{1,3})${OF}?\\s*[:–-]\\s+(\\S.{0,200})$`,
  'i',
);

/** "Visitors (2/12)" -> Visitors, part 2 of 12; "Lamps - Chapter 15 - It Shines" -> Lamps, part 15, "It Shines". */
export function placedTitle(text: string): PlacedTitle {
  const plain = text.slice(0, 500).trim();
  const named = NAMED_PART.exec(plain);
  if (named) return placed(named[1], named[2], named[3], named[4] ?? null);
  for (const mark of MARKS) {
    const match = mark.exec(plain);
    if (match && !/^\d{4}$/.test(match[2] ?? '')) return placed(match[1], match[2], match[3], null);
  }
  return { title: plain, part: null, of: null, partTitle: null };
}

function placed(title = '', part = '', of = '', partTitle: string | null): PlacedTitle {
  const total = /^\d+$/.test(of) ? Number(of) : null;
  return { title: title.replace(/[\s,:–-]+$/, ''), part: Number(part), of: total, partTitle };
}
