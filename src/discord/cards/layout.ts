import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  type APISectionComponent,
  type APISeparatorComponent,
  type APIStringSelectComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { LIMITS } from '../limits.ts';
import type { Message } from '../reply.ts';
import { textSize } from './fit.ts';

/** The parts a card is laid out from, as plain data. Text given here is markdown: what is not ours must be inert already. */
export type Block = APITextDisplayComponent | APISectionComponent | APISeparatorComponent | Row;
export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

export function text(markdown: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content: markdown };
}

export function separator(): APISeparatorComponent {
  return { type: ComponentType.Separator };
}

/** Up to three texts with a button at their side. */
export function section(accessory: APIButtonComponent, ...texts: string[]): APISectionComponent {
  return { type: ComponentType.Section, components: texts.map(text), accessory };
}

export function row(...controls: APIButtonComponent[] | [APIStringSelectComponent]): Row {
  return { type: ComponentType.ActionRow, components: controls };
}

/** A button that leads to a web address; null when it is none, or longer than Discord takes. */
export function link(label: string, address: string | null): APIButtonComponent | null {
  const url = webAddress(address);
  return url && url.length <= LIMITS.button.url
    ? { type: ComponentType.Button, style: ButtonStyle.Link, label, url }
    : null;
}

/** The address as a link may carry it: http(s) only, and nothing in it that would end a masked link early. */
export function webAddress(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  return url.href.replace(/[()<>\\*_~|`]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Components that `dispatch` may still add: the row with the button that removes a post, and files. */
const KEPT_FREE = 3;
/** Text room kept for what stands around a card's own parts. */
const TEXT_ROOM = LIMITS.message.text - 20;

/** What is left for further text beside these blocks. */
export function roomBeside(blocks: readonly Block[]): number {
  return TEXT_ROOM - measure(blocks).text;
}

/** What stands above a card, and whether it is hidden behind a spoiler bar; what is above is not. */
export interface Frame {
  above?: readonly Block[];
  spoiler?: boolean;
}

/**
 * A message of one card and, under it, rows of controls.
 * @throws {RangeError} when it is more than Discord takes: a fault of the card, whose parts must be fitted beforehand.
 */
export function message(blocks: readonly Block[], rows: readonly Row[] = [], frame: Frame = {}): Message {
  const { above = [], spoiler = false } = frame;
  const components = lightened([
    ...above,
    { type: ComponentType.Container, components: blocks.filter(saysSomething), ...(spoiler && { spoiler }) },
    ...rows.filter((each) => each.components.length > 0),
  ]);
  const size = measure(components);
  if (size.components > LIMITS.message.components - KEPT_FREE || size.text > LIMITS.message.text)
    throw new RangeError(`a card of ${size.components} components and ${size.text} of text is more than Discord takes`);
  return { components };
}

/** Discord refuses a message for one blank text in it: a summary of nothing but unseen characters, for one. */
function saysSomething(block: Block): boolean {
  return block.type !== ComponentType.TextDisplay || block.content.trim() !== '';
}

/** Bytes kept for what is around the components, and for those that are added later. */
const BYTES_AROUND = 500;

/** Choices repeat what the text says, so where a message weighs too much they are the ones that give way. */
function lightened(components: APIMessageTopLevelComponent[]): APIMessageTopLevelComponent[] {
  if (!components.some(isChoice)) return components;
  const room = LIMITS.message.bytes - BYTES_AROUND - bytesOf(components.filter((part) => !isChoice(part)));
  return components.map((part) => {
    if (!isChoice(part) || bytesOf(part) <= room) return part;
    const [select] = part.components;
    const options = select.options.map(({ description: _, ...option }) => option);
    while (options.length > 1 && bytesOf(options) > room - BYTES_AROUND) options.pop();
    return { ...part, components: [{ ...select, options }] };
  });
}

type ChoiceRow = Row & { components: [APIStringSelectComponent] };
function isChoice(part: APIMessageTopLevelComponent): part is ChoiceRow {
  return part.type === ComponentType.ActionRow && part.components[0]?.type === ComponentType.StringSelect;
}

function bytesOf(part: object): number {
  return Buffer.byteLength(JSON.stringify(part));
}

/** A short answer without a card around it, one paragraph each. */
export function lines(...paragraphs: string[]): Message {
  return { components: [text(paragraphs.join('\n'))] };
}

/** Components, nested ones counted, and the room their texts take. */
export function measure(components: readonly APIMessageTopLevelComponent[] | readonly Block[]): {
  components: number;
  text: number;
} {
  const size = { components: 0, text: 0 };
  const visit = (component: object) => {
    size.components += 1;
    if ('content' in component && typeof component.content === 'string') size.text += textSize(component.content);
    if ('components' in component && Array.isArray(component.components)) component.components.forEach(visit);
    if ('accessory' in component && component.accessory instanceof Object) visit(component.accessory);
  };
  components.forEach(visit);
  return size;
}
