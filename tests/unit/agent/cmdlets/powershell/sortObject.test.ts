import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sorted } from '../../../../../src/agent/cmdlets/powershell/sorting.ts';
import type { Value } from '../../../../../src/agent/shell/values/value.ts';
import { valuesOf } from './objects.ts';

test.each<[line: string, values: Value[]]>([
  ['3, 1, 2 | Sort-Object', [1, 2, 3]],
  ["'b', 'A', 'c' | sort -Descending", ['c', 'b', 'A']],
  ["10, '9', 1 | sort", [1, '9', 10]],
  ["'b', $null, 'a' | sort | % { \"[$_]\" }", ['[]', '[a]', '[b]']],
  ["'bb', 'a', 'cc', 'd' | sort Length", ['a', 'd', 'bb', 'cc']],
  ["'bb', 'a', 'cc', 'd' | sort { $_.Length } -Descending", ['bb', 'cc', 'a', 'd']],
  [
    "'bb', 'a', 'cc', 'd' | sort @{ Expression = 'Length'; Descending = $true }, { $_ }",
    ['bb', 'cc', 'a', 'd'],
  ],
  ["'bb', 'a', 'cc', 'd' | sort @{ e = 'Length'; asc = $true }, { $_ } -Descending", ['d', 'a', 'cc', 'bb']],
  ["'b', 'B', 'a', 'b' | sort -Unique", ['a', 'b']],
  ["'b', 'B', 'a', 'b' | sort -Unique -CaseSensitive", ['a', 'b', 'B']],
  ['5, 3, 4 | sort -Top 2', [3, 4]],
  ['@() | sort', []],
])('%s', async (line, values) => {
  expect(await valuesOf(line)).toEqual(values);
});

test('sorted puts any number of items in order, equal ones as they came', async () => {
  const items = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.nat()), {
    minLength: 500,
    maxLength: 2000,
  });
  await fc.assert(
    fc.asyncProperty(items, async (pairs) => {
      const order = ([left]: [number, number], [right]: [number, number]) => left - right;
      expect(await sorted(pairs, order, () => Promise.resolve())).toEqual(pairs.toSorted(order));
    }),
    { numRuns: 20 },
  );
});
