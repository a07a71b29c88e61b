import { expect, test } from 'vitest';
import { UtcDate } from '../../../../../src/agent/shell/values/dates.ts';
import type { Value } from '../../../../../src/agent/shell/values/value.ts';
import { valuesOf } from './objects.ts';

test.each<[line: string, value: Value]>([
  ['Get-Date 2026-11-22', new Date(2026, 10, 22)],
  ["'2026-11-22' | Get-Date -Format 'dd MMM'", '22 Nov'],
  ["Get-Date '2026-11-22T05:56:07Z' -AsUTC", new UtcDate(Date.UTC(2026, 10, 22, 5, 56, 7))],
  ["Get-Date '2026-11-22T05:56:07Z' -AsUTC -Format o", '2026-11-22T05:56:07.0000000Z'],
  ['Get-Date 2026-11-22T05:56:07 -Format FileDateTime', '20261122T0556070000'],
  ["Get-Date '2026-11-22T05:56:07Z' -Format FileDateTimeUniversal", '20261122T0556070000Z'],
  ['(Get-Date 2026-11-22T05:56).AddDays(1).ToString("d")', '11/23/2026'],
])('%s', async (line, value) => {
  expect(await valuesOf(line)).toEqual([value]);
});

test('Get-Date alone gives the present', async () => {
  const before = Date.now();
  const [now] = await valuesOf('Get-Date');
  expect(now instanceof Date && now.getTime() >= before && now.getTime() <= Date.now()).toBe(true);
});
