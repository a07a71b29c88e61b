import type { Given } from '../binding/bind.ts';
import type { FunctionParameter } from '../syntax/tree.ts';
import { cast } from '../values/convert.ts';
import type { ScriptBlock, Value } from '../values/value.ts';
import { evaluate } from './expressions.ts';
import type { Frame, Run } from './run.ts';

/** Sets the parameters of a function or script block, and $args to what is left. */
export async function setParameters(
  { literal }: ScriptBlock,
  given: readonly Given[],
  frame: Frame,
  run: Run,
): Promise<void> {
  const { parameters } = literal.script;
  const values = new Map<FunctionParameter, Value>();
  const rest: Value[] = [];
  // What no parameter is called goes to $args with its value, and fills no place.
  const unknown: Value[] = [];
  for (let at = 0; at < given.length; at++) {
    const one = given[at];
    if (one?.kind === 'argument') rest.push(one.argument.value);
    if (one?.kind !== 'parameter') continue;
    const parameter = parameterNamed(parameters, one.name);
    const next = given[at + 1];
    if (!parameter) {
      unknown.push(`-${one.name}`);
      if (one.argument) unknown.push(one.argument.value);
    } else if (one.argument) values.set(parameter, one.argument.value);
    else if (isSwitch(parameter)) values.set(parameter, true);
    else if (next?.kind === 'argument') {
      values.set(parameter, next.argument.value);
      at++;
    }
  }
  for (const parameter of parameters) {
    if (!values.has(parameter) && rest.length > 0 && !isSwitch(parameter))
      values.set(parameter, rest.shift() ?? null);
    frame.scope.set(parameter.name, await valueOf(parameter, values.get(parameter), frame, run));
  }
  frame.scope.set('args', [...unknown, ...rest]);
}

function isSwitch({ typeName }: FunctionParameter): boolean {
  return typeName?.toLowerCase() === 'switch';
}

function parameterNamed(
  parameters: readonly FunctionParameter[],
  written: string,
): FunctionParameter | undefined {
  const sought = written.toLowerCase();
  const fitting = parameters.filter(({ name }) => name.toLowerCase().startsWith(sought));
  return (
    fitting.find(({ name }) => name.toLowerCase() === sought) ??
    (fitting.length === 1 ? fitting[0] : undefined)
  );
}

async function valueOf(
  { byDefault, typeName }: FunctionParameter,
  given: Value | undefined,
  frame: Frame,
  run: Run,
): Promise<Value> {
  const value = given === undefined ? (byDefault ? await evaluate(byDefault, frame, run) : null) : given;
  if (typeName === undefined || typeName.toLowerCase() === 'switch')
    return value ?? (typeName ? false : null);
  return value === null ? null : cast(value, typeName);
}
