import { ShellError } from '../errors.ts';
import type { Command, Expression, Pipeline } from '../syntax/tree.ts';
import { toArray } from '../values/convert.ts';
import type { Value } from '../values/value.ts';
import { commandStage } from './commandStage.ts';
import { StopUpstream } from './control.ts';
import { evaluate, rangeOf } from './expressions.ts';
import type { Frame, Run } from './run.ts';
import type { Soon } from './soon.ts';
import type { Stage } from './stage.ts';

/** Runs a pipeline: objects go from stage to stage one by one, so that the first is shown before the last is there. */
export function pipeline({ elements }: Pipeline, frame: Frame, run: Run): Soon<void> {
  const [first, ...others] = elements;
  if (first === undefined) return undefined;
  // The common case of a line, an `if` and a script block: nothing to be piped.
  if (first.kind !== 'command' && others.length === 0) return expression(first, frame, run);
  return stages(first, others, frame, run);
}

/** How many stages may call one another before the engine's own stack needs a rest. */
const stagesPerRest = 50;

async function stages(
  first: Command | Expression,
  others: readonly (Command | Expression)[],
  frame: Frame,
  run: Run,
): Promise<void> {
  const commands = first.kind === 'command' ? [first, ...others] : others;
  const made: Stage[] = [];
  let emit = frame.emit;
  for (const [at, element] of [...commands.entries()].reverse()) {
    await run.turns.take();
    if (element.kind !== 'command')
      throw new ShellError('ExpressionsMustBeFirstInPipeline', undefined, element.span);
    const isFirst = at === 0 && first.kind === 'command';
    const stage = await commandStage(element, { ...frame, emit }, run, { isFirst, position: at + 1 });
    made.unshift(stage);
    emit = at % stagesPerRest === 0 ? rested(stage.accept) : stage.accept;
  }
  let ended = 0;
  const upTo = (error: unknown) => {
    if (!(error instanceof StopUpstream)) throw error;
    const at = made.findIndex((stage) => stage === error.stage);
    if (at < 0) throw error;
    // Those before it were stopped and get no end of their own.
    ended = Math.max(ended, at);
  };
  if (first.kind !== 'command') await expression(first, { ...frame, emit }, run, upTo);
  while (ended < made.length) {
    const stage = made[ended];
    ended++;
    try {
      await stage?.end();
    } catch (error) {
      upTo(error);
    }
  }
}

function rested(accept: Stage['accept']): Stage['accept'] {
  return async (value) => {
    await Promise.resolve();
    await accept(value);
  };
}

/** Emits what an expression is, an array item by item. */
function expression(
  node: Expression,
  frame: Frame,
  run: Run,
  stopped: (error: unknown) => void = rethrow,
): Soon<void> {
  const range = rangeOf(node, frame, run);
  if (range !== undefined) return emitAll(range, frame, run, stopped);
  const value = evaluate(node, frame, run);
  // Said to be done by nothing that it gives: counting up and assigning are silent.
  if (node.kind === 'step') return value instanceof Promise ? value.then(() => undefined) : undefined;
  if (value instanceof Promise || Array.isArray(value)) return emitAll(value, frame, run, stopped);
  if (value === null && !givesNull(node)) return undefined;
  try {
    const taken = frame.emit(value);
    return taken instanceof Promise ? taken.catch(stopped) : undefined;
  } catch (error) {
    stopped(error);
    return undefined;
  }
}

/** A method such as .Add() gives nothing, and $null piped is one object. */
function givesNull(node: Expression): boolean {
  return node.kind === 'variable';
}

async function emitAll(
  given: Soon<Value | Iterable<Value>>,
  frame: Frame,
  run: Run,
  stopped: (error: unknown) => void,
): Promise<void> {
  const value = await given;
  const items =
    typeof value === 'object' && value !== null && Symbol.iterator in value ? value : toArray(value);
  try {
    for (const item of items) {
      const turn = run.turns.take();
      if (turn) await turn;
      const taken = frame.emit(item);
      if (taken instanceof Promise) await taken;
    }
  } catch (error) {
    stopped(error);
  }
}

function rethrow(error: unknown): never {
  throw error;
}
