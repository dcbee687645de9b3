import { type Line, linesOf } from '../lines.ts';
import { type Block, paragraphsOf } from '../losses.ts';
import { rebuildBlocks } from '../paragraphs.ts';
import type { SavedPage } from '../saved-page.ts';
import type { Paragraph, Problem } from '../story.ts';
import { countWords } from '../words.ts';
import { authorsWord } from './author-facts.ts';
import { chapterOf } from './chapter.ts';
import type { Format, SourceText } from './format.ts';
import { labelledLine } from './labelled-lines.ts';
import { savedPage } from './page.ts';
import { type Evidence, readStatsRow, type StatsRow } from './stats-row.ts';
import { type Back, hasFooter, readBack } from './tth-back.ts';
import { type Body, readBody } from './tth-body.ts';
import { type Border, borderOf } from './tth-border.ts';
import { factsOfPage, saidOtherwise } from './tth-facts.ts';
import { type Front, looksLikeFront, readFront } from './tth-front.ts';
import { pageName } from './tth-name.ts';
import { refuseSitePages } from './tth-site-pages.ts';

/** A chapter page of Twisting the Hellmouth as text, after the saving tool lost every line of a single word. */
export const tthPage: Format = {
  name: 'TtH page',
  recognise: ({ text }) => Math.max(looksLikeFront(linesOf(text.slice(0, 8000))), hasFooter(text) ? 0.95 : 0),
  read: readTthPage,
};

function readTthPage({ file, text }: SourceText): SavedPage {
  const lines = linesOf(text);
  refuseSitePages(file, lines);
  const layers = layersOf(lines);
  const name = pageName(file);
  const { body, row } = readChapter(layers, name.page);
  const word = authorsWord(body.fields);
  const border =
    row && borderOf(row.before, [...(word.facts.authors ?? []), ...name.authors], layers.front.categories.length > 0);
  const facts = factsOfPage(layers.front, layers.back, row, border, word);
  const page = name.page ?? body.number ?? word.part?.number ?? null;
  const chapter = chapterOf({
    number: page ?? 1,
    title: body.title,
    notes: [...word.notes, ...saidOtherwise(facts, word)],
    teaser: teaserOf(layers.back),
    paragraphs: body.paragraphs,
  });
  const saved = savedPage(file, {
    format: tthPage.name,
    facts: name.story === null ? facts : { ...facts, source: `https://www.tthfanfic.org/Story-${name.story}` },
    chapters: [chapter],
    page,
    of: facts.chapterCount ?? word.part?.of ?? null,
    problems: rowProblems(file, layers.front, row, border),
  });
  return { ...saved, losses: layers.losses };
}

/** What the archive printed above and below, and the author's paragraphs between. */
interface Layers {
  front: Front;
  back: Back;
  blocks: Block[];
  /** Lines lost between the last paragraph and what is below it. */
  lostBelow: number;
  losses: number;
}

/** Where more of the gaps than this would lack lines, the text is only widely spaced. */
const MOST_LOSSES = 0.3;

/** Lines in which labels of the author's are looked for. */
const LONGEST_HEADER = 80;

function layersOf(lines: readonly Line[]): Layers {
  const front = readFront(lines);
  const below = lines.slice(front.lines);
  const back = readBack(below);
  const gaps = lines.filter(({ breaks }) => breaks > 2).length;
  const losses = gaps > lines.length * MOST_LOSSES ? 0 : gaps;
  const labelled = new Set(below.slice(0, LONGEST_HEADER).flatMap(({ text }) => (labelledLine(text) ? [text] : [])));
  const rules = { losesLines: losses > 0, begins: (text: string) => labelled.has(text) };
  return {
    front,
    back,
    losses,
    blocks: rebuildBlocks(below.slice(0, back.lines), rules),
    lostBelow: losses > 0 ? Math.max(0, (below[back.lines]?.breaks ?? 0) - 2) : 0,
  };
}

/** The row needs the length of the text, and the text's first line is a title only where the row has several chapters. */
function readChapter(
  { front, back, blocks, lostBelow }: Layers,
  page: number | null,
): { body: Body; row: StatsRow | null } {
  const titles = [back.facts.title, front.title].filter((title) => typeof title === 'string');
  const draft = readBody(blocks, titles, 'unknown', lostBelow);
  if (!front.row) return { body: draft, row: null };
  const evidence: Evidence = { chapter: page ?? draft.number, ownWords: wordsIn(draft.paragraphs) };
  const row = readStatsRow(front.row.text, evidence);
  if (!row?.chapters || (row.chapters === 1) === (draft.title === null)) return { body: draft, row };
  return { body: readBody(blocks, titles, row.chapters === 1 ? 'one' : 'several', lostBelow), row };
}

function wordsIn(paragraphs: readonly Paragraph[]): number {
  return paragraphs.reduce((sum, { kind, text }) => sum + (kind === 'text' ? countWords(text) : 0), 0);
}

function teaserOf({ teaser }: Back): string | null {
  const paragraphs = paragraphsOf(rebuildBlocks(teaser)).map(({ text }) => text);
  return paragraphs.filter((text) => text !== '').join('\n\n') || null;
}

function rowProblems(file: string, { row: printed }: Front, row: StatsRow | null, border: Border | null): Problem[] {
  if (!printed || !row) return [];
  const found = printed.text.slice(0, 200);
  const open = [row.chapters, row.words, ...Object.values(row.counts)].some((value) => value === null);
  const problem = (message: string): Problem => ({ file, line: printed.line, message });
  return [
    ...(open ? [problem(`expected numbers that can be told apart, found several ways to read "${found}"`)] : []),
    ...(border?.author === null
      ? [problem(`expected the author behind the category, found no border between them in "${found}"`)]
      : []),
  ];
}
