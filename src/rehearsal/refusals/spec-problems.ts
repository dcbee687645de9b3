import type { z } from 'zod/mini';
import type { FieldProblem } from '../rest/errors.ts';

type Issue = z.core.$ZodIssue;

/** Zod's issues as Discord words them. */
export function problemsOf(issues: readonly Issue[], body: unknown): FieldProblem[] {
  return issues.flatMap((issue) => asProblems(issue, [], body));
}

function asProblems(issue: Issue, above: readonly PropertyKey[], body: unknown): FieldProblem[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union') return closestBranch(issue, path, body);
  return [{ path, ...worded(issue, valueAt(body, path)) }];
}

/** Of several shapes a thing may have, the one it resembles: whose `type` it has, then the one with the fewest problems. */
function closestBranch(
  issue: z.core.$ZodIssueInvalidUnion,
  path: readonly PropertyKey[],
  body: unknown,
): FieldProblem[] {
  const ofThatType = issue.errors.filter((branch) => !branch.some(({ path: [first] }) => first === 'type'));
  if (issue.errors.length > 0 && ofThatType.length === 0) {
    return [
      {
        path: [...path, 'type'],
        code: 'UNION_TYPE_CHOICES',
        message: 'The specified component type is invalid in this context',
      },
    ];
  }
  const [best] = ofThatType.toSorted((left, right) => left.length - right.length);
  return (best ?? []).flatMap((inner) => asProblems(inner, path, body));
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    body,
  );
}

function worded(issue: Issue, value: unknown): Omit<FieldProblem, 'path'> {
  if (value === undefined) return { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
  switch (issue.code) {
    case 'too_big':
      return tooBig(issue);
    case 'too_small':
      return tooSmall(issue);
    case 'invalid_type':
      return {
        code: `${issue.expected.toUpperCase()}_TYPE_COERCE`,
        message: `Value "${String(value)}" is not ${issue.expected}.`,
      };
    case 'invalid_value':
      return { code: 'BASE_TYPE_CHOICES', message: `Value must be one of {${issue.values.map(String).join(', ')}}.` };
    case 'invalid_format':
      if (issue.format === 'url') return { code: 'URL_TYPE_INVALID_URL', message: 'Not a well formed URL.' };
      return { code: 'STRING_TYPE_REGEX', message: 'String value did not match validation regex.' };
    default:
      return { code: 'BASE_TYPE_INVALID', message: issue.message };
  }
}

function tooBig(issue: z.core.$ZodIssueTooBig): Omit<FieldProblem, 'path'> {
  if (issue.origin === 'string' || issue.origin === 'array') {
    return { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${issue.maximum} or fewer in length.` };
  }
  return { code: 'NUMBER_TYPE_MAX', message: `Value should be less than or equal to ${issue.maximum}.` };
}

function tooSmall(issue: z.core.$ZodIssueTooSmall): Omit<FieldProblem, 'path'> {
  if (issue.origin === 'string' || issue.origin === 'array') {
    return { code: 'BASE_TYPE_MIN_LENGTH', message: `Must be ${issue.minimum} or more in length.` };
  }
  return { code: 'NUMBER_TYPE_MIN', message: `Value should be greater than or equal to ${issue.minimum}.` };
}
