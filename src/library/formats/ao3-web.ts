import type { SavedPage } from '../saved-page.ts';
import type { Note } from '../story.ts';
import { type Ao3Chapter, ao3Page, emptyAo3Work, isAo3Pointer } from './ao3.ts';
import type { Field } from './fields.ts';
import type { Format, SourceText } from './format.ts';
import { type HtmlBlock, type HtmlElement, readHtml } from './html-blocks.ts';
import { htmlParagraphs, within } from './html-text.ts';

/** A page of a work as a browser saves it from the Archive of Our Own: one chapter or the entire work. */
export const ao3Web: Format = {
  name: 'AO3 web page',
  recognise: ({ text }) => {
    if (!/<(?:html|body|div)\b/i.test(text.slice(0, 5000))) return 0;
    const start = text.slice(0, 120_000);
    if (!/\bid="workskin"/.test(start) && !/<dl class="work meta group"/.test(start)) return 0;
    return /archiveofourown|class="work meta group"/.test(start) ? 0.98 : 0.5;
  },
  read: readWebPage,
};

function readWebPage(source: SourceText): SavedPage {
  const { blocks } = readHtml(source.text);
  const reader = new WorkReader();
  const isTags = ({ tag, classes }: HtmlElement) => tag === 'dl' && classes.includes('work');
  reader.work.fields = fieldsIn(blocks.filter(({ element }) => within(element, isTags)));
  for (const block of blocks) if (within(block.element, ({ id }) => id === 'workskin')) reader.add(block);
  reader.work.address = addressIn(source.text.slice(0, 300_000));
  return ao3Page(source, reader.work);
}

/** The page's own address; one saved by other means has links relative to the archive. */
function addressIn(text: string): string | null {
  const id = /archiveofourown\.org\/works\/(\d+)/.exec(text)?.[1] ?? /href="\/works\/(\d+)[/"?#]/.exec(text)?.[1];
  return id ? `https://archiveofourown.org/works/${id}` : null;
}

/** Lists nest: the stats are a list inside the list of tags. */
function fieldsIn(blocks: readonly HtmlBlock[]): Field[] {
  const fields: Field[] = [];
  for (const { element, text, links } of blocks) {
    const last = fields.at(-1);
    if (element.tag === 'dt') fields.push({ label: text.replace(/:$/, ''), value: '' });
    else if (last) {
      last.value = `${last.value} ${text.replace(/(?:← ?)?(?:Previous|Next) Work(?: ?→)?/g, ' ')}`.trim();
      const names = links.map((link) => link.text);
      if (names.length > 0) last.values = [...(last.values ?? []), ...names];
    }
  }
  return fields.filter(({ label }) => label !== 'Stats');
}

/** Sorts the blocks of a work by the modules they stand in. */
class WorkReader {
  readonly work = emptyAo3Work(ao3Web.name);
  private readonly chapters = new Map<HtmlElement | null, Ao3Chapter>();

  add(block: HtmlBlock): void {
    const { element, text, links } = block;
    const chapter = nearest(element, ({ id }) => /^chapter-\d+$/.test(id));
    const module = nearest(element, ({ classes }) => classes.includes('module'));
    if (!within(element, ({ classes }) => classes.includes('preface'))) {
      if (!element.classes.includes('landmark')) this.chapterAt(chapter).paragraphs.push(...htmlParagraphs([block]));
    } else if (module) this.addToModule(module, block, chapter);
    else if (element.classes.includes('title')) {
      if (chapter) this.chapterAt(chapter).heading = text;
      else this.work.title ??= text;
    } else if (element.classes.includes('byline') && !chapter) {
      this.work.byline = text;
      if (!/\[archived by/i.test(text)) this.work.authors = links.map((link) => link.text);
    }
  }

  /** A work of one chapter has no element for it. */
  private chapterAt(element: HtmlElement | null): Ao3Chapter {
    const known = this.chapters.get(element);
    if (known) return known;
    const chapter: Ao3Chapter = { heading: null, notes: [], paragraphs: [] };
    this.chapters.set(element, chapter);
    this.work.chapters.push(chapter);
    return chapter;
  }

  private addToModule(module: HtmlElement, { element, text }: HtmlBlock, chapter: HtmlElement | null): void {
    if (/^h\d$/.test(element.tag) || isAo3Pointer(text)) return;
    const isSummary = module.classes.includes('summary');
    if (isSummary && !chapter) {
      this.work.summary = [this.work.summary, text].filter(Boolean).join('\n\n');
      return;
    }
    const label = isSummary ? 'Chapter Summary' : module.classes.includes('end') ? 'End Notes' : 'Notes';
    const ofWork = label === 'End Notes' ? this.work.endNotes : this.work.notes;
    addNote(chapter ? this.chapterAt(chapter).notes : ofWork, label, text);
  }
}

/** The paragraphs of one note come one by one. */
function addNote(notes: Note[], label: string, text: string): void {
  const last = notes.at(-1);
  if (last?.label === label) last.text += `\n\n${text}`;
  else notes.push({ label, text });
}

function nearest(element: HtmlElement, fits: (element: HtmlElement) => boolean): HtmlElement | null {
  for (let at: HtmlElement | null = element; at; at = at.parent) if (fits(at)) return at;
  return null;
}
