import type { Constant, Expression, Span, Variable } from '../tree.ts';
import type { TokenOf } from './cursor.ts';
import type { Grammar } from './grammar.ts';
import { hashtable } from './hashtables.ts';
import { expandable } from './strings.ts';

/** A value with all that reaches into it: `$a.b[0].c()`; undefined where none begins. */
export function primary(grammar: Grammar): Expression | undefined {
  const value = operand(grammar);
  return value && reached(grammar, value);
}

/** A value by itself. */
export function operand(grammar: Grammar): Expression | undefined {
  const { cursor } = grammar;
  const { next } = cursor;
  switch (next.kind) {
    case 'number': {
      cursor.take();
      const { start, end, value, bare } = next;
      return { kind: 'constant', span: { start, end }, value, text: cursor.textOf(next), bare };
    }
    case 'string':
      cursor.take();
      if (!next.closed) cursor.fail('TerminatorExpectedAtEndOfString', { text: next.terminator }, next);
      return constant(next, next.value);
    case 'variable':
      cursor.take();
      return variable(next);
    case 'type':
      cursor.take();
      return { kind: 'type', span: { start: next.start, end: next.end }, typeName: next.name };
    case 'open':
      return opened(grammar, next);
    default:
      return undefined;
  }
}

export function variable({ start, end, name, scope }: TokenOf<'variable' | 'splat'>): Variable {
  return { kind: 'variable', span: { start, end }, name, ...(scope !== undefined && { scope }) };
}

function constant({ start, end }: Span, text: string): Constant {
  return { kind: 'constant', span: { start, end }, value: text, text, bare: false };
}

function opened(grammar: Grammar, opener: TokenOf<'open'>): Expression | undefined {
  switch (opener.opens) {
    case '(':
      return parenthesized(grammar);
    case '$(':
    case '@(':
      return statementsOf(grammar, opener.opens === '$(' ? 'subexpression' : 'array');
    case '@{':
      return hashtable(grammar, opener);
    case '{':
      return grammar.scriptBlock();
    case '"':
    case '@"':
      return expandable(grammar, opener);
    case 'index':
    case 'call':
      return undefined;
  }
}

function parenthesized(grammar: Grammar): Expression {
  const { cursor } = grammar;
  const opener = cursor.take();
  if (cursor.next.kind === 'close') cursor.fail('ExpectedExpression', undefined, cursor.spanFrom(opener));
  const statement = grammar.pipeline();
  cursor.takeIf('newline');
  cursor.closing(')', opener, 'MissingEndParenthesisInExpression', undefined);
  return { kind: 'paren', span: cursor.spanFrom(opener), statements: [statement] };
}

function statementsOf(grammar: Grammar, kind: 'subexpression' | 'array'): Expression {
  const { cursor } = grammar;
  const opener = cursor.take();
  const statements = grammar.statements();
  cursor.closing(')', opener, 'MissingEndParenthesisInSubexpression', undefined);
  return { kind, span: cursor.spanFrom(opener), statements };
}

function reached(grammar: Grammar, value: Expression): Expression {
  const { cursor } = grammar;
  let target = value;
  for (;;) {
    const { next } = cursor;
    if (next.kind === 'operator' && (next.operator === '.' || next.operator === '::')) {
      target = member(grammar, target, next.operator === '::');
    } else if (next.kind === 'open' && next.opens === 'index') {
      target = element(grammar, target);
    } else {
      return target;
    }
  }
}

function member(grammar: Grammar, target: Expression, ofType: boolean): Expression {
  const { cursor } = grammar;
  cursor.take();
  const name = memberName(grammar) ?? cursor.fail('MissingPropertyName', undefined);
  const { next } = cursor;
  const callArguments =
    next.kind === 'open' && next.opens === 'call' ? { callArguments: callArgumentsOf(grammar) } : {};
  return { kind: 'member', span: cursor.spanFrom(target.span), target, name, ofType, ...callArguments };
}

function memberName(grammar: Grammar): Expression | undefined {
  const { cursor } = grammar;
  const word = cursor.takeIf('word');
  return word ? constant(word, word.value) : operand(grammar);
}

function callArgumentsOf(grammar: Grammar): readonly Expression[] {
  const { cursor } = grammar;
  const opener = cursor.take();
  const found: Expression[] = [];
  if (cursor.next.kind !== 'close') {
    do found.push(grammar.expression(false));
    while (cursor.takeComma());
  }
  cursor.closing(')', opener, 'MissingEndParenthesisInMethodCall', undefined);
  return found;
}

function element(grammar: Grammar, target: Expression): Expression {
  const { cursor } = grammar;
  const opener = cursor.take();
  if (cursor.next.kind === 'close')
    cursor.fail('MissingArrayIndexExpression', undefined, cursor.spanFrom(opener));
  const index = grammar.expression(true);
  cursor.closing(']', opener, 'MissingEndSquareBracket', undefined);
  return { kind: 'index', span: cursor.spanFrom(target.span), target, index };
}
