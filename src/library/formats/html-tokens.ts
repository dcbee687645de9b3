import { Tokenizer } from 'htmlparser2';

export interface HtmlTokenHandler {
  open(name: string, attributes: ReadonlyMap<string, string>): void;
  close(name: string): void;
  addText(text: string): void;
}

/** Attributes that say what an element is or leads to; the others are not kept. */
const KEPT = new Set([
  'id',
  'class',
  'style',
  'href',
  'name',
  'property',
  'content',
  'align',
  'full-path',
  'idref',
  'media-type',
  'properties',
]);
const LONGEST_VALUE = 20_000;

/**
 * Tells `handler` of the tags and texts of `html` in their order, entities decoded, names in lower case.
 * The tokenizer is used bare because htmlparser2's own stack of open elements takes quadratic time on deep nesting.
 */
export function tokenizeHtml(html: string, handler: HtmlTokenHandler): void {
  let name = '';
  let attribute = '';
  let value = '';
  let attributes = new Map<string, string>();
  const open = () => handler.open(name, attributes);
  const tokenizer = new Tokenizer(
    { decodeEntities: true, recognizeSelfClosing: true },
    {
      onopentagname: (start, end) => {
        name = localName(html.slice(start, end));
        attributes = new Map();
      },
      onattribname: (start, end) => {
        attribute = end - start < 20 ? html.slice(start, end).toLowerCase() : '';
        value = '';
      },
      onattribdata: (start, end) => {
        if (KEPT.has(attribute) && value.length < LONGEST_VALUE) value += html.slice(start, end);
      },
      onattribentity: (point) => {
        if (value.length < LONGEST_VALUE) value += String.fromCodePoint(point);
      },
      onattribend: () => {
        if (KEPT.has(attribute) && !attributes.has(attribute)) attributes.set(attribute, value);
      },
      onopentagend: open,
      onselfclosingtag: () => {
        open();
        handler.close(name);
      },
      onclosetag: (start, end) => handler.close(localName(html.slice(start, end))),
      ontext: (start, end) => handler.addText(html.slice(start, end)),
      ontextentity: (point) => handler.addText(String.fromCodePoint(point)),
      oncdata: (start, end, offset) => handler.addText(html.slice(start, end - offset)),
      oncomment: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}

function ignore(): void {}

/** "DC:Title" -> "dc:title"; names of absurd length are cut, nobody asks for them. */
function localName(name: string): string {
  return name.slice(0, 60).trim().toLowerCase();
}
