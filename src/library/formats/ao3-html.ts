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
    const [heading] = meta.filter((block) => isHeading(block));
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

/** In an EPUB the parts are files of their own, and only the first element of each still has its id. */
function partsOf(blocks: readonly HtmlBlock[]): Parts {
  const parts: Parts = { preface: [], chapters: [{ meta: [], text: [] }], afterword: [] };
  let area: 'cover' | 'preface' | 'chapters' | 'afterword' = 'cover';
  for (const block of blocks) {
    const named = areaOf(block.element);
    area = named ?? (area === 'preface' ? 'chapters' : area);
    if (area === 'preface') parts.preface.push(block);
    if (area === 'afterword') parts.afterword.push(block);
    if (area !== 'chapters') continue;
    if (isHeading(block)) parts.chapters.push({ meta: [], text: [] });
    const chapter = parts.chapters.at(-1);
    if (within(block.element, (around) => hasClass(around, 'meta')) || isHeading(block)) chapter?.meta.push(block);
    else chapter?.text.push(block);
  }
  return parts;
}

function areaOf(element: HtmlElement): 'preface' | 'chapters' | 'afterword' | null {
  for (let at: HtmlElement | null = element; at; at = at.parent) {
    if (at.id === 'preface' || at.id === 'chapters' || at.id === 'afterword') return at.id;
  }
  return null;
}

/** The heading the archive gave a chapter; one inside the text is the author's own. */
function isHeading({ element }: HtmlBlock): boolean {
  const { parent } = element;
  return element.tag === 'h2' && (hasClass(element, 'toc-heading') || (parent !== null && hasClass(parent, 'meta')));
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
