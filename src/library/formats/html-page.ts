import type { SavedPage, StatedFacts } from '../saved-page.ts';
import type { Chapter } from '../story.ts';
import { titleAndAuthor } from './bylines.ts';
import { chapterOf } from './chapter.ts';
import { chapterTitle } from './chapter-titles.ts';
import { efiction } from './efiction.ts';
import { EPUB_MARK } from './epub-mark.ts';
import { factsOf } from './facts.ts';
import { fanFictionNet } from './fanfiction-net.ts';
import type { Format, SourceText } from './format.ts';
import { headerPost } from './header-post.ts';
import { type HtmlBlock, type HtmlDocument, type HtmlElement, readHtml } from './html-blocks.ts';
import { htmlParagraphs } from './html-text.ts';
import { dropRepeatedHeadings, separateNotes } from './own-words.ts';
import { savedPage } from './page.ts';
import { plainText } from './plain-text.ts';
import { type ProseFormat, pageProse } from './prose.ts';
import { titleText } from './values.ts';

/** What the text of a web page may turn out to be. */
const INSIDE: readonly ProseFormat[] = [efiction, fanFictionNet, headerPost, plainText];

/** Any other web page or EPUB: its text is read as the text formats read theirs, with the page's emphasis kept. */
export const htmlPage: Format = {
  name: 'web page',
  recognise: ({ text }) => {
    const start = text.slice(0, 5000);
    if (/^\s*(?:<!doctype html|<\?xml|<html\b|<!-- epub -->)/i.test(start)) return 0.3;
    return /<(?:body|p|div|br|h[1-6]|pre)\b[^>]{0,300}>/i.test(start) && /<\/\w+>|<br/i.test(text.slice(0, 20_000))
      ? 0.2
      : 0;
  },
  read: (source) => (source.text.startsWith(EPUB_MARK) ? readBook(source) : readPage(source)),
};

function readPage(source: SourceText): SavedPage {
  const prose = pageProse(source);
  const lines = { file: source.file, text: prose.lines.join('\n') };
  let best: ProseFormat = plainText;
  let surest = 0;
  for (const format of INSIDE) {
    const sure = format.recognise(lines);
    if (sure > surest) [best, surest] = [format, sure];
  }
  return best.readProse(prose);
}

/** An EPUB of no archive: its package states the facts, its files and their headings are the chapters. */
function readBook(source: SourceText): SavedPage {
  const page = readHtml(source.text);
  const facts = packageFacts(page);
  const names = [facts.title ?? null, ...(facts.authors ?? [])];
  const files = filesOf(page.blocks).filter((blocks) => isChapterFile(blocks, names));
  const chapters = files.map((blocks, index) => bookChapter(blocks, index + 1, names));
  return savedPage(source.file, { format: 'EPUB', facts, chapters });
}

function packageFacts({ meta }: HtmlDocument): StatedFacts {
  const all = (name: string) => meta.get(`dc.${name}`) ?? [];
  const facts = factsOf([
    { label: 'Published', value: all('date')[0] ?? '' },
    { label: 'Source', value: [...all('source'), ...all('identifier')].find((one) => /^https?:/.test(one)) ?? '' },
    { label: 'Tags', value: '', values: all('subject') },
  ]);
  const title = titleText(all('title')[0] ?? '');
  const [description, language] = [all('description')[0], all('language')[0]];
  if (title) facts.title = title;
  if (all('creator').length > 0) facts.authors = all('creator');
  if (description)
    facts.summary =
      readHtml(description)
        .blocks.map(({ text }) => text)
        .join('\n\n') || description;
  if (language) facts.language = language;
  return facts;
}

/** The blocks of each file of the book; the innermost body is the file's own. */
function filesOf(blocks: readonly HtmlBlock[]): HtmlBlock[][] {
  const files = new Map<HtmlElement | null, HtmlBlock[]>();
  for (const block of blocks) {
    let at: HtmlElement | null = block.element;
    while (at && at.tag !== 'body') at = at.parent;
    const file = files.get(at);
    if (file) file.push(block);
    else files.set(at, [block]);
  }
  return [...files.values()];
}

/** A cover, a title page or a table of contents is no chapter. */
function isChapterFile(blocks: readonly HtmlBlock[], names: ReadonlyArray<string | null>): boolean {
  if (/^(?:table of )?contents$|^cover$|^copyright/i.test(blocks[0]?.text ?? '')) return false;
  const linked = blocks.reduce(
    (sum, { links }) => sum + links.reduce((length, link) => length + link.text.length, 0),
    0,
  );
  const size = blocks.reduce((sum, { text }) => sum + text.length, 0);
  const left = dropRepeatedHeadings(htmlParagraphs(blocks), names, 0).reduce((sum, { text }) => sum + text.length, 0);
  return (
    linked < size / 2 &&
    left > 0 &&
    !(blocks.length <= 4 && titleAndAuthor(blocks.map(({ text }) => text).join(' ')) !== null)
  );
}

function bookChapter(blocks: readonly HtmlBlock[], number: number, names: ReadonlyArray<string | null>): Chapter {
  const headed = /^h[1-4]$/.test(blocks[0]?.element.tag ?? '');
  const title = headed ? chapterTitle(blocks[0]?.text ?? '', number) : null;
  const paragraphs = dropRepeatedHeadings(htmlParagraphs(headed ? blocks.slice(1) : blocks), [...names, title], number);
  const own = separateNotes(paragraphs);
  return chapterOf({ number, title: title === names[0] ? null : title, notes: own.notes, paragraphs: own.paragraphs });
}
