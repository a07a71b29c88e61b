import { expect, test } from 'vitest';
import {
  cast,
  isOfType,
  toArray,
  toBoolean,
  toInteger,
  toNumber,
  typeNameOf,
} from '../../../../../src/agent/shell/values/convert.ts';
import { UtcDate } from '../../../../../src/agent/shell/values/dates.ts';
import { Secret } from '../../../../../src/agent/shell/values/secret.ts';
import {
  customObject,
  Hashtable,
  PSObject,
  TypeName,
  type Value,
} from '../../../../../src/agent/shell/values/value.ts';

test.each<[Value, number]>([
  [null, 0],
  [true, 1],
  ['', 0],
  [' 42 ', 42],
  ['-1.5', -1.5],
  ['+.5', 0.5],
  ['1e3', 1000],
  ['0x1F', 31],
  ['-0x10', -16],
  ['10kb', 10240],
  ['1.5MB', 1572864],
  [['7'], 7],
])('toNumber makes of %j %d', (value, number) => {
  expect(toNumber(value)).toBe(number);
});

test.each<[value: Value, sentence: string]>([
  [
    'abc',
    'Cannot convert value "abc" to type "System.Int32". Error: "Input string was not in a correct format."',
  ],
  [
    '1.2.3',
    'Cannot convert value "1.2.3" to type "System.Int32". Error: "Input string was not in a correct format."',
  ],
  [[1, 2], 'Cannot convert the "1 2" value of type "System.Object[]" to type "System.Int32".'],
  [
    new Secret('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'),
    'Cannot convert value "********" to type "System.Int32". Error: "Input string was not in a correct format."',
  ],
])('toNumber refuses %j', (value, sentence) => {
  expect(() => toNumber(value)).toThrow(sentence);
});

test('toNumber looks for no number in a text of megabytes', () => {
  expect(() => toNumber(`${'1'.repeat(2 ** 22)}x`)).toThrow('Cannot convert value "');
});

test('toInteger rounds halves to the even number', () => {
  expect(['0.5', '1.5', '2.5', '-1.5', '-2.5', 2.4, 2.6].map((value) => toInteger(value))).toEqual([
    0, 2, 2, -2, -2, 2, 3,
  ]);
});

test('toInteger refuses what 32 bits do not hold', () => {
  expect(() => toInteger('2147483648')).toThrow(
    'Cannot convert value "2147483648" to type "System.Int32". Error: "Value was either too large or too small for an Int32."',
  );
});

test.each<[Value, boolean]>([
  [null, false],
  [false, false],
  [0, false],
  ['', false],
  [[], false],
  [[0], false],
  ['0', true],
  ['False', true],
  [-1, true],
  [[0, 0], true],
  [[[]], false],
  [new Hashtable(), true],
])('toBoolean makes of %j %s', (value, truth) => {
  expect(toBoolean(value)).toBe(truth);
});

test('toArray gives nothing for $null, an array itself, and another value alone', () => {
  expect([toArray(null), toArray([1, null]), toArray('a')]).toEqual([[], [1, null], ['a']]);
});

test.each<[Value, string]>([
  [1, 'System.Int32'],
  [2 ** 31, 'System.Int64'],
  [1.5, 'System.Double'],
  ['a', 'System.String'],
  [new Secret('s'), 'System.String'],
  [true, 'System.Boolean'],
  [new Date(0), 'System.DateTime'],
  [[1], 'System.Object[]'],
  [new Hashtable(), 'System.Collections.Hashtable'],
  [new PSObject('Some.Type', []), 'Some.Type'],
  [new TypeName('int'), 'System.RuntimeType'],
])('typeNameOf calls %j a %s', (value, name) => {
  expect(typeNameOf(value)).toBe(name);
});

test.each<[type: string, value: Value, made: Value]>([
  ['int', '7', 7],
  ['System.Int32', 1.5, 2],
  ['long', '4294967296', 4294967296],
  ['double', '1.5', 1.5],
  ['decimal', '1.5', 1.5],
  ['string', 1.5, '1.5'],
  ['string', null, ''],
  ['bool', 'false', true],
  ['switch', 0, false],
  ['char', 65, 'A'],
  ['datetime', '2026-11-22', new Date(2026, 10, 22)],
  ['array', 'a', ['a']],
  ['object[]', null, []],
  ['string[]', [1, true], ['1', 'True']],
  ['int[]', ['1', '2'], [1, 2]],
  ['hashtable', new Hashtable([['a', 1]]), new Hashtable([['a', 1]])],
  ['pscustomobject', new Hashtable([['a', 1]]), new PSObject(customObject, [['a', 1]])],
  ['void', 'x', null],
])('[%s] makes of %j what PowerShell does', (type, value, made) => {
  expect(cast(value, type)).toEqual(made);
});

test('[string] keeps a secret a secret', () => {
  const secret = new Secret('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY');
  expect(cast(secret, 'string')).toBe(secret);
});

test.each<[type: string, value: Value, sentence: string]>([
  ['nonsense', 1, 'Unable to find type [nonsense].'],
  ['math', 1, 'Cannot convert the "1" value of type "System.Int32" to type "System.Math".'],
  [
    'char',
    'ab',
    'Cannot convert value "ab" to type "System.Char". Error: "String must be exactly one character long."',
  ],
  [
    'datetime',
    'soon',
    'Cannot convert value "soon" to type "System.DateTime". Error: "String was not recognized as a valid DateTime."',
  ],
  [
    'hashtable',
    'x',
    'Cannot convert the "x" value of type "System.String" to type "System.Collections.Hashtable".',
  ],
])('[%s] refuses %j', (type, value, sentence) => {
  expect(() => cast(value, type)).toThrow(sentence);
});

test.each<[text: string, made: Date]>([
  ['2026-11-22T05:56', new Date(2026, 10, 22, 5, 56)],
  ['2026-11-22 05:56:07.5', new Date(2026, 10, 22, 5, 56, 7, 500)],
  ['2026-11-22T05:56:07Z', new UtcDate(Date.UTC(2026, 10, 22, 5, 56, 7))],
  ['2026-11-22T05:56:07+02:00', new Date(Date.UTC(2026, 10, 22, 3, 56, 7))],
  ['11/22/2026', new Date(2026, 10, 22)],
  ['11/22/2026 5:56 PM', new Date(2026, 10, 22, 17, 56)],
  ['22 Nov 2026', new Date(2026, 10, 22)],
  ['November 22, 2026 12:01 am', new Date(2026, 10, 22, 0, 1)],
  ['Sun, 22 Nov 2026 05:56:07 GMT', new UtcDate(Date.UTC(2026, 10, 22, 5, 56, 7))],
])('[datetime] reads "%s"', (text, made) => {
  expect(cast(text, 'datetime')).toEqual(made);
});

test.each(['2026-02-30', '13/01/2026', '2026-01-01 24:00', '2026', 'Foo 1, 2026', '0001-01-01'])(
  '[datetime] refuses "%s"',
  (text) => {
    expect(() => cast(text, 'datetime')).toThrow('String was not recognized as a valid DateTime.');
  },
);

test('isOfType tells a value by the type in brackets', () => {
  const object = new PSObject('Amazon.EC2.Model.Instance', []);
  expect([
    isOfType(1, 'int'),
    isOfType(1, 'string'),
    isOfType([1], 'array'),
    isOfType(1, 'object'),
    isOfType(null, 'object'),
    isOfType(object, 'amazon.ec2.model.instance'),
    isOfType(object, 'psobject'),
    isOfType(new Hashtable(), 'hashtable'),
  ]).toEqual([true, false, true, true, false, true, true, true]);
});
