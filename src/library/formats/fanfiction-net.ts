import type { SavedPage, StatedFacts } from '../saved-page.ts';
import { readTitleAndAuthors } from './bylines.ts';
import { readChapters } from './chapters.ts';
import { factsOf, mergeFacts } from './facts.ts';
import type { Field } from './fields.ts';
import type { SourceText } from './format.ts';
import { labelledLine } from './labelled-lines.ts';
import { isFactLine } from './own-words.ts';
import { savedPage } from './page.ts';
import { type Prose, proseFormat } from './prose.ts';
import { storyKey } from './story-keys.ts';
import { genresOf } from './values.ts';

const STATS = /\bRated:?\s*(?:Fiction\s*)?(?:K\+?|T|M|MA)\s+-\s+\S/;
const GENRES = new Set(
  'adventure,angst,crime,drama,family,fantasy,friendship,general,horror,humor,hurt/comfort,mystery,parody,poetry,romance,sci-fi,spiritual,supernatural,suspense,tragedy,western'.split(
    ',',
  ),
);
/** How far down a page its stats line may stand. */
const REACH = 120;

/** A page of FanFiction.net as text: title, "By: X", summary and the stats line "Rated: T - English - ..." above the story. */
export const fanFictionNet = proseFormat({
  name: 'FanFiction.net page',
  recognise: ({ text }: SourceText) => {
    const lines = text.slice(0, 30_000).split('\n', REACH);
    const stats = lines.find((line) => STATS.test(line));
    if (!stats) return 0;
    return /\b(?:Words|Published|Chapters|Updated|Reviews):/.test(lines.join(' ')) ? 0.9 : 0.4;
  },
  readProse: readPage,
});

function readPage(prose: Prose): SavedPage {
  const { lines } = prose;
  const at = Math.max(
    lines.findIndex((line) => STATS.test(line)),
    0,
  );
  const end = statsEnd(lines, at);
  const stats = lines.slice(at, end).join(' ');
  const facts = factsAbove(lines, at);
  mergeFacts(facts, statsFacts(stats.slice(stats.search(STATS))));
  const fandom = fandomOf(lines.slice(0, at));
  if (fandom.length > 0) mergeFacts(facts, { fandoms: fandom });
  const address = /https?:\/\/(?:www\.|m\.)?fanfiction\.net\/s\/\d+\S*/.exec(
    [...lines.slice(0, at + 5), ...lines.slice(-10)].join('\n'),
  )?.[0];
  if (address ?? prose.address) facts.source = (address ?? prose.address ?? '').replace(/[).,]+$/, '');
  const page = pageNumber(prose, lines.slice(0, end + 15));
  const [from, to] = bodyOf(lines, end);
  const chapters = readChapters(prose, from, to, {
    title: facts.title ?? null,
    authors: facts.authors ?? [],
    first: page.number,
    firstTitle: page.title,
  });
  const id = /\bid:\s*(\d+)/i.exec(stats)?.[1];
  return savedPage(prose.file, {
    format: fanFictionNet.name,
    facts,
    chapters,
    story: storyKey(facts.source) ?? (id ? `ffn:${id}` : null),
    page: chapters.length === 1 && (facts.chapterCount ?? 1) > 1 ? page.number : null,
    of: page.number === null ? null : (facts.chapterCount ?? null),
  });
}

/** The line is wrapped where it ends in a dash or the next one goes on with a labelled number. */
function statsEnd(lines: readonly string[], at: number): number {
  let end = at + 1;
  while (
    end < at + 4 &&
    (/-\s*$/.test(lines[end - 1] ?? '') ||
      /^\s*-?\s*(?:Words|Chapters|Reviews|Favs|Follows|Updated|Published|Status|Complete|id)\b:?/.test(
        lines[end] ?? '',
      ))
  ) {
    end += 1;
  }
  return Math.min(end, lines.length);
}

function statsFacts(stats: string): StatedFacts {
  const fields: Field[] = [];
  const bare: string[] = [];
  for (const part of stats.split(/\s+-\s+/)) {
    const label = /^(Rated|Chapters|Words|Reviews|Updated|Published|Status)\s*:?\s*(.*)$/i.exec(part.trim());
    if (label) fields.push({ label: label[1] ?? '', value: (label[2] ?? '').replace(/^Fiction\s+/, '') });
    else if (/^Complete\b/i.test(part)) fields.push({ label: 'Status', value: 'Complete' });
    else if (!/^(?:Favs|Follows|id|Favorites|Followers)\b/i.test(part.trim())) bare.push(part.trim());
  }
  const facts = factsOf(fields);
  const [language, ...rest] = bare;
  if (language) facts.language = language;
  for (const part of rest) mergeFacts(facts, isGenre(part) ? { genres: genresOf(part) } : charactersIn(part));
  return facts;
}

function isGenre(part: string): boolean {
  return genresOf(part).every((genre) => GENRES.has(genre.toLowerCase()));
}

/** Characters in brackets are a pairing: "[Buffy S., Lex L.] Clark K.". */
function charactersIn(part: string): StatedFacts {
  const names = (text: string) =>
    text
      .split(/\s*,\s*|\s+&\s+/)
      .map((name) => name.trim())
      .filter((name) => name !== '');
  const pairs = [...part.matchAll(/\[([^\]]{1,200})\]/g)].map(([, inside]) => names(inside ?? '').join('/'));
  const characters = names(part.replace(/[[\]]/g, ', '));
  return { ...(characters.length > 0 && { characters }), ...(pairs.length > 0 && { relationships: pairs }) };
}

/** Title, author and summary stand above the stats line, labelled or not. */
function factsAbove(lines: readonly string[], stats: number): StatedFacts {
  const from = Math.max(0, stats - 40);
  const above = lines
    .slice(from, stats)
    .map((line) => line.replace(/^\s*Follow\/Fav\s*/i, '').replace(/\s*(?:Follow\/Fav|\+ - Text Size.*)\s*$/i, ''));
  const facts = factsOf(above.flatMap((line) => labelledLine(line) ?? []));
  const own = readTitleAndAuthors(above, 0, above.length);
  if (own.title && !facts.title && !/»/.test(own.title)) facts.title = own.title;
  if (own.authors.length > 0 && !facts.authors) facts.authors = own.authors;
  const summary = own.authors.length === 0 ? '' : summaryIn(above.slice(own.next));
  if (summary !== '' && !facts.summary) facts.summary = summary;
  return facts;
}

function summaryIn(lines: readonly string[]): string {
  const prose = lines.filter(
    (line) =>
      line.trim() !== '' && !/»|^\s*(?:private message|pm|follow|favorite|\d+\. )\b/i.test(line) && !labelledLine(line),
  );
  return prose.join(' ').replace(/\s+/g, ' ').trim();
}

/** "Books » Harry Potter", "Crossovers » Buffy & Smallville". */
function fandomOf(lines: readonly string[]): string[] {
  const path = lines.find((line) => line.includes('»'));
  const last = path?.split('»').at(-1)?.trim() ?? '';
  if (last === '') return [];
  return /crossover/i.test(path ?? '') ? last.replace(/\s+crossovers?$/i, '').split(/\s+(?:\+|&|and)\s+/) : [last];
}

/** Which chapter the page shows: from its address, its title or "Chapter 2 of 10". */
function pageNumber(prose: Prose, top: readonly string[]): { number: number | null; title: string | null } {
  const titled = /\bChapter (\d+)(?::\s*(.+?))?,\s+an?\s.{1,80}fanfic/i.exec(prose.pageTitle ?? '');
  if (titled) return { number: Number(titled[1]), title: titled[2] ?? null };
  const address =
    /\/s\/\d+\/(\d+)\b/.exec(prose.address ?? '') ?? /\bCh(?:apter|\.)? (\d+) of \d+/i.exec(top.join('\n'));
  return { number: address ? Number(address[1]) : null, title: null };
}

const TOOLS =
  /^\s*(?:A\+?\s*A-|A A A|Full\s+3\/4|Expand|Tighten|< Prev|Next >|\+ - Text Size|\d+\. .{0,80}(?:\s\d+\. .*)?$|Chapter \d+ of \d+)/i;
const FOOT =
  /^\s*(?:The author would like to thank you for your continued support|Favorite\s*:?\s*Story|Review this (?:Story|Chapter)|Return to Top|Actions$|Share:? Email|< Prev\b|Prev\s+Next)/i;

function isAboveText(line: string): boolean {
  return line.trim() === '' || TOOLS.test(line) || isFactLine(line);
}

function bodyOf(lines: readonly string[], from: number): [number, number] {
  let start = from;
  while (start < lines.length && isAboveText(lines[start] ?? '')) start += 1;
  const foot = lines.findIndex((line, index) => index > start && FOOT.test(line));
  return [start, foot < 0 ? lines.length : foot];
}
