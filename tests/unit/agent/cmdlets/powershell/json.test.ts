import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UtcDate } from '../../../../../src/agent/shell/values/dates.ts';
import { objectCmdlets } from '../../../../../src/agent/cmdlets/powershell/objectCmdlets.ts';
import { Secret } from '../../../../../src/agent/shell/values/secret.ts';
import { textOf } from '../../../../../src/agent/shell/values/text.ts';
import {
  customObject,
  Hashtable,
  PSObject,
  type Value,
} from '../../../../../src/agent/shell/values/value.ts';
import { linesOf } from '../../shell/lines.ts';
import { valuesOf } from './objects.ts';

test.each<[line: string, text: string]>([
  ["@{ a = 1; b = 'x' } | ConvertTo-Json", '{\n  "a": 1,\n  "b": "x"\n}'],
  ['1, 2 | ConvertTo-Json', '[\n  1,\n  2\n]'],
  ['1 | ConvertTo-Json -AsArray -Compress', '[1]'],
  ['@{ a = @(1, @{}); b = @() } | ConvertTo-Json -Compress', '{"a":[1,{}],"b":[]}'],
  ['ConvertTo-Json @($true, $null, 1.5) -Compress', '[true,null,1.5]'],
  ['@{ a = $null } | ConvertTo-Json -Compress', '{"a":null}'],
  ["'a\"\\`n' | ConvertTo-Json", '"a\\"\\\\`n"'],
  ['"`n`t$([char]0x2028)" | ConvertTo-Json', '"\\n\\t\\u2028"'],
  ['@{ a = @{ b = @{ c = @{ d = 1 } } } } | ConvertTo-Json -Compress -Depth 3', '{"a":{"b":{"c":{"d":1}}}}'],
  ['@{ a = @{ b = 1 } } | ConvertTo-Json -Compress -Depth 0', '{"a":"System.Collections.Hashtable"}'],
])('%s', async (line, text) => {
  expect(await valuesOf(line)).toEqual([text]);
});

test('ConvertTo-Json warns where something is too deep', async () => {
  const { records } = await linesOf(objectCmdlets).run(
    '@{ a = @{ b = @{ c = @{ d = 1 } } } } | ConvertTo-Json -Compress',
  );
  expect(records.map((record) => record.kind === 'text' && [record.style, record.parts])).toEqual([
    ['warning', [{ text: 'Resulting JSON is truncated as serialization has exceeded the set depth of 2.' }]],
    ['output', [{ text: '{"a":{"b":{"c":"System.Collections.Hashtable"}}}' }]],
  ]);
});

test('ConvertTo-Json writes dates with their zone, and secrets as masks', async () => {
  const value = new PSObject('Some.Type', [
    ['Utc', new UtcDate(Date.UTC(2026, 10, 22, 5, 56, 7, 80))],
    ['Whole', new UtcDate(Date.UTC(2026, 10, 22))],
    ['Secret', new Secret('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY')],
  ]);
  expect(await valuesOf('$value | ConvertTo-Json -Compress', { value })).toEqual([
    '{"Utc":"2026-11-22T05:56:07.08Z","Whole":"2026-11-22T00:00:00Z","Secret":"********"}',
  ]);
});

test('ConvertTo-Json of an array that holds itself ends', async () => {
  expect(await valuesOf('$a = @(1, 2); $a[1] = $a; ConvertTo-Json $a -Compress -Depth 1')).toEqual([
    '[1,[1,"1 System.Object[]"]]',
  ]);
});

const object = (...properties: [string, Value][]) => new PSObject(customObject, properties);

test.each<[line: string, values: Value[]]>([
  [`'{ "a": 1, "b": [true, null, "x"] }' | ConvertFrom-Json`, [object(['a', 1], ['b', [true, null, 'x']])]],
  ["'[1, 2]' | ConvertFrom-Json", [1, 2]],
  ["'[1, 2]' | ConvertFrom-Json -NoEnumerate", [[1, 2]]],
  [`'{', '"a": 1', '}' | ConvertFrom-Json`, [object(['a', 1])]],
  ["'{}', '[]', '3' | ConvertFrom-Json", [object(), 3]],
  [
    `'{ "a": { "b": 1 } }' | ConvertFrom-Json -AsHashtable`,
    [new Hashtable([['a', new Hashtable([['b', 1]])]])],
  ],
  [`'{ "__proto__": 1 }' | ConvertFrom-Json`, [object(['__proto__', 1])]],
  [`'"2026-11-22T05:56:07Z"' | ConvertFrom-Json`, [new UtcDate(Date.UTC(2026, 10, 22, 5, 56, 7))]],
  [`'"2026-11-22"' | ConvertFrom-Json`, ['2026-11-22']],
  ["' ' | ConvertFrom-Json", []],
])('%s', async (line, values) => {
  expect(await valuesOf(line)).toEqual(values);
});

test.each<[what: string, line: string, sentence: string]>([
  [
    'what is no JSON',
    "'{ wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' | ConvertFrom-Json",
    'Conversion from JSON failed: the text is not JSON.',
  ],
  [
    'a text deeper than -Depth',
    "'[[1]]' | ConvertFrom-Json -Depth 1",
    'Conversion from JSON failed: the text is nested deeper than 1.',
  ],
  [
    'a text of thousands of levels',
    'ConvertFrom-Json $deep',
    'Conversion from JSON failed: the text is nested deeper than 1024.',
  ],
  [
    'keys that differ in capitals only',
    `'{ "a": 1, "A": 2 }' | ConvertFrom-Json`,
    'Conversion from JSON failed: an object has the key "A" twice',
  ],
])('ConvertFrom-Json refuses %s and does not quote it', async (_, line, sentence) => {
  const deep = '['.repeat(5000) + ']'.repeat(5000);
  const failed = await valuesOf(line, { deep }).catch((error: unknown) => error);
  const message = failed instanceof Error ? failed.message : '';
  expect(message).toContain(sentence);
  expect(message).not.toContain('wJal');
});

test('what ConvertFrom-Json reads, ConvertTo-Json writes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ maxDepth: 5 }), async (value) => {
      const text = JSON.stringify({ value });
      const line = 'ConvertFrom-Json $text | ConvertTo-Json -Compress -Depth 20';
      const written = await valuesOf(line, { text }).catch(() => []);
      // Keys that differ in capitals only are refused.
      fc.pre(written.length > 0);
      expect(written.map((one) => JSON.parse(textOf(one)) as unknown)).toEqual([JSON.parse(text)]);
    }),
  );
});

test('ConvertTo-Json can be stopped within a long array', async () => {
  const { run } = linesOf(objectCmdlets);
  const stopping = new AbortController();
  const stopped = run('ConvertTo-Json (1..900000)', { signal: stopping.signal });
  setTimeout(() => {
    stopping.abort();
  });
  await expect(stopped).rejects.toThrow('cancelled');
});
