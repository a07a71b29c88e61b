import type { FunctionParameter, Script, ScriptBlockLiteral } from '../tree.ts';
import type { Grammar } from './grammar.ts';

/** `param(...)` and statements, up to what closes them. */
export function script(grammar: Grammar, start: number): Script {
  const { cursor } = grammar;
  cursor.skipSeparators();
  const { next } = cursor;
  const hasParameters = next.kind === 'keyword' && next.value === 'param';
  if (hasParameters) cursor.take();
  const parameters = hasParameters ? parameterList(grammar) : [];
  const statements = grammar.statements();
  return { span: { start, end: cursor.next.start }, parameters, statements };
}

/** { param($a) $a } */
export function scriptBlock(grammar: Grammar): ScriptBlockLiteral {
  const { cursor } = grammar;
  const opener = cursor.take();
  const inside = script(grammar, opener.end);
  cursor.closing('}', opener, 'MissingEndCurlyBrace', undefined);
  return {
    kind: 'scriptBlock',
    span: cursor.spanFrom(opener),
    script: inside,
    text: cursor.textOf(inside.span),
  };
}

/** ([string] $a, $b = 1) */
export function parameterList(grammar: Grammar): readonly FunctionParameter[] {
  const { cursor } = grammar;
  const opener = cursor.next;
  if (opener.kind !== 'open' || opener.opens !== 'parameters') {
    return cursor.fail('MissingOpenParenthesisAfterKeyword', { text: 'param' });
  }
  cursor.take();
  const found: FunctionParameter[] = [];
  if (cursor.next.kind !== 'close') {
    do found.push(parameter(grammar));
    while (cursor.takeComma());
  }
  cursor.closing(')', opener, 'MissingEndParenthesisInFunctionParameterList', undefined);
  return found;
}

function parameter(grammar: Grammar): FunctionParameter {
  const { cursor } = grammar;
  const first = cursor.next;
  const type = cursor.takeIf('type');
  const name = cursor.takeIf('variable');
  if (!name) return cursor.fail('InvalidFunctionParameter', undefined);
  const isDefault = cursor.next.kind === 'assignment' && cursor.next.operator === '=';
  if (isDefault) cursor.take();
  const byDefault = isDefault ? grammar.expression(false) : undefined;
  return {
    span: cursor.spanFrom(first),
    name: name.name,
    ...(type && { typeName: type.name }),
    ...(byDefault && { byDefault }),
  };
}
