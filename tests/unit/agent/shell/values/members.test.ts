import { expect, test } from 'vitest';
import { UtcDate } from '../../../../../src/agent/shell/values/dates.ts';
import {
  elementOf,
  memberOf,
  propertyNames,
  setElement,
  setMember,
} from '../../../../../src/agent/shell/values/members.ts';
import { Secret } from '../../../../../src/agent/shell/values/secret.ts';
import {
  customObject,
  Hashtable,
  PSObject,
  TypeName,
  type Value,
} from '../../../../../src/agent/shell/values/value.ts';

const key = new PSObject('Amazon.IdentityManagement.Model.AccessKey', [
  ['AccessKeyId', 'AKIAIOSFODNN7EXAMPLE'],
  ['Tags', ['a', 'b']],
]);
const other = new PSObject(customObject, [['AccessKeyId', null]]);
const table = new Hashtable([
  ['Name', 'x'],
  ['Nothing', null],
]);
const date = new UtcDate(Date.UTC(2026, 10, 22, 5, 56, 7, 8));

test.each<[value: Value, name: string, member: Value]>([
  [key, 'accesskeyid', 'AKIAIOSFODNN7EXAMPLE'],
  [key, 'Missing', null],
  [key, 'Count', 1],
  [null, 'Name', null],
  [null, 'Count', 0],
  [5, 'Length', 1],
  [5, 'Name', null],
  ['four', 'Length', 4],
  ['four', 'Count', 1],
  [new Secret('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'), 'Length', 8],
  [[1, 2, 3], 'Count', 3],
  [[1, 2, 3], 'Length', 3],
  [[], 'Name', null],
  [[key], 'AccessKeyId', 'AKIAIOSFODNN7EXAMPLE'],
  [[key, 5, other, key], 'AccessKeyId', ['AKIAIOSFODNN7EXAMPLE', null, 'AKIAIOSFODNN7EXAMPLE']],
  [[key, key], 'Tags', ['a', 'b', 'a', 'b']],
  [table, 'NAME', 'x'],
  [table, 'Keys', ['Name', 'Nothing']],
  [table, 'Values', ['x', null]],
  [table, 'Count', 2],
  [new Hashtable([['Count', 'own']]), 'Count', 'own'],
  [date, 'Year', 2026],
  [date, 'Month', 11],
  [date, 'Hour', 5],
  [date, 'DayOfWeek', 'Sunday'],
  [date, 'DayOfYear', 326],
  [date, 'Kind', 'Utc'],
  [date, 'Date', new UtcDate(Date.UTC(2026, 10, 22))],
  [new TypeName('int'), 'Name', 'Int32'],
  [new TypeName('int'), 'FullName', 'System.Int32'],
])('of %j, .%s is %j', (value, name, member) => {
  expect(memberOf(value, name)).toEqual(member);
});

test('memberOf does not follow an array that holds itself', () => {
  const array: Value[] = [1];
  array.push(array);
  expect(memberOf(array, 'Name')).toBe(null);
});

test('propertyNames are those that a wildcard stands for', () => {
  expect([propertyNames(key), propertyNames(table), propertyNames('text'), propertyNames(5)]).toEqual([
    ['AccessKeyId', 'Tags'],
    ['Name', 'Nothing'],
    ['Length'],
    [],
  ]);
});

test('setMember sets keys of a hashtable, and properties that an object has', () => {
  const keys = new Hashtable();
  const object = new PSObject(customObject, [['Name', 1]]);
  setMember(keys, 'Name', 'x');
  setMember(object, 'NAME', 2);
  expect([[...keys.entries()], [...object.properties.entries()]]).toEqual([[['Name', 'x']], [['Name', 2]]]);
});

test.each<[Value]>([[null], [5], [[1]], [new PSObject(customObject, [])]])(
  'setMember refuses %j',
  (target) => {
    expect(() => {
      setMember(target, 'Name', 1);
    }).toThrow(
      "The property 'Name' cannot be found on this object. Verify that the property exists and can be set.",
    );
  },
);

test.each<[target: Value, index: Value, element: Value]>([
  [['a', 'b', 'c'], 0, 'a'],
  [['a', 'b', 'c'], -1, 'c'],
  [['a', 'b', 'c'], '1', 'b'],
  [['a', 'b', 'c'], 3, null],
  [['a', 'b', 'c'], -4, null],
  [
    ['a', 'b', 'c'],
    [0, -1, 7],
    ['a', 'c'],
  ],
  ['abc', 1, 'b'],
  [new Secret('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'), 0, '*'],
  [table, 'name', 'x'],
  [table, 'missing', null],
  [table, ['Name', 'Name'], ['x', 'x']],
])('%j[%j] is %j', (target, index, element) => {
  expect(elementOf(target, index)).toEqual(element);
});

test.each<[target: Value, index: Value, sentence: string]>([
  [null, 0, 'Cannot index into a null array.'],
  [['a'], null, 'Index operation failed; the array index evaluated to null.'],
  [5, 0, 'Unable to index into an object of type "System.Int32".'],
])('%j[%j] is refused', (target, index, sentence) => {
  expect(() => elementOf(target, index)).toThrow(sentence);
});

test('setElement changes arrays and hashtables in place', () => {
  const array: Value[] = ['a', 'b'];
  const keys = new Hashtable();
  setElement(array, -1, 'c');
  setElement(keys, 5, 'five');
  expect([array, [...keys.entries()]]).toEqual([['a', 'c'], [['5', 'five']]]);
});

test.each<[target: Value, index: Value, sentence: string]>([
  [null, 0, 'Cannot index into a null array.'],
  [['a'], 1, 'Index was outside the bounds of the array.'],
  ['abc', 0, 'Unable to index into an object of type "System.String".'],
])('setElement of %j[%j] is refused', (target, index, sentence) => {
  expect(() => {
    setElement(target, index, 'x');
  }).toThrow(sentence);
});
