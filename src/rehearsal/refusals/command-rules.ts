import { COMMAND_NAME, LIMITS } from '../limits.ts';
import type { FieldProblem } from '../rest/errors.ts';
import { COMMAND_TYPES, type CommandBody, type CommandOption, OPTION_TYPES } from '../wire-commands.ts';

const { subcommand, subcommandGroup, string, integer, number } = OPTION_TYPES;
const AUTOCOMPLETED: readonly number[] = [string, integer, number];

/** What Discord refuses of one command although the published schema lets it pass. */
export function commandProblems(command: CommandBody): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const chat = (command.type ?? COMMAND_TYPES.chatInput) === COMMAND_TYPES.chatInput;
  if (chat && !isName(command.name)) problems.push(badName(['name']));
  if (chat && !command.description) {
    problems.push({ path: ['description'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' });
  }
  if (!chat && (command.description || command.options?.length)) {
    const message = 'Context menu commands cannot have description or options';
    problems.push({ path: [], code: 'APPLICATION_COMMAND_INVALID_CONTEXT_MENU', message });
  }
  if (lengthOf(command) > LIMITS.commandLength) {
    const message = `Command exceeds maximum size (${LIMITS.commandLength})`;
    problems.push({ path: [], code: 'APPLICATION_COMMAND_TOO_LARGE', message });
  }
  return [...problems, ...optionsProblems(command.options ?? [], ['options'], 0)];
}

/** What is wrong with all commands of one scope together. */
export function commandSetProblems(commands: readonly CommandBody[]): FieldProblem[] {
  const keys = commands.map(({ type, name }) => `${type ?? COMMAND_TYPES.chatInput} ${name}`);
  return keys.flatMap((key, index) => {
    if (keys.indexOf(key) === index) return [];
    const message = 'Application command names must be unique';
    return [{ path: [index], code: 'APPLICATION_COMMANDS_DUPLICATE_NAME', message }];
  });
}

/** Whether a scope holds more commands of a kind than it may. */
export function hasTooMany(commands: readonly CommandBody[]): boolean {
  const count = (wanted: number) => commands.filter(({ type }) => (type ?? COMMAND_TYPES.chatInput) === wanted).length;
  return (
    count(COMMAND_TYPES.chatInput) > LIMITS.chatCommands ||
    count(COMMAND_TYPES.user) > LIMITS.userMenus ||
    count(COMMAND_TYPES.message) > LIMITS.messageMenus
  );
}

const DEEPEST = 2;

function optionsProblems(
  options: readonly CommandOption[],
  path: readonly PropertyKey[],
  depth: number,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const seen = new Set<string>();
  let optionalSeen = false;
  options.forEach((option, index) => {
    const at = [...path, index];
    if (!isName(option.name)) problems.push(badName([...at, 'name']));
    if (seen.has(option.name)) {
      const message = 'Option names must be unique';
      problems.push({ path: [...at, 'name'], code: 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_USED', message });
    }
    seen.add(option.name);
    if (option.required && optionalSeen) {
      const message = 'Required options must be placed before non-required options';
      problems.push({ path: [...at, 'required'], code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message });
    }
    optionalSeen ||= !option.required;
    problems.push(...optionProblems(option, at), ...nestingProblems(option, options, at, depth));
    problems.push(...optionsProblems(option.options ?? [], [...at, 'options'], depth + 1));
  });
  return problems;
}

function nestingProblems(
  option: CommandOption,
  siblings: readonly CommandOption[],
  at: PropertyKey[],
  depth: number,
): FieldProblem[] {
  const mixed = isBranch(option) && !siblings.every(isBranch);
  const tooDeep = option.type === subcommandGroup ? depth > 0 : option.type === subcommand && depth >= DEEPEST;
  const emptyGroup =
    option.type === subcommandGroup &&
    !(option.options?.length && option.options.every(({ type }) => type === subcommand));
  if (!mixed && !tooDeep && !emptyGroup) return [];
  const message = 'Sub-command and sub-command group option types are mutually exclusive to all other types';
  return [{ path: [...at, 'type'], code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message }];
}

function optionProblems(option: CommandOption, path: readonly PropertyKey[]): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const { choices, autocomplete, type } = option;
  if (autocomplete && choices?.length) {
    const message = 'autocomplete may not be set to true if choices are present';
    problems.push({
      path: [...path, 'autocomplete'],
      code: 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES',
      message,
    });
  }
  if (autocomplete && !AUTOCOMPLETED.includes(type)) {
    const message = 'autocomplete is only for strings and numbers';
    problems.push({ path: [...path, 'autocomplete'], code: 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_TYPE', message });
  }
  if (isAbove(option.min_value, option.max_value) || isAbove(option.min_length, option.max_length)) {
    const message = 'The least allowed is more than the most allowed';
    problems.push({ path, code: 'APPLICATION_COMMAND_OPTIONS_MIN_MAX', message });
  }
  return [...problems, ...choiceProblems(choices ?? [], [...path, 'choices'])];
}

type Choices = readonly ({ name: string; value: string | number } | null)[];

function choiceProblems(choices: Choices, path: readonly PropertyKey[]): FieldProblem[] {
  const names = choices.map((choice) => choice?.name);
  const double = names.flatMap((name, index) => {
    if (names.indexOf(name) === index) return [];
    const message = 'Choice names must be unique';
    return [{ path: [...path, index, 'name'], code: 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATE', message }];
  });
  return [...longValues(choices, path), ...double];
}

/** What Discord refuses of suggested values although the published schema lets it pass. */
export function suggestionProblems(suggestions: Choices): FieldProblem[] {
  return longValues(suggestions, ['choices']);
}

function longValues(choices: Choices, path: readonly PropertyKey[]): FieldProblem[] {
  return choices.flatMap((choice, index) => {
    if (typeof choice?.value !== 'string' || choice.value.length <= LIMITS.choiceValueLength) return [];
    const message = `Must be ${LIMITS.choiceValueLength} or fewer in length.`;
    return [{ path: [...path, index, 'value'], code: 'BASE_TYPE_MAX_LENGTH', message }];
  });
}

function isBranch({ type }: CommandOption): boolean {
  return type === subcommand || type === subcommandGroup;
}

function isAbove(least: number | null | undefined, most: number | null | undefined): boolean {
  return least != null && most != null && least > most;
}

function isName(name: string): boolean {
  return COMMAND_NAME.test(name) && name === name.toLowerCase();
}

function badName(path: PropertyKey[]): FieldProblem {
  return { path, code: 'APPLICATION_COMMAND_INVALID_NAME', message: 'Command name is invalid' };
}

type Measured = Pick<CommandBody, 'name' | 'description' | 'options'> & Pick<CommandOption, 'choices'>;

/** Names, descriptions and choices of a command and all its options together. */
function lengthOf({ name, description, options, choices }: Measured): number {
  const own = name.length + (description?.length ?? 0);
  const ofChoices = (choices ?? []).reduce((sum, choice) => sum + choice.name.length + String(choice.value).length, 0);
  return (options ?? []).reduce((sum, option) => sum + lengthOf(option), own + ofChoices);
}
