import type { Assignment, Command, Expression, Pipeline, Statement } from '../tree.ts';
import { command } from './commands.ts';
import { expression } from './expressions.ts';
import type { Grammar } from './grammar.ts';
import { isTarget } from './targets.ts';

/** `$a = 1`, `Get-Date | Format-List`, `1 + 2`: a statement without a keyword. */
export function pipeline(grammar: Grammar): Statement {
  const { cursor } = grammar;
  const first = element(grammar);
  if (cursor.next.kind === 'assignment') return assignment(grammar, first);
  const elements = [first];
  if (first.kind !== 'command' && cursor.next.kind === 'redirection') {
    cursor.wrong('ExpressionRedirectionNotSupported', undefined, cursor.next);
  }
  for (let pipe = takePipe(grammar); pipe; pipe = takePipe(grammar)) {
    if (!cursor.beginsStatement()) cursor.fail('EmptyPipeElement', undefined, pipe);
    const next = element(grammar);
    if (next.kind !== 'command') cursor.wrong('ExpressionsMustBeFirstInPipeline', undefined, next.span);
    elements.push(next);
  }
  return { kind: 'pipeline', span: cursor.spanFrom(first.span), elements };
}

/** A line may begin with the pipe that goes on with the line before. */
function takePipe({ cursor }: Grammar) {
  if (cursor.next.kind === 'newline' && cursor.afterNext.kind === 'pipe') cursor.take();
  return cursor.takeIf('pipe');
}

function element(grammar: Grammar): Command | Expression {
  const { next } = grammar.cursor;
  const isCommand = next.kind === 'call' || next.kind === 'word';
  if (next.kind === 'pipe') grammar.cursor.fail('EmptyPipeElement', undefined);
  return isCommand ? command(grammar) : expression(grammar, true);
}

function assignment(grammar: Grammar, left: Command | Expression): Assignment {
  const { cursor } = grammar;
  const sign = cursor.takeIf('assignment') ?? cursor.unexpected();
  const { operator } = sign;
  // `[int] $a = '1'` converts what is assigned.
  const cast = left.kind === 'cast' && operator === '=' ? left : undefined;
  const target = cast?.operand ?? left;
  if (target.kind === 'list') cursor.wrong('TupleAssignmentNotSupported', undefined, target.span);
  if (target.kind === 'command' || !isTarget(target))
    return cursor.wrong('InvalidLeftHandSide', undefined, target.span);
  if (!cursor.beginsStatement()) return cursor.fail('ExpectedValueExpression', { text: operator }, sign);
  const value = grammar.statement();
  return {
    kind: 'assignment',
    span: cursor.spanFrom(left.span),
    target,
    operator,
    value: cast ? converted(value, cast) : value,
  };
}

function converted(value: Statement, { span, typeName }: Extract<Expression, { kind: 'cast' }>): Pipeline {
  const operand: Expression = { kind: 'paren', span: value.span, statements: [value] };
  return { kind: 'pipeline', span: value.span, elements: [{ kind: 'cast', span, typeName, operand }] };
}
