import { expect, test } from 'vitest';
import { PSObject, type Value } from '../../../../../src/agent/shell/values/value.ts';
import { linesOf } from '../../shell/lines.ts';
import { objectCmdlets } from '../../../../../src/agent/cmdlets/powershell/objectCmdlets.ts';
import { valuesOf } from './objects.ts';

test.each<[line: string, values: Value[]]>([
  ['1..9 | Select-Object -First 3', [1, 2, 3]],
  ['1..9 | select -First 0', []],
  ['1..9 | select -Last 2', [8, 9]],
  ['1..9 | select -Last 0', []],
  ['1..9 | select -Last 20 | select -First 1', [1]],
  ['1..9 | select -Skip 7', [8, 9]],
  ['1..9 | select -Skip 2 -First 2', [3, 4]],
  ['1..9 | select -Skip 2 -Last 3', [5, 6, 7]],
  ['1..9 | select -First 2 -Last 1', [1, 2, 9]],
  ['1..3 | select -First 2 -Last 5', [1, 2, 3]],
  ['1..9 | select -SkipLast 7', [1, 2]],
  ['1..9 | select -Skip 1 -SkipLast 6', [2, 3]],
  ['1..9 | select -Index 4, 0', [1, 5]],
  ["'b', 'a', 'b', 'A' | select -Unique", ['b', 'a', 'A']],
  ["1, '1', 1 | select -Unique", [1, '1']],
  ["@{ Tags = 'a', 'b' }, @{ Tags = 'c' } | select -ExpandProperty Tags", ['a', 'b', 'c']],
  ["'ab', 'c' | select -ExpandProperty Length", [2, 1]],
])('%s', async (line, values) => {
  expect(await valuesOf(line)).toEqual(values);
});

const selected = (typeName: string, ...properties: [string, Value][]) =>
  new PSObject(`Selected.${typeName}`, properties);
const custom = 'System.Management.Automation.PSCustomObject';

test.each<[arguments_: string, values: Value[]]>([
  [
    'Id, nothing',
    [selected(custom, ['Id', 1], ['nothing', null]), selected(custom, ['Id', 2], ['nothing', null])],
  ],
  ['-Property T* -First 1', [selected(custom, ['Type', 'a'], ['Tag', 'x'])]],
  ['* -ExcludeProperty T*', [selected(custom, ['Id', 1]), selected(custom, ['Id', 2])]],
  ['-ExcludeProperty Id, Tag -First 1', [selected(custom, ['Type', 'a'])]],
  ["@{ Name = 'Double'; Expression = { $_.Id * 2 } } -Last 1", [selected(custom, ['Double', 4])]],
  ["@{ l = 'Kind'; e = 'Type' }, type -First 1", [selected(custom, ['Kind', 'a'], ['Type', 'a'])]],
  ['Id, ID, * -First 1', [selected(custom, ['Id', 1], ['Type', 'a'], ['Tag', 'x'])]],
  ['Type -Unique', [selected(custom, ['Type', 'a'])]],
])('$objects | Select-Object %s', async (arguments_, values) => {
  const objects = [1, 2].map(
    (id) =>
      new PSObject(custom, [
        ['Id', id],
        ['Type', 'a'],
        ['Tag', id === 1 ? 'x' : null],
      ]),
  );
  expect(await valuesOf(`$objects | Select-Object ${arguments_}`, { objects })).toEqual(values);
});

test('properties that are picked besides go to the objects that are expanded', async () => {
  const inner = new PSObject('Inner', [['A', 1]]);
  const outer = new PSObject('Outer', [
    ['Id', 'o'],
    ['Inner', [inner, inner]],
  ]);
  const made = new PSObject('Inner', [
    ['A', 1],
    ['Id', 'o'],
  ]);
  expect(await valuesOf('$outer | Select-Object Id -ExpandProperty Inner', { outer })).toEqual([made, made]);
});

test('-First stops what feeds it', async () => {
  expect(await valuesOf('$n = 0; 1..1000000000 | % { $n++; $_ } | select -First 2; $n')).toEqual([1, 2, 2]);
});

test('a property that cannot be expanded is reported for its object only', async () => {
  const { run } = linesOf(objectCmdlets);
  const { errors, texts } = await run('@{ A = 1 }, @{ B = 2 }, @{ A = 3 } | Select-Object -ExpandProperty A');
  expect({ errors, texts }).toEqual({
    errors: ['ExpandPropertyNotFound: Property "A" cannot be found.'],
    texts: ['1', '3'],
  });
});

test('-SkipLast and -Last cannot be mixed', async () => {
  await expect(valuesOf('1 | select -SkipLast 1 -Last 1')).rejects.toThrow(
    'Parameter set cannot be resolved',
  );
});
