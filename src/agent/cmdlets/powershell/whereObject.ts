import { anything, string, switchOn } from '../../shell/binding/types.ts';
import { type Parameter, simpleCmdlet } from '../../shell/cmdlet.ts';
import type { Invocation } from '../../shell/invocation.ts';
import type { BinaryOperator } from '../../shell/syntax/tree.ts';
import { toBoolean } from '../../shell/values/convert.ts';
import { memberOf } from '../../shell/values/members.ts';
import { binary } from '../../shell/values/operators.ts';
import type { ScriptBlock } from '../../shell/values/value.ts';
import { type Value } from '../../shell/values/value.ts';
import { blockOrName } from './blockOrName.ts';

/** What may stand between a property and a value, each a parameter set of its own: there can be only one. */
const comparisons = new Map<string, BinaryOperator>([
  ['EQ', '-eq'],
  ['NE', '-ne'],
  ['GT', '-gt'],
  ['GE', '-ge'],
  ['LT', '-lt'],
  ['LE', '-le'],
  ['Like', '-like'],
  ['NotLike', '-notlike'],
  ['Match', '-match'],
  ['NotMatch', '-notmatch'],
  ['Contains', '-contains'],
  ['NotContains', '-notcontains'],
  ['In', '-in'],
  ['NotIn', '-notin'],
  ['CEQ', '-ceq'],
  ['CNE', '-cne'],
  ['CGT', '-cgt'],
  ['CGE', '-cge'],
  ['CLT', '-clt'],
  ['CLE', '-cle'],
  ['CLike', '-clike'],
  ['CNotLike', '-cnotlike'],
  ['CMatch', '-cmatch'],
  ['CNotMatch', '-cnotmatch'],
  ['CContains', '-ccontains'],
  ['CNotContains', '-cnotcontains'],
  ['CIn', '-cin'],
  ['CNotIn', '-cnotin'],
  ['Is', '-is'],
  ['IsNot', '-isnot'],
]);

const comparing = [...comparisons.keys()];

export const whereObject = simpleCmdlet({
  name: 'Where-Object',
  aliases: ['?', 'where'],
  synopsis: 'Passes on the objects that meet a condition.',
  description: [
    'The condition is a script block in which $_ is the object, or a property, an operator and a value: Where-Object State -eq running.',
  ],
  examples: [
    { line: '1..10 | Where-Object { $_ % 2 }', says: 'Keeps the odd numbers.' },
    { line: 'Get-AWSRegion | Where-Object Region -like eu-*', says: 'Keeps the regions of Europe.' },
    { line: 'Get-AWSRegion | ? IsShellDefault', says: 'Keeps those whose property is true.' },
  ],
  passesOn: true,
  defaultSet: 'ScriptBlock',
  parameters: {
    FilterScript: {
      type: blockOrName,
      position: 0,
      sets: ['ScriptBlock'],
      mandatoryIn: ['ScriptBlock'],
      completes: 'property',
      help: 'A script block that gives what is true of the objects to keep.',
    },
    Property: {
      type: string,
      position: 0,
      sets: [...comparing, 'Not'],
      mandatoryIn: [...comparing, 'Not'],
      completes: 'property',
      help: 'The property that is compared.',
    },
    Value: {
      type: anything,
      position: 1,
      sets: comparing,
      help: 'What the property is compared with.',
    },
    InputObject: { type: anything, fromPipeline: true, help: 'The objects to choose from.' },
    Not: {
      type: switchOn,
      sets: ['Not'],
      mandatoryIn: ['Not'],
      help: 'Keeps the objects whose property is not true.',
    },
    ...Object.fromEntries(comparing.map((name) => [name, comparisonSwitch(name)])),
  },
  async run({ FilterScript, Property, Value: right, InputObject }, invocation) {
    if (InputObject === undefined) return;
    const meets =
      FilterScript === undefined
        ? compared(invocation.set, memberOf(InputObject, Property ?? ''), right ?? null)
        : await holds(FilterScript, InputObject, invocation);
    if (meets) await invocation.emit(InputObject);
  },
});

function comparisonSwitch(name: string): Parameter<boolean> {
  const operator = comparisons.get(name) ?? '';
  return {
    type: switchOn,
    // Those that look at capitals have names of their own; the others may say that they do not.
    ...(name.startsWith('C') && name !== 'Contains' ? {} : { aliases: [`I${name}`] }),
    sets: [name],
    mandatoryIn: [name],
    help: `Keeps the objects whose property ${operator} the value.`,
  };
}

function compared(set: string, left: Value, right: Value): boolean {
  const operator = comparisons.get(set);
  return operator === undefined ? !toBoolean(left) : toBoolean(binary(operator, left, right));
}

async function holds(condition: ScriptBlock | string, item: Value, invocation: Invocation): Promise<boolean> {
  if (typeof condition === 'string') return toBoolean(memberOf(item, condition));
  return toBoolean(await invocation.call(condition, item));
}
