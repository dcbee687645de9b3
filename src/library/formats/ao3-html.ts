import type { SavedPage } from '../saved-page.ts';
import type { Note } from '../story.ts';
import { type Ao3Work, ao3Page, ao3Section, emptyAo3Work, isAo3Pointer } from './ao3.ts';
import { containerName } from './epub-mark.ts';
import type { Field } from './fields.ts';
import type { Format, SourceText } from './format.ts';
import { type HtmlBlock, type HtmlElement, type HtmlLink, readHtml } from './html-blocks.ts';
import { hasClass, htmlParagraphs, plainText, within } from './html-text.ts';
import { webAddress } from './story-keys.ts';

/**
 * A work downloaded from the Archive of Our Own as HTML, or as EPUB (whose files come here one after another).
 * It has a preface (tags, title, byline, summary, notes), chapters with their own notes, and an afterword.
 */
export const ao3Html: Format = {
  name: 'AO3 HTML',
  recognise: ({ text }) => {
    const start = text.slice(0, 60_000);
    if (!/<(?:html|div|body|p)\b/i.test(start)) return 0;
    const posted = /Posted originally on (?:the )?<a\b[^>]*>\s*Archive of Our Own/i.test(start);
    const preface = /\bid=["']?preface["']?/i.test(start);
    if (posted) return 1;
    return preface && /<dl\b[^>]*class=["'](?:[\w ]* )?tags\b/i.test(start) ? 0.95 : 0;
  },
  read: readAo3Html,
};

function readAo3Html(source: SourceText): SavedPage {
  const work = emptyAo3Work(containerName('AO3', source.text));
  const { preface, chapters, afterword } = partsOf(readHtml(source.text).blocks);
  readPreface(work, preface);
  work.endNotes.push(...sectionsIn(afterword).notes);
  for (const { meta, text } of chapters) {
    const heading = meta.find(({ element }) => element.tag === 'h2');
    const { summary, notes } = sectionsIn(meta);
    if (summary) notes.unshift({ label: 'Chapter Summary', text: summary });
    if (heading || text.length > 0)
      work.chapters.push({ heading: heading?.text ?? null, notes, paragraphs: htmlParagraphs(text) });
  }
  return ao3Page(source, work);
}

interface Parts {
  preface: HtmlBlock[];
  chapters: Array<{ meta: HtmlBlock[]; text: HtmlBlock[] }>;
  afterword: HtmlBlock[];
}

/** What has no id of its own belongs to the part before it: an EPUB's parts go on over several files. */
function partsOf(blocks: readonly HtmlBlock[]): Parts {
  const parts: Parts = { preface: [], chapters: [{ meta: [], text: [] }], afterword: [] };
  const isText = textTest(blocks);
  let area: 'cover' | 'preface' | 'chapters' | 'afterword' = 'cover';
  for (const block of blocks) {
    area = areaOf(block.element) ?? area;
    if (area === 'preface') parts.preface.push(block);
    if (area === 'afterword') parts.afterword.push(block);
    if (area !== 'chapters') continue;
    if (isText(block)) {
      parts.chapters.at(-1)?.text.push(block);
      continue;
    }
    if (block.element.tag === 'h2') parts.chapters.push({ meta: [], text: [] });
    parts.chapters.at(-1)?.meta.push(block);
  }
  return parts;
}

/** The text of a chapter has an element of its own inside the one of all chapters; in the oldest downloads it has not. */
function textTest(blocks: readonly HtmlBlock[]): (block: HtmlBlock) => boolean {
  const isOwn = ({ tag, id, classes }: HtmlElement) =>
    tag === 'div' && id !== 'chapters' && classes.some((name) => /^userstuff\d*$/.test(name));
  const inOwn = ({ element }: HtmlBlock) => within(element, isOwn);
  if (blocks.some((block) => inOwn(block))) return inOwn;
  return ({ element }) => !within(element, (around) => hasClass(around, 'meta')) && !hasClass(element, 'toc-heading');
}

function areaOf(element: HtmlElement): 'preface' | 'chapters' | 'afterword' | null {
  for (let at: HtmlElement | null = element; at; at = at.parent) {
    if (at.id === 'preface' || at.id === 'chapters' || at.id === 'afterword') return at.id;
  }
  return null;
}

function readPreface(work: Ao3Work, blocks: readonly HtmlBlock[]): void {
  let field: Field | null = null;
  for (const { element, text, links } of blocks) {
    const tag = within(element, ({ tag: own }) => own === 'dt')
      ? 'dt'
      : within(element, ({ tag: own }) => own === 'dd')
        ? 'dd'
        : element.tag;
    if (tag === 'dt') {
      field = { label: text.replace(/:$/, ''), value: '' };
      work.fields.push(field);
    } else if (tag === 'dd' && field) {
      field.value = `${field.value} ${text}`.trim();
      const names = links.map((link) => link.text).filter((name) => name !== '');
      if (names.length > 0) field.values = [...(field.values ?? []), ...names];
    } else if (tag === 'h1') work.title = text;
    else if (hasClass(element, 'byline') && work.byline === '') readByline(work, text, links);
    else if (hasClass(element, 'message')) readMessage(work, text, links);
  }
  const { summary, notes } = sectionsIn(blocks);
  work.summary = summary;
  work.notes.push(...notes);
}

function readByline(work: Ao3Work, text: string, links: readonly HtmlLink[]): void {
  work.byline = text;
  const archived = /\[archived by/i.test(text);
  if (!archived && links.length > 0) work.authors = links.map((link) => link.text).filter((name) => name !== '');
}

/** "**Title** Posted originally on the Archive of Our Own at ADDRESS." */
function readMessage(work: Ao3Work, text: string, links: readonly HtmlLink[]): void {
  const link = links.find(({ href }) => /\/works\/\d+/.test(href));
  work.address ??= webAddress(link?.href ?? /https?:\/\/\S+\/works\/\d+/.exec(text)?.[0] ?? '');
  work.title ??= text.split('\n')[0] ?? null;
}

/** The summary and the notes among the blocks that are neither tags nor headings. */
function sectionsIn(blocks: readonly HtmlBlock[]): { summary: string; notes: Note[] } {
  const found = { summary: [] as HtmlBlock[], notes: [] as HtmlBlock[], endNotes: [] as HtmlBlock[] };
  let section: keyof typeof found | null = null;
  for (const block of blocks) {
    const quoted = within(block.element, ({ tag }) => tag === 'blockquote');
    const announced = quoted ? null : ao3Section(block.text);
    if (announced) section = announced;
    else if (quoted && section) found[section].push(block);
    else if (block.element.tag === 'li' && !isAo3Pointer(block.text)) found.notes.push(block);
  }
  const notes = [
    { label: 'Notes', text: plainText(found.notes) },
    { label: 'End Notes', text: plainText(found.endNotes) },
  ];
  return { summary: plainText(found.summary), notes: notes.filter(({ text }) => text !== '') };
}
