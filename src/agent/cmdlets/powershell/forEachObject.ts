import { anything, scriptBlock, string, things } from '../../shell/binding/types.ts';
import { cmdlet, type ParameterType } from '../../shell/cmdlet.ts';
import { ShellError } from '../../shell/errors.ts';
import { memberOf } from '../../shell/values/members.ts';
import { callMethod } from '../../shell/values/methods.ts';
import { textOf } from '../../shell/values/text.ts';
import { ScriptBlock, type Caller, type Value } from '../../shell/values/value.ts';

/** Script blocks, or a member's name and the arguments of its call. */
const blocksOrCall: ParameterType<readonly Value[]> = {
  name: 'ScriptBlock[]',
  convert: (argument) => things.convert(argument),
};

export const forEachObject = cmdlet({
  name: 'ForEach-Object',
  aliases: ['%', 'foreach'],
  synopsis: 'Does something with each object.',
  description: [
    'What is done is a script block in which $_ is the object, or a member: ForEach-Object Name gives a property, ForEach-Object Split , calls a method.',
  ],
  examples: [
    { line: '1..3 | ForEach-Object { $_ * $_ }', says: 'Gives the squares of three numbers.' },
    { line: "'us-east-1', 'eu-west-1' | % ToUpper", says: 'Calls a method of each text.' },
  ],
  parameters: {
    Process: {
      type: blocksOrCall,
      position: 0,
      takesRest: true,
      completes: 'property',
      help: 'What is done with each object. Of several blocks the first is done before, and of three or more the last one after all.',
    },
    Begin: { type: scriptBlock, help: 'What is done before the first object.' },
    End: { type: scriptBlock, help: 'What is done after the last object.' },
    MemberName: {
      type: string,
      completes: 'property',
      help: 'The property that is given of each object, or the method that is called.',
    },
    ArgumentList: { type: things, aliases: ['Args'], help: 'What the method is called with.' },
    InputObject: { type: anything, fromPipeline: true, help: 'The objects.' },
  },
  start({ Process = [], Begin, End, MemberName, ArgumentList = [] }, invocation) {
    const blocks = Process.filter((part) => part instanceof ScriptBlock);
    const phases = phasesOf(blocks, Begin, End);
    const [first, ...args] = MemberName === undefined ? Process : [MemberName, ...ArgumentList, ...Process];
    const emitAll = async (values: readonly Value[]) => {
      for (const value of values) await invocation.emit(value);
    };
    const run = async (phase: readonly ScriptBlock[], item: Value) => {
      for (const block of phase) await emitAll(await invocation.call(block, item));
    };
    let begun = false;
    const begin = async () => {
      if (!begun) await run(phases.before, null);
      begun = true;
    };
    return {
      async process({ InputObject = null }) {
        await begin();
        if (blocks.length > 0) await run(phases.each, InputObject);
        else await emitAll(await memberOrCall(InputObject, textOf(first ?? null), args, invocation));
      },
      async end() {
        await begin();
        await run(phases.after, null);
      },
    };
  },
});

interface Phases {
  readonly before: readonly ScriptBlock[];
  readonly each: readonly ScriptBlock[];
  readonly after: readonly ScriptBlock[];
}

function phasesOf(blocks: readonly ScriptBlock[], begin?: ScriptBlock, end?: ScriptBlock): Phases {
  const beginning = begin === undefined && blocks.length > 1 ? 1 : 0;
  const ending = end === undefined && blocks.length - beginning > 1 ? 1 : 0;
  return {
    before: begin ? [begin] : blocks.slice(0, beginning),
    each: blocks.slice(beginning, blocks.length - ending),
    after: end ? [end] : blocks.slice(blocks.length - ending),
  };
}

/** What a property is or a method gives, an array item by item. */
async function memberOrCall(
  object: Value,
  name: string,
  args: readonly Value[],
  caller: Caller,
): Promise<readonly Value[]> {
  const member = args.length === 0 ? memberOf(object, name) : null;
  const value = member ?? (await called(object, name, args, caller));
  return Array.isArray(value) ? value : [value];
}

async function called(object: Value, name: string, args: readonly Value[], caller: Caller): Promise<Value> {
  try {
    return await callMethod(object, name, args, caller);
  } catch (error) {
    // A property that is not there gives nothing, as behind a dot.
    if (args.length === 0 && error instanceof ShellError && missing.has(error.id)) return null;
    throw error;
  }
}

const missing: ReadonlySet<string> = new Set(['MethodNotFound', 'InvokeMethodOnNull']);
