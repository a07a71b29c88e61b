import { expect, test } from 'vitest';
import type { Value } from '../../../../../src/agent/shell/values/value.ts';
import { valuesOf } from './objects.ts';

test.each<[line: string, values: Value[]]>([
  ['1..3 | ForEach-Object { $_ * $_ }', [1, 4, 9]],
  ['1..2 | % { $_; "[$_]" }', [1, '[1]', 2, '[2]']],
  ['ForEach-Object { 7 }', [7]],
  ['1..3 | % { $sum = 0 } { $sum += $_ } { $sum }', [6]],
  ['1..3 | % { $sum = 10 } { $sum += $_; $sum }', [11, 13, 16]],
  ['1..3 | % -Begin { $sum = 0 } -Process { $sum += $_ } -End { $sum }', [6]],
  ['@() | % -Begin { "begun" } -Process { $_ } -End { "done" }', ['begun', 'done']],
  ["'a', 'bc' | ForEach-Object Length", [1, 2]],
  ["'a', 'bc' | ForEach-Object -MemberName ToUpper", ['A', 'BC']],
  ["'a,b' | % Split ','", ['a', 'b']],
  ["'abc' | % -MemberName Substring -ArgumentList 1, 1", ['b']],
  ["@{ Name = 'x' } | % Nothing", [null]],
])('%s', async (line, values) => {
  expect(await valuesOf(line)).toEqual(values);
});

test('a method that does not exist is refused where it is called with arguments', async () => {
  await expect(valuesOf("'a' | % Nope 1")).rejects.toThrow("does not contain a method named 'Nope'");
});
