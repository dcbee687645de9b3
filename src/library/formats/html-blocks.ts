import type { Emphasis } from '../story.ts';
import { tokenizeHtml } from './html-tokens.ts';
import { type StyledText, tidyEmphasis } from './styled-text.ts';

/** A block element and the ones it stands in: what they are called tells what the text is for. */
export interface HtmlElement {
  tag: string;
  id: string;
  classes: readonly string[];
  parent: HtmlElement | null;
  depth: number;
}

export interface HtmlLink {
  text: string;
  href: string;
}

/** One run of text between block tags or blank lines; `\n` is a line break inside it, a block of an `hr` has no text. */
export interface HtmlBlock extends StyledText {
  element: HtmlElement;
  links: HtmlLink[];
}

export interface HtmlDocument {
  /** Of the first `<title>` element. */
  title: string;
  /** `<meta>` contents by lower-case name or property. */
  meta: ReadonlyMap<string, string[]>;
  blocks: HtmlBlock[];
}

const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Elements whose content is nothing to read. */
const SKIPPED = new Set(
  'script style noscript template svg math iframe object select textarea button rt rp audio video map'.split(' '),
);
const ITALIC = new Set(['i', 'em', 'cite', 'var', 'dfn']);
const BOLD = new Set(['b', 'strong']);
/** Which open elements a new one ends, as people leave out the end tags; any block ends a paragraph. */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  li: ['li'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
  tr: ['tr', 'td', 'th'],
  td: ['td', 'th'],
  th: ['td', 'th'],
};
/** Elements nested deeper count as part of the one at this depth: nobody lays out a story so. */
const DEEPEST = 100;
const ROOT: HtmlElement = { tag: 'html', id: '', classes: [], parent: null, depth: 0 };
const LONGEST_TITLE = 2000;

/** Reads the text of an HTML page as blocks, in time linear in its length. */
export function readHtml(html: string): HtmlDocument {
  const reader = new BlockReader();
  tokenizeHtml(html, reader);
  return reader.finish();
}

/** Blanks other than single spaces: most text has none, and is spared the writing anew. */
const UNEVEN = /[^\S ]| {2}/;

/** An open element and what it does until it is closed. */
interface Open {
  name: string;
  block: HtmlElement | null;
  style: Emphasis['style'] | null;
  skips: boolean;
  closed: boolean;
}

class BlockReader {
  private title: string | null = null;
  private titleKnown = false;
  private inTitle = false;
  private readonly meta = new Map<string, string[]>();
  private readonly blocks: HtmlBlock[] = [];
  private readonly stack: Open[] = [];
  private readonly openByName = new Map<string, Open[]>();
  private readonly openBlocks: Open[] = [];
  private element = ROOT;
  private skipping = 0;
  private breaks = 0;
  private text = '';
  /** A blank waits until there is a word after it. */
  private blankBefore = false;
  private emphasis: Emphasis[] = [];
  private links: HtmlLink[] = [];
  private link: { href: string; text: string } | null = null;
  private readonly styles = { italic: { depth: 0, from: 0 }, bold: { depth: 0, from: 0 } };

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    if (name === 'title') this.inTitle = true;
    if (name === 'title' && this.title !== null) this.titleKnown = true;
    if (name === 'meta') this.addMeta(attributes);
    if (this.skipping === 0 && name === 'br') this.breaks += 1;
    if (this.skipping === 0 && name === 'hr') this.addRule();
    if (VOID.has(name)) return;
    const block = BLOCKS.has(name);
    if (block) this.beforeBlock(name);
    const opened: Open = {
      name,
      block: block ? this.enter(name, attributes) : null,
      style: styleOf(name, attributes),
      skips: SKIPPED.has(name),
      closed: false,
    };
    this.push(opened, attributes);
  }

  close(name: string): void {
    if (name === 'title') this.inTitle = false;
    const opened = this.openByName.get(name)?.at(-1);
    if (!opened) {
      if (name === 'p') this.flush();
    } else if (opened.block) {
      while (this.stack.at(-1) !== opened) this.pop();
      this.pop();
    } else {
      this.end(opened);
      while (this.stack.at(-1)?.closed) this.stack.pop();
    }
  }

  addText(text: string): void {
    if (this.inTitle && !this.titleKnown && (this.title?.length ?? 0) < LONGEST_TITLE)
      this.title = (this.title ?? '') + text;
    if (this.inTitle || this.skipping > 0) return;
    const lines = this.openByName.get('pre')?.length ? text.split('\n') : [text];
    lines.forEach((line, index) => {
      if (index > 0) this.breaks += 1;
      this.append(line);
    });
  }

  finish(): HtmlDocument {
    this.flush();
    return { title: (this.title ?? '').replace(/\s+/g, ' ').trim(), meta: this.meta, blocks: this.blocks };
  }

  private addMeta(attributes: ReadonlyMap<string, string>): void {
    const name = (attributes.get('name') ?? attributes.get('property') ?? '').toLowerCase();
    const content = attributes.get('content')?.trim();
    if (!name || !content || this.meta.size > 200) return;
    this.meta.set(name, [...(this.meta.get(name) ?? []).slice(0, 50), content]);
  }

  private addRule(): void {
    this.flush();
    const element = { tag: 'hr', id: '', classes: [], parent: this.element, depth: this.element.depth + 1 };
    this.blocks.push({ text: '', emphasis: [], links: [], element });
  }

  private beforeBlock(name: string): void {
    this.flush();
    const ended = ENDS[name] ?? [];
    for (
      let top = this.openBlocks.at(-1);
      top && (top.name === 'p' || ended.includes(top.name));
      top = this.openBlocks.at(-1)
    ) {
      while (this.stack.at(-1) !== top) this.pop();
      this.pop();
    }
  }

  private enter(tag: string, attributes: ReadonlyMap<string, string>): HtmlElement {
    const parent = this.element;
    if (parent.depth >= DEEPEST) return parent;
    const classes = (attributes.get('class') ?? '').split(/\s+/, 20);
    this.element = { tag, id: attributes.get('id') ?? '', classes, parent, depth: parent.depth + 1 };
    return this.element;
  }

  private push(opened: Open, attributes: ReadonlyMap<string, string>): void {
    this.stack.push(opened);
    const namesakes = this.openByName.get(opened.name);
    if (namesakes) namesakes.push(opened);
    else this.openByName.set(opened.name, [opened]);
    if (opened.block) this.openBlocks.push(opened);
    if (opened.skips) this.skipping += 1;
    if (opened.style) this.startStyle(opened.style);
    const href = opened.name === 'a' ? attributes.get('href') : undefined;
    if (href && this.skipping === 0) this.link = { href, text: '' };
  }

  private pop(): void {
    const opened = this.stack.pop();
    if (opened && !opened.closed) this.end(opened);
  }

  /** Ends what an element does; the innermost of its name is always the one that is ended. */
  private end(opened: Open): void {
    opened.closed = true;
    this.openByName.get(opened.name)?.pop();
    if (opened.block) {
      this.flush();
      this.openBlocks.pop();
      this.element = this.openBlocks.at(-1)?.block ?? ROOT;
    }
    if (opened.name === 'a') this.endLink();
    if (opened.style) this.endStyle(opened.style);
    if (opened.skips) this.skipping -= 1;
  }

  private startStyle(style: Emphasis['style']): void {
    const state = this.styles[style];
    if (state.depth === 0) state.from = this.text.length;
    state.depth += 1;
  }

  private endStyle(style: Emphasis['style']): void {
    const state = this.styles[style];
    state.depth -= 1;
    if (state.depth === 0) this.emphasis.push({ from: state.from, to: this.text.length, style });
  }

  private endLink(): void {
    const text = this.link?.text.trim() ?? '';
    if (this.link && text !== '') this.links.push({ text, href: this.link.href });
    this.link = null;
  }

  /** Only ever adds at the end: looking at what is there already would take time in its length. */
  private append(text: string): void {
    const words = (UNEVEN.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
    if (words === '') {
      this.blankBefore ||= text !== '';
      return;
    }
    if (this.breaks >= 2) this.flush();
    const between = this.breaks === 1 ? '\n' : this.blankBefore || /^\s/.test(text) ? ' ' : '';
    const piece = this.text === '' ? words : between + words;
    this.text += piece;
    if (this.link) this.link.text += piece;
    this.blankBefore = /\s/.test(text.slice(-1));
    this.breaks = 0;
  }

  private flush(): void {
    this.breaks = 0;
    const href = this.link?.href;
    this.endLink();
    const { text } = this;
    for (const style of ['italic', 'bold'] as const) {
      const state = this.styles[style];
      if (state.depth > 0) this.emphasis.push({ from: state.from, to: text.length, style });
      state.from = 0;
    }
    if (text !== '') {
      this.blocks.push({
        text,
        emphasis: tidyEmphasis(text, this.emphasis),
        links: this.links,
        element: this.element,
      });
    }
    this.text = '';
    this.blankBefore = false;
    this.emphasis = [];
    this.links = [];
    this.link = href === undefined ? null : { href, text: '' };
  }
}

function styleOf(name: string, attributes: ReadonlyMap<string, string>): Emphasis['style'] | null {
  if (ITALIC.has(name)) return 'italic';
  if (BOLD.has(name)) return 'bold';
  const style = attributes.get('style');
  if (!style || BLOCKS.has(name)) return null;
  if (/font-style:\s*(?:italic|oblique)/i.test(style)) return 'italic';
  return /font-weight:\s*(?:bold|[6-9]00)/i.test(style) ? 'bold' : null;
}
