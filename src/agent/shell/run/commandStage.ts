import { ShellError } from '../errors.ts';
import type { Argument } from '../cmdlet.ts';
import type { Given } from '../binding/bind.ts';
import type { Command, CommandElement, Expression } from '../syntax/tree.ts';
import { textOf } from '../values/text.ts';
import { Hashtable, ScriptBlock, type Value } from '../values/value.ts';
import { blockStage } from './blockStage.ts';
import { cmdletStage } from './cmdletStage.ts';
import { evaluate } from './expressions.ts';
import type { Frame, Run } from './run.ts';
import type { Stage } from './stage.ts';

/** Where a command stands in its pipeline. */
interface Place {
  /** Whether nothing is piped to it. */
  readonly isFirst: boolean;
  /** Counted from 1. */
  readonly position: number;
}

/** Evaluates a command's arguments, finds what its name calls and makes ready to run it. */
export async function commandStage(node: Command, frame: Frame, run: Run, place: Place): Promise<Stage> {
  const name = await evaluate(node.name, frame, run);
  const given = await givenArguments(node.elements, frame, run);
  const isQuiet = node.silenced.some((stream) => stream === '1' || stream === '*');
  const heard: Frame = isQuiet ? { ...frame, emit: () => undefined } : frame;
  if (name instanceof ScriptBlock) return blockStage(name, given, heard, run, { ownScope: node.called });
  const text = textOf(name);
  const found = run.commands.find(text);
  if (!found) throw new ShellError('CommandNotFoundException', { name: text }, node.name.span);
  return found.kind === 'function'
    ? blockStage(found.block, given, heard, run, { ownScope: true })
    : cmdletStage(found.cmdlet, { node, name: text, given, ...place }, heard, run);
}

async function givenArguments(elements: readonly CommandElement[], frame: Frame, run: Run): Promise<Given[]> {
  const given: Given[] = [];
  for (const element of elements) {
    if (element.kind === 'splat') {
      // One by one: as many arguments of one call overflow the stack.
      for (const each of splatted(await evaluate(element.variable, frame, run), element)) given.push(each);
    } else if (element.kind === 'argument') {
      given.push({ kind: 'argument', argument: await argumentOf(element.value, frame, run) });
    } else {
      const { name, span, argument } = element;
      given.push({
        kind: 'parameter',
        name,
        span,
        ...(argument && { argument: await argumentOf(argument, frame, run) }),
      });
    }
  }
  return given;
}

async function argumentOf(node: Expression, frame: Frame, run: Run): Promise<Argument> {
  const value = await evaluate(node, frame, run);
  const text = node.kind === 'constant' ? node.text : undefined;
  return { value, span: node.span, ...(text !== undefined && { text }) };
}

/** @params: the entries of a hashtable by name, the items of an array by place. */
function splatted(value: Value, { span }: CommandElement): Given[] {
  if (value instanceof Hashtable) {
    return [...value.entries()].map(([name, argument]) => ({
      kind: 'parameter',
      name,
      span,
      argument: { value: argument, span },
    }));
  }
  if (!Array.isArray(value)) return [];
  return value.map((item) => ({ kind: 'argument', argument: { value: item, span } }));
}
