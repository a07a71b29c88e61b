import { expect, test } from 'vitest';
import {
  customObject,
  Hashtable,
  PSObject,
  type Value,
} from '../../../../../src/agent/shell/values/value.ts';
import { valuesOf } from './objects.ts';

test.each<[line: string, value: Value]>([
  ["New-Object PSObject -Property @{ Name = 'x' }", new PSObject(customObject, [['Name', 'x']])],
  ['New-Object -TypeName pscustomobject', new PSObject(customObject, [])],
  ['New-Object Hashtable', new Hashtable()],
  [
    "New-Object Amazon.EC2.Model.Filter -Property @{ Name = 'tag:Name'; Values = 'web' }",
    new PSObject('Amazon.EC2.Model.Filter', [
      ['Name', 'tag:Name'],
      ['Values', 'web'],
    ]),
  ],
])('%s', async (line, value) => {
  expect(await valuesOf(line)).toEqual([value]);
});

test('New-Object refuses other types', async () => {
  await expect(valuesOf('New-Object System.Net.WebClient')).rejects.toThrow(
    "Cannot find type [System.Net.WebClient]. New-Object makes PSObject, Hashtable and objects for AWS's cmdlets here.",
  );
});
