import { expect, test } from 'vitest';
import { Secret } from '../../../../../src/agent/shell/values/secret.ts';
import { customObject, PSObject } from '../../../../../src/agent/shell/values/value.ts';
import { valuesOf } from './objects.ts';

const rows = [
  new PSObject(customObject, [
    ['Name', 'a "b"'],
    ['List', [1, 2]],
    ['Key', new Secret('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY')],
  ]),
  new PSObject(customObject, [
    ['Key', 'x;y'],
    ['Name', null],
    ['More', 1],
  ]),
];

test.each([
  ['', ['"Name","List","Key"', '"a ""b""","System.Object[]","********"', ',,"x;y"']],
  ['";"', ['"Name";"List";"Key"', '"a ""b""";"System.Object[]";"********"', ';;"x;y"']],
  ['";" -UseQuotes AsNeeded', ['Name;List;Key', '"a ""b""";System.Object[];********', ';;"x;y"']],
  ['-UseQuotes never -NoTypeInformation', ['Name,List,Key', 'a "b",System.Object[],********', ',,x;y']],
])('ConvertTo-Csv %s', async (arguments_, lines) => {
  expect(await valuesOf(`$rows | ConvertTo-Csv ${arguments_}`, { rows })).toEqual(lines);
});

test('a delimiter is one character', async () => {
  await expect(valuesOf("1 | ConvertTo-Csv '::'")).rejects.toThrow(
    'String must be exactly one character long.',
  );
});
