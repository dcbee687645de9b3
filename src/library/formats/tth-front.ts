import type { Line } from '../lines.ts';
import { labelledLine } from './labelled-lines.ts';
import { isStatsRow } from './stats-row.ts';

/** What the archive prints above a chapter. */
export interface Front {
  title: string | null;
  series: { name: string; part: number | null } | null;
  summary: string | null;
  /** Category lines that stand alone. */
  categories: string[];
  /** The story's rating where a notice repeats it. */
  rating: string | null;
  /** The squashed row as printed. */
  row: { text: string; line: number } | null;
  /** How many of the page's lines this is. */
  lines: number;
}

type Kind = 'banner' | 'series' | 'summary' | 'columns' | 'category' | 'row' | 'award' | 'notice' | 'other';

const BANNER =
  /^(?:Large Print|Handheld|Twisting The Hellmouth\b|Story\s*Reviews\s*Statistics|Rules for Challenges$|Site Rules$|Print(?:er)? Friendly$|Click here to (?:log|register)|You are not logged in)/i;
const SERIES = /^This story is No\.?\s*(\d+)\s+in the series\s+["“](.+?)["”]\.?(?:\s|$)/i;
const SUMMARY = /^Summary\s*:\s*(.*)$/s;
const COLUMNS = /^Categor(?:y|ies)\s+Author\s+Rating\b/i;
const CATEGORY = /^[^.!?“”":]{2,60} > [^.!?“”"]{2,120}$|^(?:BtVS\/AtS Non-Crossover|Multiple Crossings)$/;
const AWARD =
  /^(?:CoA\b.{0,60}\b(?:Winner|Nominee|Runner|Mention).*|(?:Award|Winner|Featured)\b.{0,40}(?:Winner|Nominee|Story).*)$/i;
/** The archive says so when a rating is above its reader's own limit. */
const NOTICE = /^NOTE: This (?:story|chapter) is rated (?:FR\d{1,2})\b|^Scroll down if you still wish to read it\.?$/;
const STORY_RATED = /^NOTE: This story is rated (FR\d{1,2})\b/;
/** The archive's part is never longer. */
const LONGEST = 40;
/** Title, headlines and a summary without its label. */
const MOST_OTHERS = 7;

export function readFront(lines: readonly Line[]): Front {
  const kinds = lines.slice(0, LONGEST).map(({ text }) => kindOf(text));
  const table = tableAt(kinds);
  const end = table ? table.end : plainEnd(kinds);
  const front = lines.slice(0, end);
  const row = front.find((_line, index) => kinds[index] === 'row');
  const series = front.map(({ text }) => SERIES.exec(text)).find((match) => match !== null);
  return {
    ...titleAndSummary(front, kinds, table?.start ?? end),
    series: series ? { name: series[2] ?? '', part: Number(series[1]) } : null,
    categories: front.filter((_line, index) => kinds[index] === 'category').map(({ text }) => text),
    rating: front.map(({ text }) => STORY_RATED.exec(text)?.[1]).find((rating) => rating !== undefined) ?? null,
    row: row ? { text: row.text, line: row.number } : null,
    lines: end,
  };
}

/** How sure it is that a text begins as the archive's pages do. */
export function looksLikeFront(lines: readonly Line[]): number {
  const kinds = lines.slice(0, LONGEST).map(({ text }) => kindOf(text));
  if (kinds.includes('row')) return 1;
  if (kinds.includes('banner') || kinds.includes('series')) return 0.95;
  if (tableAt(kinds)) return 0.85;
  const summary = kinds.indexOf('summary');
  const below = lines.slice(summary + 1, summary + 12);
  if (summary < 0 || summary > 1 || (below[0]?.breaks ?? 0) < 2 || isByline(lines[0]?.text ?? '')) return 0;
  // Authors put a summary below their own title; only the archive's stands above it.
  return below.some(({ text }) => /^(?:Title|Author)s?\s*[:–-]/i.test(text)) ? 0.82 : 0.62;
}

const isByline = (text: string): boolean => /\bby\s/i.test(text) || labelledLine(text)?.label.toLowerCase() === 'title';

function kindOf(text: string): Kind {
  if (BANNER.test(text)) return 'banner';
  if (SERIES.test(text)) return 'series';
  if (SUMMARY.test(text)) return 'summary';
  if (COLUMNS.test(text)) return 'columns';
  if (isStatsRow(text)) return 'row';
  if (CATEGORY.test(text)) return 'category';
  if (NOTICE.test(text)) return 'notice';
  return AWARD.test(text) ? 'award' : 'other';
}

/** Where columns, categories and the row stand. They follow one another; only the first lines of a page can be these. */
function tableAt(kinds: readonly Kind[]): { start: number; end: number } | null {
  const start = kinds.findIndex((kind) => kind === 'columns' || kind === 'category' || kind === 'row');
  if (start < 0 || kinds.slice(0, start).filter((kind) => kind === 'other').length > MOST_OTHERS) return null;
  const row = kinds.indexOf('row');
  let end = row >= start && row <= start + 12 ? row + 1 : start;
  while (['columns', 'category', 'award', 'notice'].includes(kinds[end] ?? '')) end += 1;
  return { start, end };
}

/** Without a table the summary ends the archive's part, else the last of its banners. */
function plainEnd(kinds: readonly Kind[]): number {
  const summary = kinds.indexOf('summary');
  if (summary >= 0 && summary <= MOST_OTHERS) {
    let end = summary + 1;
    while (kinds[end] === 'notice') end += 1;
    return end;
  }
  const series = kinds.lastIndexOf('series');
  const tabs = kinds.lastIndexOf('banner');
  return Math.max(series, tabs) + 1;
}

function titleAndSummary(
  front: readonly Line[],
  kinds: readonly Kind[],
  table: number,
): Pick<Front, 'title' | 'summary'> {
  const labelled = kinds.slice(0, front.length).indexOf('summary');
  const series = kinds.slice(0, front.length).indexOf('series');
  const at = (index: number): Line[] =>
    front.slice(0, index).filter((line, place) => kinds[place] === 'other' && !isHeadline(front, kinds, place, line));
  if (labelled >= 0) {
    const more =
      table > labelled
        ? front.slice(labelled + 1, table).filter((_line, index) => kinds[labelled + 1 + index] === 'other')
        : [];
    const first = SUMMARY.exec(front[labelled]?.text ?? '')?.[1] ?? '';
    const summary = [first, ...more.map(({ text }) => text)].join('\n\n').trim();
    return {
      title: at(series >= 0 ? Math.min(series, labelled) : labelled).at(-1)?.text ?? null,
      summary: summary || null,
    };
  }
  const above = at(series >= 0 ? series : table);
  const below =
    series >= 0 ? front.slice(series, table).filter((_line, index) => kinds[series + index] === 'other') : [];
  if (below.length > 0)
    return { title: above.at(-1)?.text ?? null, summary: below.map(({ text }) => text).join('\n\n') };
  const last = above.at(-1);
  if (series < 0 && last && isSentence(last.text)) return { title: above.at(-2)?.text ?? null, summary: last.text };
  return { title: last?.text ?? null, summary: null };
}

/** The archive's news stand right below its name; where the title was lost, a gap follows them instead. */
function isHeadline(front: readonly Line[], kinds: readonly Kind[], index: number, line: Line): boolean {
  return kinds[index - 1] === 'banner' && line.breaks === 1 && (front[index + 1]?.breaks ?? 0) > 2;
}

const isSentence = (text: string): boolean => text.length > 90 || (text.length > 40 && /[.!?…]["”)]*$/.test(text));
