import { buttonLabel } from '../members/controls.ts';
import { type FieldValues, fieldsOf } from '../members/forms.ts';
import { BUTTON_STYLES, COMPONENT_TYPES, type Component, type Embed, type Message } from '../wire.ts';
import type { Modal } from '../wire-commands.ts';
import { type Names, type ReadableLine, readable } from './readable.ts';

/** One line of what a message looks like: words, controls to use, or a rule between parts. */
export interface ViewLine {
  kind: 'text' | 'controls' | 'rule';
  tone: ReadableLine['tone'];
  text: string;
  /** Whether it stands in a container, which the app shows as a framed card. */
  framed: boolean;
}

const { actionRow, button, section, textDisplay, mediaGallery, file, separator, container, thumbnail } =
  COMPONENT_TYPES;

/** A message as one reads it: its words, with controls in brackets. */
export function viewMessage(message: Message, names: Names): ViewLine[] {
  return [
    ...(message.content === '' ? [] : words(message.content, names, false)),
    ...message.embeds.flatMap((embed) => viewEmbed(embed, names)),
    ...message.components.flatMap((component) => viewComponent(component, names, false)),
    ...message.attachments.map(({ filename, size }) => controls(`[File ${filename}, ${size} bytes]`, false)),
  ];
}

/** The words alone, as one text. */
export function textOf(message: Message, names: Names): string {
  const lines = viewMessage(message, names).filter(({ kind }) => kind === 'text');
  return lines.map(({ text }) => text).join('\n');
}

/** A form with what has been filled in so far. */
export function viewForm(modal: Modal, values: FieldValues, names: Names): ViewLine[] {
  const explained = modal.components.filter(({ type }) => type === textDisplay);
  const fields = fieldsOf(modal).flatMap(({ label, description, component }) => {
    const value = values[label] ?? component.value ?? '';
    const needed = component.required === false ? '' : ' *';
    const options = component.options?.map((option) => option.label).join(' | ');
    const hints = [description, options, value === '' ? component.placeholder : null].flatMap((hint) => hint || []);
    return [controls(`${label}${needed}: ${value}`, true), ...hints.map((hint) => text(hint, 'small', true))];
  });
  return [
    text(modal.title, 'heading', true),
    ...explained.flatMap((one) => words(one.content ?? '', names, true)),
    ...fields,
  ];
}

function viewComponent(component: Component, names: Names, framed: boolean): ViewLine[] {
  const { components = [] } = component;
  switch (component.type) {
    case container:
      return components.flatMap((child) => viewComponent(child, names, true));
    case section:
      return [
        ...components.flatMap((child) => viewComponent(child, names, framed)),
        ...(component.accessory ? viewComponent(component.accessory, names, framed) : []),
      ];
    case textDisplay:
      return words(component.content ?? '', names, framed);
    case actionRow:
      return components.every(({ type }) => type === button)
        ? [controls(components.map(asButton).join(' '), framed)]
        : components.map((child) => controls(asSelect(child), framed));
    case button:
      return [controls(asButton(component), framed)];
    case separator:
      return component.divider === false ? [] : [{ kind: 'rule', tone: 'plain', text: '', framed }];
    case thumbnail:
      return [controls(`[Picture${component.description ? `: ${component.description}` : ''}]`, framed)];
    case mediaGallery:
      return [controls(`[${component.items?.length} pictures]`, framed)];
    case file:
      return [];
    default:
      return [controls(`[component ${component.type}]`, framed)];
  }
}

function asButton(component: Component): string {
  const label = buttonLabel(component);
  if (component.style === BUTTON_STYLES.link) return `[${label}: ${component.url}]`;
  return component.disabled ? `(${label})` : `[${label}]`;
}

function asSelect({ placeholder, options, disabled }: Component): string {
  const chosen = options?.filter((option) => option.default).map(({ label }) => label) ?? [];
  const title = chosen.join(', ') || placeholder || 'Choose';
  const entries = options?.map(({ label }) => label).join(' | ') ?? '';
  return disabled ? `(${title} ▾)` : `[${title} ▾] ${entries}`.trim();
}

function viewEmbed({ title, description, fields, author, footer, url }: Embed, names: Names): ViewLine[] {
  return [
    ...(author?.name ? [text(author.name, 'small', true)] : []),
    ...(title ? [text(url ? `${title} (${url})` : title, 'heading', true)] : []),
    ...(description ? words(description, names, true) : []),
    ...(fields ?? []).flatMap(({ name, value }) => [text(name, 'heading', true), ...words(value, names, true)]),
    ...(footer?.text ? [text(footer.text, 'small', true)] : []),
  ];
}

function words(markdown: string, names: Names, framed: boolean): ViewLine[] {
  return readable(markdown, names).map(({ tone, text: line }) => text(line, tone, framed));
}

function text(line: string, tone: ReadableLine['tone'], framed: boolean): ViewLine {
  return { kind: 'text', tone, text: line, framed };
}

function controls(line: string, framed: boolean): ViewLine {
  return { kind: 'controls', tone: 'plain', text: line, framed };
}
