import { LIMITS } from '../limits.ts';
import type { FieldProblem } from '../rest/errors.ts';
import { COMPONENT_TYPES } from '../wire.ts';
import type { Modal } from '../wire-commands.ts';
import { controlProblems } from './control-rules.ts';
import { placedComponents } from './placed.ts';

/** What Discord refuses of a form although the published schema lets it pass. */
export function modalProblems({ components }: Modal): FieldProblem[] {
  const placed = placedComponents(components);
  const problems = controlProblems(placed);
  if (components.length > LIMITS.modalComponents) {
    const message = `Must be between 1 and ${LIMITS.modalComponents} in length.`;
    problems.push({ path: ['components'], code: 'BASE_TYPE_BAD_LENGTH', message });
  }
  for (const { component, path, parent } of placed) {
    const inRow = component.type === COMPONENT_TYPES.textInput && parent?.type === COMPONENT_TYPES.actionRow;
    if (inRow && !component.label) {
      problems.push({ path: [...path, 'label'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' });
    }
  }
  return problems;
}
