import type { Constant, Expression, Span, Variable } from '../tree.ts';
import { spanOf } from './cursor.ts';
import type { TokenOf } from './cursor.ts';
import type { Grammar } from './grammar.ts';
import { hashtable } from './hashtables.ts';
import { expandable } from './strings.ts';

/** A value with all that reaches into it: `$a.b[0].c()`; undefined where none begins. */
export function primary(grammar: Grammar): Expression | undefined {
  const { cursor } = grammar;
  const beside = cursor.setApart();
  const value = operand(grammar);
  const whole = value && reached(grammar, value);
  cursor.putBeside(beside);
  return whole;
}

/** A value by itself. */
export function operand(grammar: Grammar): Expression | undefined {
  const { cursor } = grammar;
  const { next } = cursor;
  if (next.kind === 'open') return opened(grammar, next);
  if (next.kind === 'number') {
    cursor.take();
    return {
      kind: 'constant',
      span: spanOf(next),
      value: next.value,
      text: cursor.textOf(next),
      bare: next.bare,
    };
  }
  if (next.kind === 'string') {
    cursor.take();
    if (!next.closed) cursor.openString(next, next.terminator);
    return constant(next, next.value);
  }
  if (next.kind === 'variable') {
    cursor.take();
    return variable(next);
  }
  if (next.kind === 'type') {
    cursor.take();
    return { kind: 'type', span: spanOf(next), typeName: next.name };
  }
  return undefined;
}

export function variable(token: TokenOf<'variable' | 'splat'>): Variable {
  const { name, scope } = token;
  return { kind: 'variable', span: spanOf(token), name, ...(scope !== undefined && { scope }) };
}

function constant(span: Span, text: string): Constant {
  return { kind: 'constant', span: spanOf(span), value: text, text, bare: false };
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
    case 'parameters':
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
      cursor.grow();
    } else if (next.kind === 'open' && next.opens === 'index') {
      target = element(grammar, target);
      cursor.grow();
    } else {
      return target;
    }
  }
}

function member(grammar: Grammar, target: Expression, ofType: boolean): Expression {
  const { cursor } = grammar;
  const sign = cursor.take();
  const name = memberName(grammar) ?? cursor.fail('MissingPropertyName', undefined, sign);
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
