import { expect, test } from 'vitest';
import type { Value } from '../../../../../src/agent/shell/values/value.ts';
import { valuesOf } from './objects.ts';

test.each<[line: string, values: Value[]]>([
  ['1..6 | Where-Object { $_ % 2 }', [1, 3, 5]],
  ['1..6 | ? { $_ -gt 2 -and $_ -lt 5 }', [3, 4]],
  ["'a', '', $null, 'b' | where { $_ }", ['a', 'b']],
  ['Where-Object { $true }', []],
  ["'aa', 'b', 'cc' | Where-Object Length -eq 2", ['aa', 'cc']],
  ["'aa', 'b', 'cc' | Where-Object -Property Length -GT -Value 1", ['aa', 'cc']],
  ["@{ n = 'Ab' }, @{ n = 'x' } | ? n -like a* | % n", ['Ab']],
  ["@{ n = 'Ab' }, @{ n = 'x' } | ? n -clike a* | % n", []],
  ["@{ n = 'Ab' }, @{ n = 'x' } | ? n -ieq ab | % n", ['Ab']],
  ["@{ n = 'Ab' }, @{ n = 'x' } | ? n -in 'x', 'y' | % n", ['x']],
  ['@{ n = 1, 2 }, @{ n = 3 } | ? n -contains 3 | % n', [3]],
  ["@{ n = 'a1' }, @{ n = 'b' } | ? n -match '\\d' | % n", ['a1']],
  ['@{ n = 1 }, @{ n = 0 } | ? n | % n', [1]],
  ['@{ n = 1 }, @{ n = 0 } | ? -Not n | % n', [0]],
  ["@{ n = 1 }, @{ n = 'x' } | ? n -is int | % n", [1]],
])('%s', async (line, values) => {
  expect(await valuesOf(line)).toEqual(values);
});

test.each([
  ['1 | Where-Object Length -eq 1 -ne 2', 'Parameter set cannot be resolved'],
  ['1 | Where-Object', 'missing mandatory parameters: FilterScript'],
])('%s is refused', async (line, sentence) => {
  await expect(valuesOf(line)).rejects.toThrow(sentence);
});
