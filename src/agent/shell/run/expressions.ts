import { ShellError } from '../errors.ts';
import type { Expression, Index, Member, Statement, Variable } from '../syntax/tree.ts';
import { cast, toArray, toBoolean, toInteger, toNumber } from '../values/convert.ts';
import { elementOf, memberOf, setElement, setMember } from '../values/members.ts';
import { callMethod, callStatic, staticMember } from '../values/methods.ts';
import { binary, matchesOf, unary } from '../values/operators.ts';
import { range, withSecrets } from '../values/arithmetic.ts';
import { joined } from '../values/limits.ts';
import { Secret } from '../values/secret.ts';
import { textOf } from '../values/text.ts';
import { customObject, Hashtable, PSObject, ScriptBlock, TypeName, type Value } from '../values/value.ts';
import { asOne, collect, type Frame, type Run } from './run.ts';
import type { Scope } from './scope.ts';
import { soon, soonAll, type Soon } from './soon.ts';

/** The value of an expression. Errors that are thrown carry the place where they arose. */
export function evaluate(node: Expression, frame: Frame, run: Run): Soon<Value> {
  try {
    const value = valueOf(node, frame, run);
    return value instanceof Promise ? value.catch((error: unknown) => located(error, node)) : value;
  } catch (error) {
    return located(error, node);
  }
}

/** The innermost place is the one that helps. */
function located(error: unknown, { span }: Expression): never {
  if (error instanceof ShellError) error.span ??= span;
  throw error;
}

function valueOf(node: Expression, frame: Frame, run: Run): Soon<Value> {
  const value = (expression: Expression) => evaluate(expression, frame, run);
  switch (node.kind) {
    case 'constant':
      return node.value;
    case 'variable':
      return variableValue(node, frame.scope);
    case 'member':
      return member(node, frame, run);
    case 'index':
      return soon(value(node.target), (target) =>
        soon(value(node.index), (index) => elementOf(target, index)),
      );
    case 'scriptBlock':
      return new ScriptBlock(node, frame.source);
    case 'expandable':
      return soon(
        soonAll(node.parts, (part) => (typeof part === 'string' ? part : value(part))),
        expanded,
      );
    case 'unary':
      return soon(value(node.operand), (operand) => unary(node.operator, operand));
    case 'step':
      return stepped(node, frame, run);
    case 'binary':
      return infix(node, frame, run);
    case 'list':
      return soonAll(node.items, value);
    case 'paren':
      return inParentheses(node.statements, frame, run);
    case 'subexpression':
      return collect(run, node.statements, frame).then(asOne);
    case 'array':
      return asArray(node.statements, frame, run);
    case 'hashtable':
      return hashtable(node.entries, frame, run);
    case 'cast':
      return casted(node, frame, run);
    case 'type':
      return new TypeName(node.typeName);
  }
}

function variableValue({ name, scope: prefix }: Variable, scope: Scope): Value {
  if (prefix === 'env') return null;
  return variableScope(prefix, scope).get(name) ?? null;
}

/** @throws ShellError where nothing of that prefix can be set */
function variableScope(prefix: string | undefined, scope: Scope): Scope {
  switch (prefix) {
    case undefined:
    case 'local':
    case 'private':
      return scope;
    case 'global':
    case 'script':
      return scope.named(prefix);
    default:
      throw new ShellError('DriveNotFound', { name: prefix });
  }
}

/** Puts a value where an assignment's left side says. */
export function assign(target: Variable | Member | Index, value: Value, frame: Frame, run: Run): Soon<void> {
  if (target.kind === 'variable') {
    // `$null = New-Thing` throws away what the command gives.
    if (target.name.toLowerCase() === 'null') return undefined;
    const scope = variableScope(target.scope, frame.scope);
    if (target.scope === 'private') scope.setPrivate(target.name, value);
    else scope.set(target.name, value);
    return undefined;
  }
  return soon(evaluate(target.target, frame, run), (holder) =>
    soon(evaluate(target.kind === 'index' ? target.index : target.name, frame, run), (key) => {
      if (target.kind === 'index') setElement(holder, key, value);
      else setMember(holder, textOf(key), value);
    }),
  );
}

function member(node: Member, frame: Frame, run: Run): Soon<Value> {
  return soon(evaluate(node.target, frame, run), (target) =>
    soon(evaluate(node.name, frame, run), (nameValue) => {
      const name = textOf(nameValue);
      if (node.callArguments === undefined) {
        return node.ofType ? staticMember(target, name) : memberOf(target, name);
      }
      return soon(
        soonAll(node.callArguments, (argument) => evaluate(argument, frame, run)),
        (given) => {
          if (node.ofType) return callStatic(target, name, given);
          return callMethod(target, name, given, { signal: run.turns.signal, mayAsk: run.mayAsk });
        },
      );
    }),
  );
}

function expanded(parts: readonly Value[]): Value {
  return parts.some((part) => part instanceof Secret) ? withSecrets(parts) : joined(parts.map(textOf), '');
}

function stepped(
  { target, operator, before }: Extract<Expression, { kind: 'step' }>,
  frame: Frame,
  run: Run,
): Soon<Value> {
  return soon(evaluate(target, frame, run), (old) => {
    const next = toNumber(old) + (operator === '++' ? 1 : -1);
    return soon(assign(target, next, frame, run), () => (before ? next : toNumber(old)));
  });
}

function infix(
  { operator, left, right }: Extract<Expression, { kind: 'binary' }>,
  frame: Frame,
  run: Run,
): Soon<Value> {
  return soon(evaluate(left, frame, run), (a) => {
    // The right side is not looked at where the left one decides.
    if (operator === '-and' && !toBoolean(a)) return false;
    if (operator === '-or' && toBoolean(a)) return true;
    return soon(evaluate(right, frame, run), (b) => {
      if (operator === '-match' || operator === '-cmatch') {
        const matches = matchesOf(operator, a, b);
        if (matches) frame.scope.set('Matches', matches);
      }
      return binary(operator, a, b);
    });
  });
}

/** What a range goes through, one by one: 1..1000000000 need not be held to be counted. */
export function rangeOf(node: Expression, frame: Frame, run: Run): Soon<Iterable<Value>> | undefined {
  if (node.kind !== 'binary' || node.operator !== '..') return undefined;
  return soon(evaluate(node.left, frame, run), (first) =>
    soon(evaluate(node.right, frame, run), (last) =>
      typeof first === 'number' && typeof last === 'number'
        ? counted(toInteger(first), toInteger(last))
        : range(first, last),
    ),
  );
}

function* counted(first: number, last: number): Iterable<number> {
  const step = first <= last ? 1 : -1;
  for (let at = first; at !== last; at += step) yield at;
  yield last;
}

/** The one expression that stands in parentheses, if that is all; its array stays one. */
function onlyExpression(statements: readonly Statement[]): Expression | undefined {
  const [statement, ...others] = statements;
  if (statement?.kind !== 'pipeline' || others.length > 0) return undefined;
  const [element, ...further] = statement.elements;
  return element === undefined || element.kind === 'command' || further.length > 0 ? undefined : element;
}

function inParentheses(statements: readonly Statement[], frame: Frame, run: Run): Soon<Value> {
  const only = onlyExpression(statements);
  if (only) return evaluate(only, frame, run);
  const [assignment] = statements;
  // ($x = 1) gives what it assigned.
  if (assignment?.kind === 'assignment') {
    return run.execute(statements, frame).then(() => evaluate(assignment.target, frame, run));
  }
  return collect(run, statements, frame).then(asOne);
}

function asArray(statements: readonly Statement[], frame: Frame, run: Run): Soon<Value> {
  const only = onlyExpression(statements);
  // A new array even of an array: @($a) is a copy.
  if (only) return soon(evaluate(only, frame, run), (value) => (isNull(only) ? [null] : [...toArray(value)]));
  return collect(run, statements, frame);
}

/** What gave nothing is nothing; $null itself is one object. */
function isNull(node: Expression): boolean {
  return node.kind === 'variable' && node.name.toLowerCase() === 'null';
}

async function hashtable(
  entries: Extract<Expression, { kind: 'hashtable' }>['entries'],
  frame: Frame,
  run: Run,
): Promise<Value> {
  const made = new Hashtable();
  for (const { key, value } of entries) {
    const name = textOf(await evaluate(key, frame, run));
    if (made.has(name)) throw new ShellError('DuplicateKeyInHashLiteral', { name }, key.span);
    made.set(name, await statementValue(value, frame, run));
  }
  return made;
}

/** What a statement to the right of an equals sign gives. */
export function statementValue(statement: Statement, frame: Frame, run: Run): Soon<Value> {
  const only = onlyExpression([statement]);
  return only ? evaluate(only, frame, run) : collect(run, [statement], frame).then(asOne);
}

function casted(
  { typeName, operand }: Extract<Expression, { kind: 'cast' }>,
  frame: Frame,
  run: Run,
): Soon<Value> {
  return soon(evaluate(operand, frame, run), (value) => {
    // The entries of a literal are the properties, in their order.
    if (typeName.toLowerCase() === 'pscustomobject' && value instanceof Hashtable)
      return new PSObject(customObject, value.entries());
    return cast(value, typeName);
  });
}
