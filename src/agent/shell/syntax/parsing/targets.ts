import type { Assignment, Expression } from '../tree.ts';

/** Whether a value may be put there: a variable, a member or an element, but not what a method gives. */
export function isTarget(expression: Expression): expression is Assignment['target'] {
  return (
    expression.kind === 'variable' ||
    expression.kind === 'index' ||
    (expression.kind === 'member' && expression.callArguments === undefined)
  );
}
