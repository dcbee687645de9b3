import { authorNames } from './authors.ts';
import { containerName, EPUB_MARK } from './epub-mark.ts';
import { type FanFicFareStory, fanFicFarePage, TITLE_PAGE_LABEL } from './fanficfare.ts';
import type { Format, SourceText } from './format.ts';
import { type HtmlBlock, type HtmlElement, readHtml } from './html-blocks.ts';
import { htmlParagraphs } from './html-text.ts';
import { webAddress } from './story-keys.ts';
import { linesOf } from './styled-text.ts';

/**
 * FanFicFare's HTML, and the EPUB it makes: a heading "Title by Author" (each a link), the labelled fields in a table or
 * one a line, a table of contents, and chapters under headings of their own.
 */
export const fanFicFareHtml: Format = {
  name: 'FanFicFare HTML',
  recognise: ({ text }) => {
    const start = text.slice(0, 60_000);
    if (!/<(?:html|body|h[1-4]|table)\b/i.test(start)) return 0;
    if (/class="fff_(?:titlepage|chapter)|fanficfare-uid|<meta name="generator" content="fanficfare/i.test(start))
      return 1;
    const heading = /<h[13]>\s*<a href="[^"]*">[^<]*<\/a>\s+by\s/i.test(start);
    const labels = new Set([...start.matchAll(/<b>([A-Z][A-Za-z ]{2,20}):<\/b>/g)].map(([, label]) => label));
    return heading && labels.size >= 4 ? 0.95 : 0;
  },
  read: (source) => fanFicFarePage(source, readStory(source)),
};

interface RawChapter {
  heading: string | null;
  blocks: HtmlBlock[];
}

function readStory(source: SourceText): FanFicFareStory {
  const { blocks } = readHtml(source.text);
  const story: FanFicFareStory = {
    format: containerName('FanFicFare', source.text),
    title: '',
    authors: [],
    fields: [],
    chapters: [],
  };
  const top = blocks.findIndex((block) => isTitle(block));
  const title = blocks[top];
  if (title) readTitle(story, title);
  const rest = blocks.slice(top + 1);
  const chapters = source.text.startsWith(EPUB_MARK) ? epubChapters(story, rest) : htmlChapters(story, rest);
  story.chapters = chapters.map(({ heading, blocks: own }) => ({ heading, paragraphs: htmlParagraphs(own) }));
  return story;
}

function isTitle({ element, text, links }: HtmlBlock): boolean {
  return /^h[13]$/.test(element.tag) && links.length > 0 && / by /.test(text);
}

/** The links tell where the title ends, for a title may hold a "by" of its own. */
function readTitle(story: FanFicFareStory, { text, links }: HtmlBlock): void {
  const [title, ...authors] = links;
  const address = webAddress(title?.href ?? '');
  story.title = title?.text ?? text;
  const names = authors.map((link) => link.text).filter((name) => name !== '');
  story.authors =
    names.length > 0 ? names : authorNames(text.slice(story.title.length).replace(/^\s*by\s+/, ''), 'commas');
  if (address) story.fields.push({ label: 'Story URL', value: address });
}

/** One page: the table of contents names the headings that begin chapters; without one there is one chapter. */
function htmlChapters(story: FanFicFareStory, blocks: readonly HtmlBlock[]): RawChapter[] {
  const listed: string[] = [];
  const chapters: RawChapter[] = [];
  let inContents = false;
  for (const block of blocks) {
    const isHeading = block.element.tag === 'h2';
    const starts = isHeading && block.text === (listed[chapters.length] ?? (listed.length === 0 ? block.text : null));
    if (isHeading && chapters.length === 0 && block.text === 'Table of Contents') inContents = true;
    else if (starts && (listed.length > 0 || chapters.length === 0)) chapters.push({ heading: block.text, blocks: [] });
    else if (chapters.length > 0) chapters.at(-1)?.blocks.push(block);
    else if (inContents) listed.push(...block.links.filter(({ href }) => href.startsWith('#')).map(({ text }) => text));
    else readField(story, block);
  }
  return chapters;
}

/** Each file is a page of its own: title page, contents, chapters, and perhaps a log. */
function epubChapters(story: FanFicFareStory, blocks: readonly HtmlBlock[]): RawChapter[] {
  const chapters: RawChapter[] = [];
  const titlePage = bodyOf(blocks[0]);
  let body = titlePage;
  for (const block of blocks) {
    const own = bodyOf(block);
    if (own !== body) {
      body = own;
      const heading = /^h[1-4]$/.test(block.element.tag) ? block.text : null;
      chapters.push({ heading, blocks: heading === null ? [block] : [] });
    } else if (body === titlePage) readField(story, block);
    else chapters.at(-1)?.blocks.push(block);
  }
  return chapters.filter(({ heading }) => heading !== 'Table of Contents' && heading !== 'Update Log');
}

function bodyOf(block: HtmlBlock | undefined): HtmlElement | null {
  for (let at = block?.element ?? null; at; at = at.parent) if (at.tag === 'body') return at;
  return null;
}

function readField(story: FanFicFareStory, block: HtmlBlock): void {
  linesOf(block).forEach(({ text }, index) => {
    const label = TITLE_PAGE_LABEL.exec(text);
    const last = story.fields.at(-1);
    if (label) story.fields.push({ label: label[1] ?? '', value: label[2] ?? '' });
    else if (last) last.value += `${last.value === '' ? '' : index > 0 ? '\n' : '\n\n'}${text}`;
  });
}
