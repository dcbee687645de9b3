import { BUTTON_STYLES, COMPONENT_TYPES, type Component, type Message } from '../wire.ts';
import { allComponents } from '../world/components.ts';
import { ClientError } from './client-error.ts';

const { button, stringSelect, userSelect, roleSelect, mentionableSelect, channelSelect } = COMPONENT_TYPES;
const SELECTS: readonly number[] = [stringSelect, userSelect, roleSelect, mentionableSelect, channelSelect];

const idOf = ({ custom_id }: Component) => custom_id;

/** What a button says, its emoji where it has no words. */
export function buttonLabel({ label, emoji }: Component): string {
  return label || emoji?.name || '';
}

export function buttonsOf(message: Message): Component[] {
  return allComponents(message.components).filter(({ type }) => type === button);
}

export function selectsOf(message: Message): Component[] {
  return allComponents(message.components).filter(({ type }) => SELECTS.includes(type));
}

/** A button by its label or custom id that a member can press. */
export function findButton(message: Message, wanted: string): Component {
  const buttons = buttonsOf(message);
  const found = oneOf(buttons, wanted, buttonLabel, idOf);
  if (!found)
    throw new ClientError(
      `There is no button "${wanted}"; there are: ${buttons.map(buttonLabel).join(', ') || 'none'}`,
    );
  if (found.disabled) throw new ClientError(`The button "${wanted}" is greyed out`);
  if (found.style === BUTTON_STYLES.link) throw new ClientError(`The button "${wanted}" is a link to ${found.url}`);
  return found;
}

/** The select that `wanted` names by its placeholder or custom id; unnamed, the first that has `choices`. */
export function findSelect(message: Message, wanted: string | undefined, choices: readonly string[] = []): Component {
  const selects = selectsOf(message).filter(({ disabled }) => !disabled);
  const found =
    wanted === undefined
      ? (selects.find((select) => hasChoices(select, choices)) ?? selects[0])
      : oneOf(selects, wanted, ({ placeholder }) => placeholder ?? '', idOf);
  if (found) return found;
  throw new ClientError(wanted === undefined ? 'There is nothing to choose here' : `There is no select "${wanted}"`);
}

function hasChoices({ options }: Component, choices: readonly string[]): boolean {
  const found = choices.map((choice) =>
    oneOf(
      options ?? [],
      choice,
      ({ label }) => label,
      ({ value }) => value,
    ),
  );
  return options === undefined || !found.includes(undefined);
}

/** The values of a text select for these labels or values, within what the select allows. */
export function chosenValues(select: Component, wanted: readonly string[]): string[] {
  const options = select.options ?? [];
  const values = wanted.map((text) => {
    const found = oneOf(
      options,
      text,
      ({ label }) => label,
      ({ value }) => value,
    );
    if (!found)
      throw new ClientError(`There is no choice "${text}"; there are: ${options.map(({ label }) => label).join(', ')}`);
    return found.value;
  });
  const [least, most] = [select.min_values ?? 1, select.max_values ?? 1];
  if (values.length < least || values.length > most)
    throw new ClientError(`Choose ${least} to ${most}, not ${values.length}`);
  return values;
}

/** Exactly so, else the same but for upper and lower case, else the only one that begins so. */
function oneOf<T>(
  all: readonly T[],
  wanted: string,
  nameOf: (one: T) => string,
  idOf: (one: T) => unknown,
): T | undefined {
  const plain = wanted.toLowerCase();
  const beginning = all.filter((one) => nameOf(one).toLowerCase().startsWith(plain));
  return (
    all.find((one) => idOf(one) === wanted || nameOf(one) === wanted) ??
    all.find((one) => nameOf(one).toLowerCase() === plain) ??
    (beginning.length === 1 ? beginning[0] : undefined)
  );
}
