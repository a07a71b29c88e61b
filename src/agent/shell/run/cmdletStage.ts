import { bind, chosenSet, type Binding, type Given } from '../binding/bind.ts';
import { askMissing } from '../binding/askMissing.ts';
import { pipelineValues } from '../binding/pipelineInput.ts';
import type { AnyCmdlet } from '../cmdlet.ts';
import { ShellError } from '../errors.ts';
import type { Command } from '../syntax/tree.ts';
import type { Value } from '../values/value.ts';
import { StopUpstream } from './control.ts';
import { CmdletInvocation } from './cmdletInvocation.ts';
import { collector, type Frame, type Run } from './run.ts';
import type { Stage } from './stage.ts';

/** How a cmdlet is called. */
interface Called {
  readonly node: Command;
  /** As it was written: the cmdlet's name or an alias. */
  readonly name: string;
  readonly given: readonly Given[];
  readonly isFirst: boolean;
  readonly position: number;
}

/** A cmdlet in a pipeline. */
export async function cmdletStage(
  cmdlet: AnyCmdlet,
  { node, name, given, isFirst, position }: Called,
  frame: Frame,
  run: Run,
): Promise<Stage> {
  const fromArguments = bindAt(cmdlet, given, node);
  const binding = isFirst ? await complete(cmdlet, fromArguments, position, run) : fromArguments;
  const kept = keptFor(binding, frame);
  const stage: { accept: Stage['accept']; end: Stage['end'] } = {
    accept: () => undefined,
    end: () => undefined,
  };
  const invocation = new CmdletInvocation({
    cmdlet,
    name,
    span: node.span,
    binding,
    frame: { ...frame, emit: kept.emit },
    run,
    stage,
    silenced: node.silenced,
  });
  const bound = Object.fromEntries(binding.values);
  const running = cmdlet.start(bound, invocation);
  const brings = pipelineValues(binding);
  const setFor = setsByBrought(binding);

  const process = async (brought: ReadonlyMap<string, unknown>) => {
    const { set, missing } = setFor(brought);
    if (missing.length > 0)
      throw new ShellError('MissingMandatoryParameter', { names: missing.join(' ') }, node.span);
    invocation.set = set;
    const values: Record<string, unknown> = { ...bound };
    for (const [name, value] of brought) values[name] = value;
    const processed = running.process(values);
    if (processed instanceof Promise) await processed;
  };

  const stopWhenDone = () => {
    if (invocation.isDone) throw new StopUpstream(stage);
  };

  stage.accept = async (item: Value) => {
    stopWhenDone();
    const turn = run.turns.take();
    if (turn) await turn;
    await invocation.reporting(() => process(brings(item)));
    stopWhenDone();
  };
  stage.end = async () => {
    await invocation.reporting(async () => {
      if (isFirst) await process(new Map());
      await running.end?.();
    });
    kept.end();
  };
  return stage;
}

/** The set for what an object brings, found once for each kind of object. */
function setsByBrought(
  binding: Binding,
): (brought: ReadonlyMap<string, unknown>) => ReturnType<typeof chosenSet> {
  const known = new Map<string, ReturnType<typeof chosenSet>>();
  return (brought) => {
    const names = [...brought.keys()].join(' ');
    const set = known.get(names) ?? chosenSet(binding, brought);
    known.set(names, set);
    return set;
  };
}

function bindAt(cmdlet: AnyCmdlet, given: readonly Given[], { span }: Command): Binding {
  try {
    return bind(cmdlet, given);
  } catch (error) {
    if (error instanceof ShellError) error.span ??= span;
    throw error;
  }
}

/** With what PowerShell asks for where nothing is piped that could bring it. */
async function complete(cmdlet: AnyCmdlet, binding: Binding, position: number, run: Run): Promise<Binding> {
  const { missing } = chosenSet(binding, new Map());
  if (missing.length === 0) return binding;
  const asked = await askMissing({ cmdlet, position, parameters: binding.parameters, missing }, (question) =>
    run.ask(question),
  );
  return { ...binding, values: new Map([...binding.values, ...asked]) };
}

/** -OutVariable keeps what goes on down the pipeline. */
function keptFor({ values }: Binding, { scope, emit }: Frame): { emit: Frame['emit']; end: () => void } {
  const name = values.get('OutVariable');
  if (typeof name !== 'string') return { emit, end: () => undefined };
  const kept = collector();
  return {
    emit(value) {
      kept.emit(value);
      return emit(value);
    },
    end() {
      scope.set(name, kept.items);
    },
  };
}
