import { expect, test } from 'vitest';
import { propertyReaders } from '../../../../../src/agent/shell/run/calculated.ts';
import { ShellError } from '../../../../../src/agent/shell/errors.ts';
import {
  customObject,
  Hashtable,
  PSObject,
  ScriptBlock,
  type Value,
} from '../../../../../src/agent/shell/values/value.ts';

const instance = new PSObject(customObject, [
  ['InstanceId', 'i-1'],
  ['InstanceType', 't3.micro'],
  ['State', 'running'],
]);

const block = new ScriptBlock(
  {
    kind: 'scriptBlock',
    span: { start: 0, end: 6 },
    script: { span: { start: 1, end: 5 }, parameters: [], statements: [] },
    text: ' $_.x ',
  },
  '{ $_.x }',
);

/** Runs no script: every block gives these. */
const giving = (...values: Value[]) => ({ call: () => Promise.resolve(values) });

async function read(spec: readonly Value[], given: readonly Value[] = [], options: readonly string[] = []) {
  const readers = propertyReaders(spec, giving(...given), options)(instance);
  return Promise.all(
    readers.map(async ({ name, options, read }) => [
      name,
      await read(instance),
      Object.fromEntries(options.entries()),
    ]),
  );
}

test('propertyReaders takes names without regard to capitals and gives them as the object spells them', async () => {
  expect(await read(['instanceid', 'Nothing', 'Count'])).toEqual([
    ['InstanceId', 'i-1', {}],
    ['Nothing', null, {}],
    ['Count', null, {}],
  ]);
});

test('propertyReaders makes of a wildcard the properties that fit it, in their order', async () => {
  expect(await read(['*', 'instance*'])).toEqual([
    ['InstanceId', 'i-1', {}],
    ['InstanceType', 't3.micro', {}],
    ['State', 'running', {}],
    ['InstanceId', 'i-1', {}],
    ['InstanceType', 't3.micro', {}],
  ]);
});

test('propertyReaders names a script block by its text', async () => {
  expect(await read([block], ['one'])).toEqual([['$_.x', 'one', {}]]);
});

test.each([
  { gives: [], value: null },
  { gives: ['one'], value: 'one' },
  { gives: ['one', 'two'], value: ['one', 'two'] },
])('a script block that gives $gives makes the value $value', async ({ gives, value }) => {
  expect(await read([block], gives)).toEqual([['$_.x', value, {}]]);
});

test.each(['Name', 'n', 'Label', 'l'])(
  'a hashtable names its property by %s and keeps its options under their full names',
  async (key) => {
    const property = new Hashtable([
      [key, 'Id'],
      ['e', 'instanceId'],
      ['width', 5],
    ]);
    expect(await read([property], [], ['Width'])).toEqual([
      ['Id', 'i-1', { Name: 'Id', Expression: 'instanceId', Width: 5 }],
    ]);
  },
);

test('a hashtable without a name is named by its expression', async () => {
  expect(await read([new Hashtable([['Expression', 'state']])])).toEqual([
    ['State', 'running', { Expression: 'state' }],
  ]);
});

test.each([
  [
    'a key that is not known',
    new Hashtable([['Wdth', 5]]),
    'DictionaryKeyIllegal',
    'The Wdth key is not valid.',
  ],
  [
    'a key cut too short',
    new Hashtable([['a', 1]]),
    'DictionaryKeyAmbiguous',
    'The a key is ambiguous; Ascending and Alignment conflict.',
  ],
  [
    'a key without a value',
    new Hashtable([['Name', null]]),
    'DictionaryKeyMissingValue',
    'The Name key has no value.',
  ],
  [
    'no expression',
    new Hashtable([['Name', 'Id']]),
    'DictionaryKeyMandatoryEntry',
    'A mandatory entry for Expression is missing.',
  ],
  [
    'a number',
    5,
    'DictionaryKeyUnknownType',
    'Cannot convert System.Int32 to one of the following types {System.String, System.Management.Automation.ScriptBlock, System.Collections.Hashtable}.',
  ],
])('propertyReaders refuses %s', (_, property, id, message) => {
  const refused = () => propertyReaders([property], giving(), ['Ascending', 'Alignment']);
  expect(refused).toThrow(ShellError);
  expect(refused).toThrow(expect.objectContaining({ id, message }));
});
