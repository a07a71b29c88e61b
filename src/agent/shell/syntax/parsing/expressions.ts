import type { BinaryOperator, Expression } from '../tree.ts';
import type { TokenOf } from './cursor.ts';
import type { Grammar } from './grammar.ts';
import { isTarget } from './targets.ts';

/** Values with operators between them. @param commas whether `a, b` is one value here, as it is not among arguments */
export function expression(grammar: Grammar, commas: boolean): Expression {
  return binary(grammar, commas, 1) ?? grammar.cursor.unexpected();
}

const precedences = new Map<BinaryOperator, number>([
  ...(['-and', '-or', '-xor'] as const).map((operator) => [operator, 1] as const),
  ...(['+', '-'] as const).map((operator) => [operator, 3] as const),
  ...(['*', '/', '%'] as const).map((operator) => [operator, 4] as const),
  ['-f', 5],
  ['..', 6],
]);

/** What compares, joins and splits stands between `-and` and `+`. */
const comparing = 2;

/** All operators bind to the left. */
function binary(grammar: Grammar, commas: boolean, least: number): Expression | undefined {
  const { cursor } = grammar;
  let left = list(grammar, commas);
  if (!left) return undefined;
  for (;;) {
    const { next } = cursor;
    if (next.kind !== 'binary') return left;
    const { operator } = next;
    const precedence = precedences.get(operator) ?? comparing;
    if (precedence < least) return left;
    cursor.take();
    const right = cursor.deeper(() => binary(grammar, commas, precedence + 1));
    cursor.grow();
    if (!right) return cursor.fail('ExpectedValueExpression', { text: cursor.textOf(next) }, next);
    left = { kind: 'binary', span: { start: left.span.start, end: right.span.end }, operator, left, right };
  }
}

function list(grammar: Grammar, commas: boolean): Expression | undefined {
  const { cursor } = grammar;
  const first = unary(grammar);
  if (!first || !commas) return first;
  const items = [first];
  for (let last = first; isComma(cursor.next); items.push(last)) {
    const comma = cursor.take();
    last = unary(grammar) ?? cursor.fail('MissingExpressionAfterToken', { text: ',' }, comma);
  }
  return items.length === 1 ? first : { kind: 'list', span: cursor.spanFrom(first.span), items };
}

function isComma(token: Grammar['cursor']['next']): boolean {
  return token.kind === 'operator' && token.operator === ',';
}

type Unary = Extract<Expression, { kind: 'unary' }>['operator'];

function unary(grammar: Grammar): Expression | undefined {
  const { cursor } = grammar;
  const { next } = cursor;
  if (next.kind === 'type') return typed(grammar, next);
  if (next.kind === 'operator' && (next.operator === '++' || next.operator === '--')) {
    return stepBefore(grammar, next.operator);
  }
  const operator =
    next.kind === 'operator' || next.kind === 'binary' ? unaryOperators.get(next.operator) : undefined;
  if (operator === undefined) return stepBehind(grammar);
  cursor.take();
  const operand = cursor.deeper(() => unary(grammar));
  if (!operand) return cursor.fail('MissingExpressionAfterOperator', { text: cursor.textOf(next) }, next);
  return { kind: 'unary', span: cursor.spanFrom(next), operator, operand };
}

const unaryOperators = new Map<string, Unary>([
  ...(['-not', ',', '+', '-', '-join', '-split'] as const).map((operator) => [operator, operator] as const),
  // Blanks have no capitals.
  ['-csplit', '-split'],
]);

function stepBefore(grammar: Grammar, operator: '++' | '--'): Expression {
  const { cursor } = grammar;
  const sign = cursor.take();
  const target = grammar.primary() ?? cursor.fail('MissingExpressionAfterOperator', { text: operator }, sign);
  if (!isTarget(target)) {
    return cursor.wrong('OperatorRequiresVariableOrProperty', { text: operator }, sign);
  }
  return { kind: 'step', span: cursor.spanFrom(sign), operator, before: true, target };
}

function stepBehind(grammar: Grammar): Expression | undefined {
  const { cursor } = grammar;
  const value = grammar.primary();
  const { next } = cursor;
  if (!value || next.kind !== 'operator' || (next.operator !== '++' && next.operator !== '--')) return value;
  if (!isTarget(value)) {
    return cursor.fail('OperatorRequiresVariableOrProperty', { text: next.operator }, next);
  }
  cursor.take();
  return {
    kind: 'step',
    span: cursor.spanFrom(value.span),
    operator: next.operator,
    before: false,
    target: value,
  };
}

/** `[int]` with what it is a type of behind it, or by itself. */
function typed(grammar: Grammar, token: TokenOf<'type'>): Expression | undefined {
  const { cursor } = grammar;
  const { afterNext } = cursor;
  const isMember =
    afterNext.kind === 'operator' && (afterNext.operator === '::' || afterNext.operator === '.');
  // `[int], [long]` are two types.
  if (isMember || (afterNext.kind === 'operator' && afterNext.operator === ',')) return stepBehind(grammar);
  cursor.take();
  const operand = cursor.deeper(() => unary(grammar));
  return operand
    ? { kind: 'cast', span: cursor.spanFrom(token), typeName: token.name, operand }
    : { kind: 'type', span: cursor.spanFrom(token), typeName: token.name };
}
