import { CofferError } from '../../../base/cofferError.ts';
import { ShellError } from '../errors.ts';
import type { Block, Expression, Statement } from '../syntax/tree.ts';
import { toArray, toBoolean } from '../values/convert.ts';
import { binary } from '../values/operators.ts';
import { textOf } from '../values/text.ts';
import { ScriptBlock, type Value } from '../values/value.ts';
import { Control, Halt } from './control.ts';
import { errorRecord, isErrorRecord, thrownError } from './errorRecord.ts';
import { assign, evaluate, rangeOf, statementValue } from './expressions.ts';
import type { Frame, Run } from './run.ts';
import type { Soon } from './soon.ts';

/** Runs one statement. What it throws has ended it. */
export function statement(node: Statement, frame: Frame, run: Run): Soon<void> {
  switch (node.kind) {
    case 'pipeline':
      return run.pipeline(node, frame);
    case 'assignment':
      return assignment(node, frame, run);
    case 'if':
      return conditional(node, frame, run);
    case 'foreach':
      return forEach(node, frame, run);
    case 'for':
      return forLoop(node, frame, run);
    case 'while':
      return whileLoop(() => holds(node.condition, frame, run), node.body, frame, run);
    case 'do':
      return doLoop(node, frame, run);
    case 'try':
      return attempt(node, frame, run);
    case 'function':
      run.commands.defineFunction(node.name, new ScriptBlock(node.body, frame.source));
      return undefined;
    case 'return':
      return leave(node.value, frame, run);
    case 'throw':
      return raise(node.value, frame, run);
    case 'break':
    case 'continue':
      throw new Control(node.kind);
  }
}

type Of<Kind extends Statement['kind']> = Extract<Statement, { kind: Kind }>;

async function assignment(
  { target, operator, value, span }: Of<'assignment'>,
  frame: Frame,
  run: Run,
): Promise<void> {
  try {
    const given = await statementValue(value, frame, run);
    if (operator === '=') {
      await assign(target, given, frame, run);
      return;
    }
    const old = await evaluate(target, frame, run);
    const [infix = '+'] = operator;
    await assign(target, binary(infix as '+' | '-' | '*' | '/' | '%', old, given), frame, run);
  } catch (error) {
    if (error instanceof ShellError) error.span ??= span;
    throw error;
  }
}

async function conditional({ clauses, otherwise }: Of<'if'>, frame: Frame, run: Run): Promise<void> {
  for (const { condition, body } of clauses) {
    if (!(await holds(condition, frame, run))) continue;
    await run.execute(body.statements, frame);
    return;
  }
  if (otherwise) await run.execute(otherwise.statements, frame);
}

async function holds(condition: Statement, frame: Frame, run: Run): Promise<boolean> {
  return toBoolean(await statementValue(condition, frame, run));
}

async function forEach({ variable, collection, body }: Of<'foreach'>, frame: Frame, run: Run): Promise<void> {
  const only = onlyElement(collection);
  const range = only && (await rangeOf(only, frame, run));
  const items: Iterable<Value> = range ?? toArray(await statementValue(collection, frame, run));
  for (const item of items) {
    await assign(variable, item, frame, run);
    if (await ends(body, frame, run)) return;
  }
}

async function forLoop({ first, condition, step, body }: Of<'for'>, frame: Frame, run: Run): Promise<void> {
  // What these parts give is no output of the loop.
  const quiet = { ...frame, emit: () => undefined };
  if (first) await statement(first, quiet, run);
  while (condition === undefined || (await holds(condition, frame, run))) {
    if (await ends(body, frame, run)) return;
    if (step) await statement(step, quiet, run);
  }
}

async function whileLoop(goesOn: () => Promise<boolean>, body: Block, frame: Frame, run: Run): Promise<void> {
  while (await goesOn()) if (await ends(body, frame, run)) return;
}

async function doLoop({ until, condition, body }: Of<'do'>, frame: Frame, run: Run): Promise<void> {
  if (await ends(body, frame, run)) return;
  await whileLoop(async () => (await holds(condition, frame, run)) !== until, body, frame, run);
}

/** One round of a loop. Whether it was the last. */
async function ends({ statements }: Block, frame: Frame, run: Run): Promise<boolean> {
  await run.turns.take();
  try {
    await run.execute(statements, frame);
    return false;
  } catch (error) {
    if (!(error instanceof Control) || error.kind === 'return') throw error;
    return error.kind === 'break';
  }
}

async function attempt({ body, caught, lastly }: Of<'try'>, frame: Frame, run: Run): Promise<void> {
  try {
    await run.trying(() => run.execute(body.statements, frame));
  } catch (error) {
    const reason = error instanceof Halt ? error.cause : error;
    if (!caught || !(reason instanceof ShellError || reason instanceof CofferError) || isStop(reason))
      throw error;
    const before = frame.scope.get('_') ?? null;
    frame.scope.set('_', errorRecord(reason));
    await run.execute(caught.statements, frame);
    frame.scope.set('_', before);
  } finally {
    if (lastly && !run.turns.signal.aborted) await run.execute(lastly.statements, frame);
  }
}

/** No script may catch Ctrl+C. */
function isStop(error: Error): boolean {
  return error instanceof CofferError && error.code === 'cancelled';
}

async function leave(value: Statement | undefined, frame: Frame, run: Run): Promise<void> {
  if (value) await statement(value, frame, run);
  throw new Control('return');
}

async function raise(value: Statement | undefined, frame: Frame, run: Run): Promise<void> {
  const thrown = value ? await statementValue(value, frame, run) : caughtIn(frame);
  throw new Halt(thrownError(thrown, textOf(thrown)));
}

/** Alone in a `catch`, `throw` throws again what was caught. */
function caughtIn({ scope }: Frame): Value {
  const caught = scope.get('_') ?? null;
  return isErrorRecord(caught) ? caught : 'ScriptHalted';
}

function onlyElement(node: Statement): Expression | undefined {
  if (node.kind !== 'pipeline' || node.elements.length !== 1) return undefined;
  const [element] = node.elements;
  return element?.kind === 'command' ? undefined : element;
}
