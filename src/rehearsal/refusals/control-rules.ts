import { LIMITS } from '../limits.ts';
import type { FieldProblem } from '../rest/errors.ts';
import { BUTTON_STYLES, COMPONENT_TYPES, type Component } from '../wire.ts';
import type { PlacedComponent } from './placed.ts';

const { actionRow, button, stringSelect, textInput } = COMPONENT_TYPES;

/** What is wrong with buttons, selects, inputs and the rows they stand in. */
export function controlProblems(placed: readonly PlacedComponent[]): FieldProblem[] {
  return [
    ...placed.flatMap(({ component, path }) =>
      (PROBLEMS[component.type]?.(component) ?? []).map((found) => under(path, found)),
    ),
    ...duplicates(placed, ({ custom_id }) => custom_id, 'custom_id', {
      code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
      message: 'Component custom id cannot be duplicated',
    }),
    ...duplicates(placed, ({ id }) => id || null, 'id', {
      code: 'COMPONENT_ID_DUPLICATED',
      message: 'Component id cannot be duplicated',
    }),
  ];
}

const PROBLEMS: Record<number, (component: Component) => FieldProblem[]> = {
  [actionRow]: rowProblems,
  [button]: buttonProblems,
  [stringSelect]: selectProblems,
  [textInput]: inputProblems,
};

function under(path: readonly PropertyKey[], problem: FieldProblem): FieldProblem {
  return { ...problem, path: [...path, ...problem.path] };
}

function rowProblems({ components = [] }: Component): FieldProblem[] {
  const onlyButtons = components.every(({ type }) => type === button);
  if (onlyButtons ? components.length <= LIMITS.rowButtons : components.length === 1) return [];
  return [
    {
      path: ['components'],
      code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
      message: 'The specified component exceeds the maximum width',
    },
  ];
}

function buttonProblems({ style, url, custom_id, label, emoji }: Component): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!label && !emoji) {
    problems.push({ path: [], code: 'BUTTON_COMPONENT_INVALID', message: 'A button must have a label or emoji' });
  }
  if (style === BUTTON_STYLES.premium) return problems;
  if (style === BUTTON_STYLES.link) {
    if (!url) problems.push({ path: ['url'], code: 'BASE_TYPE_REQUIRED', message: 'A url is required' });
    if (custom_id) problems.push(exclusive('custom_id'));
    return problems;
  }
  if (!custom_id)
    problems.push({ path: ['custom_id'], code: 'BASE_TYPE_REQUIRED', message: 'A custom id is required' });
  if (url) problems.push(exclusive('url'));
  return problems;
}

function exclusive(field: string): FieldProblem {
  const message = 'A custom id and url cannot both be specified';
  return { path: [field], code: 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', message };
}

function selectProblems({ options = [], min_values, max_values }: Component): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const values = options.map(({ value }) => value);
  values.forEach((value, index) => {
    if (values.indexOf(value) === index) return;
    const message = 'The specified option value is already used';
    problems.push({ path: ['options', index, 'value'], code: 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message });
  });
  if ((min_values ?? 1) > options.length || (min_values ?? 1) > (max_values ?? 1)) {
    problems.push({
      path: ['min_values'],
      code: 'SELECT_MIN_VALUES_TOO_LARGE',
      message: 'Must be at most the number of choices',
    });
  }
  if ((max_values ?? 1) > options.length) {
    problems.push({
      path: ['max_values'],
      code: 'SELECT_MAX_VALUES_TOO_LARGE',
      message: 'Must be at most the number of options',
    });
  }
  if (options.filter((option) => option.default).length > (max_values ?? 1)) {
    const message = 'Too many default values';
    problems.push({ path: ['options'], code: 'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', message });
  }
  return problems;
}

function inputProblems({ min_length, max_length, value }: Component): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if ((min_length ?? 0) > (max_length ?? 4000)) {
    problems.push({
      path: ['min_length'],
      code: 'TEXT_INPUT_MIN_LENGTH_TOO_LARGE',
      message: 'Must be at most max_length',
    });
  }
  if ((value?.length ?? 0) > (max_length ?? 4000)) {
    problems.push({
      path: ['value'],
      code: 'BASE_TYPE_MAX_LENGTH',
      message: `Must be ${max_length} or fewer in length.`,
    });
  }
  return problems;
}

function duplicates(
  placed: readonly PlacedComponent[],
  keyOf: (component: Component) => unknown,
  field: string,
  problem: Omit<FieldProblem, 'path'>,
): FieldProblem[] {
  const seen = new Set<unknown>();
  return placed.flatMap(({ component, path }) => {
    const key = keyOf(component);
    const double = key != null && seen.has(key);
    seen.add(key);
    return double ? [{ path: [...path, field], ...problem }] : [];
  });
}
