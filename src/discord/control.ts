import {
  type APIButtonComponentWithCustomId,
  type APIModalInteractionResponseCallbackData,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import type { Context } from '../services.ts';
import type { Access } from './command.ts';
import { LIMITS } from './limits.ts';
import type { Reply } from './reply.ts';

/**
 * Buttons, selects and modals. What one is about stands in its `custom_id` ("page/hero-talk/2/1"), so it works after a
 * restart and for as long as the message lives. A card shows a control; a command file says what happens when it is used.
 */
type Kind = 'text' | 'integer';
export type StateShape = Record<string, Kind>;
export type State<S extends StateShape> = { [K in keyof S]: S[K] extends 'integer' ? number : string };

/** @throws {RangeError} when the id would pass Discord's limit: a fault of ours, story ids are kept short for this. */
export function controlId<S extends StateShape>(name: string, shape: S, state: State<S>): string {
  const id = [name, ...Object.keys(shape).map((key) => encode(String(state[key] ?? '')))].join('/');
  if (id.length > LIMITS.customId)
    throw new RangeError(`custom_id of ${id.length} characters (at most ${LIMITS.customId}): ${id}`);
  return id;
}

/** The state a `custom_id` carries, or undefined when it does not fit the shape (a button of another version). */
export function controlState<S extends StateShape>(shape: S, parts: string[]): State<S> | undefined {
  const keys = Object.entries(shape);
  if (parts.length !== keys.length) return undefined;
  const state: Record<string, string | number> = {};
  for (const [index, [key, kind]] of keys.entries()) {
    const text = decode(parts[index] ?? '');
    if (text === undefined || (kind === 'integer' && !/^-?\d+$/.test(text))) return undefined;
    state[key] = kind === 'integer' ? Number(text) : text;
  }
  return state as State<S>;
}

/** Only what would be read as our own marks: an id of Cyrillic or Japanese letters must stay as short as it is. */
function encode(part: string): string {
  return part.replace(/[%/]/g, encodeURIComponent);
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

export interface Button<S extends StateShape = StateShape> {
  kind: 'button';
  name: string;
  shape: S;
  show(
    state: State<S>,
    label: string,
    look?: { style?: PlainStyle; disabled?: boolean },
  ): APIButtonComponentWithCustomId;
}
type PlainStyle = ButtonStyle.Primary | ButtonStyle.Secondary | ButtonStyle.Success | ButtonStyle.Danger;

export function button<S extends StateShape>(name: string, shape: S): Button<S> {
  return {
    kind: 'button',
    name,
    shape,
    show: (state, label, { style = ButtonStyle.Secondary, disabled = false } = {}) => ({
      type: ComponentType.Button,
      style,
      label,
      disabled,
      custom_id: controlId(name, shape, state),
    }),
  };
}

export interface Select<S extends StateShape = StateShape> {
  kind: 'select';
  name: string;
  shape: S;
  show(state: State<S>, look: Pick<APIStringSelectComponent, 'options' | 'placeholder'>): APIStringSelectComponent;
}

export function select<S extends StateShape>(name: string, shape: S): Select<S> {
  return {
    kind: 'select',
    name,
    shape,
    show: (state, look) => ({ type: ComponentType.StringSelect, custom_id: controlId(name, shape, state), ...look }),
  };
}

/** A field of a form; `long` ones are several lines high. */
export interface Field {
  label: string;
  hint?: string;
  placeholder?: string;
  long?: boolean;
  required?: boolean;
  minLength?: number;
  maxLength?: number;
}
export type Fields = Record<string, Field>;
export type Filled<F extends Fields> = { [K in keyof F]: string };

export interface Modal<S extends StateShape = StateShape, F extends Fields = Fields> {
  kind: 'modal';
  name: string;
  shape: S;
  fields: F;
  /** `given` fills fields beforehand, so that nothing a member wrote is lost when a form comes back. */
  open(state: State<S>, look: { title: string; given?: Partial<Filled<F>> }): Reply;
}

export function modal<S extends StateShape, F extends Fields>(name: string, shape: S, fields: F): Modal<S, F> {
  return {
    kind: 'modal',
    name,
    shape,
    fields,
    open: (state, { title, given = {} }) => ({
      kind: 'modal',
      modal: { custom_id: controlId(name, shape, state), title, components: inputs(fields, given) },
    }),
  };
}

function inputs(
  fields: Fields,
  given: Partial<Record<string, string>>,
): APIModalInteractionResponseCallbackData['components'] {
  return Object.entries(fields).map(([name, field]) => ({
    type: ComponentType.Label,
    label: field.label,
    ...(field.hint !== undefined && { description: field.hint }),
    component: {
      type: ComponentType.TextInput,
      custom_id: name,
      style: field.long ? TextInputStyle.Paragraph : TextInputStyle.Short,
      required: field.required ?? true,
      ...(field.placeholder !== undefined && { placeholder: field.placeholder }),
      ...(field.minLength !== undefined && { min_length: field.minLength }),
      ...(field.maxLength !== undefined && { max_length: field.maxLength }),
      ...(given[name] && { value: given[name] }),
    },
  }));
}

/** What happens when a control is used. `dispatch` finds it by the first part of the `custom_id`. */
export interface Handler {
  control: Button | Select | Modal;
  access: Access;
  run(
    state: State<StateShape>,
    given: { chosen: string[]; filled: Record<string, string> },
    context: Context,
  ): Reply | Promise<Reply>;
}
type Run<Arguments extends unknown[]> = (...given: [...Arguments, Context]) => Reply | Promise<Reply>;

export function pressed<S extends StateShape>(
  control: Button<S>,
  run: Run<[State<S>]>,
  access: Access = 'everyone',
): Handler {
  return { control: control as Button, access, run: (state, _, context) => run(state as State<S>, context) };
}

export function chosen<S extends StateShape>(
  control: Select<S>,
  run: Run<[State<S>, string[]]>,
  access: Access = 'everyone',
): Handler {
  return {
    control: control as Select,
    access,
    run: (state, given, context) => run(state as State<S>, given.chosen, context),
  };
}

export function submitted<S extends StateShape, F extends Fields>(
  control: Modal<S, F>,
  run: Run<[State<S>, Filled<F>]>,
  access: Access = 'everyone',
): Handler {
  return {
    control: control as Modal,
    access,
    run: (state, given, context) => run(state as State<S>, given.filled as Filled<F>, context),
  };
}
