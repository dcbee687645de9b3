import { COMPONENT_TYPES, type Component } from '../wire.ts';
import type { Modal } from '../wire-commands.ts';
import { ClientError } from './client-error.ts';
import { chosenValues } from './controls.ts';

/** What a member fills into a form, by the field's label or custom id. */
export type FieldValues = Record<string, string | string[] | boolean>;

export interface FormField {
  label: string;
  description: string | null;
  component: Component;
}

const { actionRow, label: labelType, textInput, stringSelect, radioGroup, checkboxGroup, checkbox } = COMPONENT_TYPES;

/** The fields of a form in order, whether labelled themselves or by a label around them. */
export function fieldsOf(modal: Modal): FormField[] {
  return modal.components.flatMap(({ type, components = [], component, label, description }) => {
    if (type === labelType && component) return [{ label: label ?? '', description: description ?? null, component }];
    if (type !== actionRow) return [];
    return components.map((field) => ({ label: field.label ?? '', description: null, component: field }));
  });
}

export function findField(modal: Modal, wanted: string): FormField {
  const fields = fieldsOf(modal);
  const plain = wanted.toLowerCase();
  const found =
    fields.find(({ label, component }) => component.custom_id === wanted || label === wanted) ??
    fields.find(({ label }) => label.toLowerCase() === plain) ??
    fields.find(({ label }) => label.toLowerCase().startsWith(plain));
  if (found) return found;
  throw new ClientError(`There is no field "${wanted}"; there are: ${fields.map(({ label }) => label).join(', ')}`);
}

/** The submitted form: its components as Discord sends them, each field with what was filled in or what stood there. */
export function filledForm(modal: Modal, values: FieldValues): object {
  const given = new Map(Object.entries(values).map(([name, value]) => [findField(modal, name).component, value]));
  const filled = (field: Component, name: string): object => ({
    type: field.type,
    id: field.id ?? 0,
    custom_id: field.custom_id,
    ...filledValue(field, name, given.get(field)),
  });
  const components = modal.components.map((outer, index) => {
    const { type, components = [], component, label } = outer;
    if (type === labelType && component) return { type, id: index + 1, component: filled(component, label ?? '') };
    return { type, id: index + 1, components: components.map((field) => filled(field, field.label ?? '')) };
  });
  return {
    custom_id: modal.custom_id,
    components: components.filter(({ type }) => type === labelType || type === actionRow),
  };
}

function filledValue(field: Component, name: string, given: string | string[] | boolean | undefined): object {
  switch (field.type) {
    case textInput:
      return { value: textWithin(field, name, String(given ?? field.value ?? '')) };
    case checkbox:
      return { value: given === undefined ? (field.default ?? false) : given === true || given === 'true' };
    case radioGroup:
      return { value: given === undefined ? defaultsOf(field)[0] : chosenValues(field, [String(given)])[0] };
    case stringSelect:
    case checkboxGroup:
      return { values: given === undefined ? defaultsOf(field) : chosenValues(field, listOf(given)) };
    default:
      return { values: given === undefined ? [] : listOf(given) };
  }
}

function listOf(given: string | string[] | boolean): string[] {
  return Array.isArray(given) ? given : [String(given)];
}

function defaultsOf({ options = [] }: Component): string[] {
  return options.filter((option) => option.default).map(({ value }) => value);
}

function textWithin({ required, min_length, max_length }: Component, name: string, text: string): string {
  if (text === '' && required === false) return text;
  if (text === '') throw new ClientError(`The field "${name}" is required`);
  if (text.length < (min_length ?? 0)) throw new ClientError(`The field "${name}" is shorter than ${min_length}`);
  if (text.length > (max_length ?? 4000))
    throw new ClientError(`The field "${name}" is longer than ${max_length ?? 4000}`);
  return text;
}
