import { LIMITS } from '../limits.ts';
import type { FieldProblem } from '../rest/errors.ts';
import { OPTION_TYPES } from '../wire.ts';

export interface ChoiceContext {
  /** The type of the option being typed. */
  optionType: number;
}

type Suggestion = { name: string; value: string | number } | null;

/** What Discord refuses of suggested values although the published schema lets it pass. */
export function suggestionProblems(suggestions: readonly Suggestion[], { optionType }: ChoiceContext): FieldProblem[] {
  const wanted = optionType === OPTION_TYPES.string ? 'string' : 'number';
  return suggestions.flatMap((suggestion, index): FieldProblem[] => {
    const path = ['choices', index, 'value'];
    if (suggestion === null) return [];
    const { value } = suggestion;
    if (typeof value !== wanted) {
      return [{ path, code: 'APPLICATION_COMMAND_OPTIONS_CHOICE_TYPE', message: `Value "${value}" is no ${wanted}.` }];
    }
    if (typeof value === 'number' || value.length <= LIMITS.choiceValueLength) return [];
    return [{ path, code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${LIMITS.choiceValueLength} or fewer in length.` }];
  });
}
