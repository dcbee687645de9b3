import type { SavedPage } from '../saved-page.ts';
import type { Paragraph } from '../story.ts';
import type { Format, SourceText } from './format.ts';
import { type HtmlBlock, readHtml } from './html-blocks.ts';
import { htmlParagraphs, within } from './html-text.ts';
import { plainParagraphs } from './plain-paragraphs.ts';
import { isSceneBreak } from './scene-breaks.ts';
import { webAddress } from './story-keys.ts';

/** A text whose structure is in its lines, wherever they come from: a text file, or the text of a web page. */
export interface Prose {
  file: string;
  lines: readonly string[];
  /** Lines that a web page marks as headings of equal rank, where it has several. */
  headings: ReadonlySet<number>;
  /** The paragraphs of some of the lines (`to` exclusive). */
  paragraphs(from: number, to?: number): Paragraph[];
  /** The web page's own address and title, where there is a page that names them. */
  address: string | null;
  pageTitle: string | null;
}

/** A format found in lines, so that it reads text files and the text of web pages alike. */
export interface ProseFormat extends Format {
  readProse(prose: Prose): SavedPage;
}

/** Makes a format of a reader of lines. */
export function proseFormat(parts: Pick<ProseFormat, 'name' | 'recognise' | 'readProse'>): ProseFormat {
  return { ...parts, read: (source) => parts.readProse(plainProse(source)) };
}

function plainProse({ file, text }: SourceText): Prose {
  const lines = text.split('\n');
  return {
    file,
    lines,
    headings: new Set(),
    paragraphs: (from, to = lines.length) => plainParagraphs(lines.slice(from, to)),
    address: null,
    pageTitle: null,
  };
}

/** The lines of a web page's text, a blank one between blocks; a rule is a scene break. */
export function pageProse({ file, text }: SourceText): Prose {
  const page = readHtml(text);
  const blocks = storyBlocks(page.blocks);
  const lines: string[] = [];
  const starts = blocks.map((block) => {
    const start = lines.length;
    lines.push(...(block.element.tag === 'hr' ? ['* * *'] : block.text.split('\n')), '');
    return start;
  });
  const address = page.meta.get('og:url')?.[0] ?? page.meta.get('dc.source')?.[0] ?? '';
  return {
    file,
    lines,
    headings: headingLines(blocks, starts),
    paragraphs: (from, to = lines.length) => paragraphsBetween(blocks, starts, lines, from, to),
    address: webAddress(address),
    pageTitle: page.title || null,
  };
}

/** Of the headings the highest rank of which there are several: a single one is the page's own. */
function headingLines(blocks: readonly HtmlBlock[], starts: readonly number[]): Set<number> {
  for (const tag of ['h1', 'h2', 'h3', 'h4']) {
    const lines = starts.filter(
      (_start, index) => blocks[index]?.element.tag === tag && !isSceneBreak(blocks[index]?.text ?? ''),
    );
    if (lines.length > 1) return new Set(lines);
  }
  return new Set();
}

function paragraphsBetween(
  blocks: readonly HtmlBlock[],
  starts: readonly number[],
  lines: readonly string[],
  from: number,
  to: number,
): Paragraph[] {
  const found: Paragraph[] = [];
  for (let index = blockAt(starts, from); index < blocks.length && (starts[index] ?? 0) < to; index += 1) {
    const [block, start] = [blocks[index], starts[index] ?? 0];
    const end = (starts[index + 1] ?? lines.length) - 1;
    if (!block || end <= from) continue;
    if (start >= from && end <= to) found.push(...htmlParagraphs([block]));
    else found.push(...plainParagraphs(lines.slice(Math.max(start, from), Math.min(end, to))));
  }
  return found;
}

/** The block that a line is in. */
function blockAt(starts: readonly number[], line: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, 0);
}

/** Elements that hold a site's own words. */
const SITE = new Set(['nav', 'footer', 'aside', 'form']);
/** What archives and journals call the element around a story. */
const STORY =
  /^(?:storytextp?|storycontent|story-?text|story|chapters?|userstuff|entry-content|entry-?text|b-singlepost-body|asset-body|aentry-post__text|post-content|post-body)$/i;

/** A page without navigation and, where the element around the story is known, without what follows it. */
function storyBlocks(all: readonly HtmlBlock[]): HtmlBlock[] {
  const own = all.filter(({ element }) => !within(element, ({ tag }) => SITE.has(tag)));
  const blocks = own.length > 0 ? own : [...all];
  const inStory = blocks.map(({ element }) =>
    within(element, ({ id, classes }) => STORY.test(id) || classes.some((name) => STORY.test(name))),
  );
  const size = (wanted: boolean) =>
    blocks.reduce((sum, { text }, index) => sum + (inStory[index] === wanted ? text.length : 0), 0);
  const last = inStory.lastIndexOf(true);
  return last >= 0 && size(true) > 200 && size(true) > size(false) / 4 ? blocks.slice(0, last + 1) : blocks;
}
