import { expect, test } from 'vitest';
import { Hashtable, PSObject, type Value } from '../../../../../src/agent/shell/values/value.ts';
import { valuesOf } from './objects.ts';

const group = (name: string, values: Value[], ...objects: Value[]) =>
  new PSObject('Microsoft.PowerShell.Commands.GroupInfo', [
    ['Count', objects.length],
    ['Name', name],
    ['Group', objects],
    ['Values', values],
  ]);

test.each<[line: string, values: Value[]]>([
  ["'b', 'a', 'B' | Group-Object", [group('a', ['a'], 'a'), group('b', ['b'], 'b', 'B')]],
  ["'b', 'B' | group -CaseSensitive", [group('b', ['b'], 'b'), group('B', ['B'], 'B')]],
  ["'aa', 'b', 'cc' | group Length", [group('1', [1], 'b'), group('2', [2], 'aa', 'cc')]],
  ["'ax', 'ay' | group { $_[0] }, Length", [group('a, 2', ['a', 2], 'ax', 'ay')]],
  ['10, 9, 10 | group | % Name', ['9', '10']],
  ["1, '1' | group | % Count", [1, 1]],
])('%s', async (line, values) => {
  expect(await valuesOf(line)).toEqual(values);
});

test('-NoElement gives counts and names only', async () => {
  expect(await valuesOf("'a', 'a' | group -NoElement")).toEqual([
    new PSObject('Microsoft.PowerShell.Commands.GroupInfoNoElement', [
      ['Count', 2],
      ['Name', 'a'],
    ]),
  ]);
});

test('-AsHashTable gives the objects of each group by its name', async () => {
  expect(await valuesOf("'aa', 'b', 'cc' | group Length -AsHashTable")).toEqual([
    new Hashtable([
      ['1', ['b']],
      ['2', ['aa', 'cc']],
    ]),
  ]);
});
