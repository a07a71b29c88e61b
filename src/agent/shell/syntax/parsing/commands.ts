import type { Command, CommandElement, Expression } from '../tree.ts';
import { spanOf } from './cursor.ts';
import type { TokenOf } from './cursor.ts';
import type { Grammar } from './grammar.ts';
import { variable } from './primaries.ts';
import { bareWord } from './strings.ts';

/** A name and its arguments. */
export function command(grammar: Grammar): Command {
  const { cursor } = grammar;
  const first = cursor.next;
  const call = cursor.takeIf('call');
  const name = value(grammar);
  if (!name) return cursor.fail('ExpectedValueExpression', { text: cursor.textOf(first) }, first);
  const called = call !== undefined && !call.dotted;
  const rest = argumentsOf(grammar);
  return { kind: 'command', span: cursor.spanFrom(first), called, name, ...rest };
}

function argumentsOf(grammar: Grammar): Pick<Command, 'elements' | 'silenced'> {
  const { cursor } = grammar;
  const elements: CommandElement[] = [];
  const silenced: Command['silenced'][number][] = [];
  let parametersEnded = false;
  for (;;) {
    const { next } = cursor;
    if (next.kind === 'redirection') {
      cursor.take();
      silenced.push(silencedBy(grammar, next));
    } else if (next.kind === 'word' && cursor.textOf(next) === '--' && !parametersEnded) {
      cursor.take();
      parametersEnded = true;
    } else {
      const found = (parametersEnded ? undefined : parameterOrSplat(grammar)) ?? argument(grammar);
      if (!found) return { elements, silenced };
      elements.push(found);
    }
  }
}

function argument(grammar: Grammar): CommandElement | undefined {
  const found = list(grammar);
  return found && { kind: 'argument', span: found.span, value: found };
}

function parameterOrSplat(grammar: Grammar): CommandElement | undefined {
  const { cursor } = grammar;
  const first = cursor.next;
  const splat = cursor.takeIf('splat');
  if (splat) return { kind: 'splat', span: spanOf(splat), variable: variable(splat) };
  const parameter = cursor.takeIf('parameter');
  if (!parameter) return undefined;
  const { name, colon } = parameter;
  if (!colon) return { kind: 'parameter', span: cursor.spanFrom(first), name };
  const argument = list(grammar);
  if (!argument)
    return cursor.fail('ParameterRequiresArgument', { text: cursor.textOf(parameter) }, parameter);
  return { kind: 'parameter', span: cursor.spanFrom(first), name, argument };
}

/** a, b, c */
function list(grammar: Grammar): Expression | undefined {
  const { cursor } = grammar;
  const first = value(grammar);
  if (!first) return undefined;
  const items = [first];
  while (cursor.takeComma()) {
    items.push(value(grammar) ?? cursor.fail('MissingExpressionAfterToken', { text: ',' }));
  }
  return items.length === 1 ? first : { kind: 'list', span: cursor.spanFrom(first.span), items };
}

function value(grammar: Grammar): Expression | undefined {
  const { cursor } = grammar;
  const { next, afterNext } = cursor;
  // Behind `--`.
  if (next.kind === 'parameter') {
    const text = cursor.textOf(cursor.take());
    return { kind: 'constant', span: spanOf(next), value: text, text, bare: true };
  }
  return next.kind === 'word' || (next.kind === 'variable' && afterNext.glued)
    ? bareWord(grammar)
    : grammar.primary();
}

/** There are no files that output could be sent to. */
function silencedBy(grammar: Grammar, redirection: TokenOf<'redirection'>): Command['silenced'][number] {
  const { cursor } = grammar;
  const text = cursor.textOf(redirection);
  if (redirection.merges) cursor.wrong('StreamMergeNotSupported', { text }, redirection);
  const { next } = cursor;
  const isNull =
    next.kind === 'variable' && next.name.toLowerCase() === 'null' && cursor.afterNext.glued !== true;
  if (!isNull) cursor.wrong('FileOpenError', { text }, redirection);
  cursor.take();
  return redirection.stream;
}
