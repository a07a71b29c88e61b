import { expect, test } from 'vitest';
import { compare, equals, sortOrder } from '../../../../../src/agent/shell/values/compare.ts';
import { Secret } from '../../../../../src/agent/shell/values/secret.ts';
import { TimeSpan } from '../../../../../src/agent/shell/values/timeSpan.ts';
import { Hashtable, PSObject, TypeName, type Value } from '../../../../../src/agent/shell/values/value.ts';

class Region extends PSObject {
  override text(): string {
    return 'us-west-2';
  }
}

const table = new Hashtable();

test.each<[left: Value, right: Value, equal: boolean]>([
  [null, null, true],
  [null, 0, false],
  [0, null, false],
  ['', null, false],
  ['ABC', 'abc', true],
  ['10', 10, true],
  ['010', 10, false],
  [10, '010', true],
  [10, 'abc', false],
  [1, true, true],
  [true, 'x', true],
  [false, '', true],
  [Infinity, Infinity, true],
  [new Date(2026, 0, 1), '2026-01-01', true],
  [new Date(2026, 0, 1), 'x', false],
  ['01/01/2026 00:00:00', new Date(2026, 0, 1), true],
  [new TypeName('int'), new TypeName('System.Int32'), true],
  [new Region('Region', []), 'US-WEST-2', true],
  [new PSObject('Any', []), 'Any', false],
  [new TimeSpan(5), new TimeSpan(5), true],
  [table, table, true],
  [table, new Hashtable(), false],
  [new Secret('one'), new Secret('another'), true],
  [new Secret('one'), 'one', false],
])('%j -eq %j is %s', (left, right, equal) => {
  expect(equals(left, right)).toBe(equal);
});

test('equals can look at capitals', () => {
  expect([equals('ABC', 'abc', true), equals('abc', 'abc', true)]).toEqual([false, true]);
});

test.each<[left: Value, sign: string, right: Value]>([
  [1, '<', 2],
  [10, '>', '9'],
  ['10', '<', 9],
  ['a', '<', 'B'],
  ['a', '=', 'A'],
  ['é', '<', 'f'],
  [null, '<', 0],
  [null, '>', -1],
  [5, '>', null],
  [new Date(2026, 0, 1), '<', '2026-01-02'],
  [new TimeSpan(5), '<', new TimeSpan(6)],
  [true, '>', 0],
  [Infinity, '=', Infinity],
])('%j compares as %s %j', (left, sign, right) => {
  const order = compare(left, right);
  expect(order < 0 ? '<' : order > 0 ? '>' : '=').toBe(sign);
});

test('compare refuses a text that is no number', () => {
  expect(() => compare(5, 'abc')).toThrow(
    'Could not compare "5" to "abc". Error: "Cannot convert value "abc" to type "System.Int32". Error: "Input string was not in a correct format.""',
  );
});

test('compare refuses what has no order', () => {
  expect(() => compare(new Hashtable(), 1)).toThrow(
    'Cannot compare "System.Collections.Hashtable" because it is not IComparable.',
  );
});

test('sortOrder puts values of many kinds in one order', () => {
  const values: Value[] = ['b', 10, 'A', null, '9', 2, 'c'];
  expect([...values].sort((left, right) => sortOrder(left, right))).toEqual([
    null,
    2,
    '9',
    10,
    'A',
    'b',
    'c',
  ]);
});

test('sortOrder compares two texts of digits as texts', () => {
  expect(['10', '9', '1'].sort((left, right) => sortOrder(left, right))).toEqual(['1', '10', '9']);
});
