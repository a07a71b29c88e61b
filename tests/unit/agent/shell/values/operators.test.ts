import { expect, test } from 'vitest';
import { UtcDate } from '../../../../../src/agent/shell/values/dates.ts';
import { binary, matchesOf, unary } from '../../../../../src/agent/shell/values/operators.ts';
import { Secret } from '../../../../../src/agent/shell/values/secret.ts';
import { TimeSpan } from '../../../../../src/agent/shell/values/timeSpan.ts';
import { Hashtable, PSObject, TypeName, type Value } from '../../../../../src/agent/shell/values/value.ts';
import type { BinaryOperator } from '../../../../../src/agent/shell/syntax/tree.ts';

const secret = new Secret('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY');
const noon = new UtcDate(Date.UTC(2026, 10, 22, 12));

test.each<[left: Value, operator: BinaryOperator, right: Value, value: Value]>([
  [1, '+', 2, 3],
  [1, '+', '2', 3],
  ['1', '+', 2, '12'],
  [null, '+', 5, 5],
  [5, '+', null, 5],
  ['a', '+', null, 'a'],
  [true, '+', 1, 2],
  [[1], '+', 2, [1, 2]],
  [[1], '+', [2, 3], [1, 2, 3]],
  [[1], '+', null, [1, null]],
  [
    new Hashtable([['a', 1]]),
    '+',
    new Hashtable([['b', 2]]),
    new Hashtable([
      ['a', 1],
      ['b', 2],
    ]),
  ],
  [noon, '+', new TimeSpan(60_000), new UtcDate(Date.UTC(2026, 10, 22, 12, 1))],
  ['10', '-', 3, 7],
  [noon, '-', new UtcDate(Date.UTC(2026, 10, 22, 11)), new TimeSpan(3_600_000)],
  ['ab', '*', 3, 'ababab'],
  [[1, 2], '*', 2, [1, 2, 1, 2]],
  [3, '*', '4', 12],
  [7, '/', 2, 3.5],
  [-7, '%', 3, -1],
  [1, '..', 4, [1, 2, 3, 4]],
  [2, '..', -1, [2, 1, 0, -1]],
  ['a', '..', 'd', ['a', 'b', 'c', 'd']],
  ['1', '..', '3', [1, 2, 3]],
  [1, '-and', 0, false],
  [0, '-or', 'a', true],
  [true, '-xor', true, false],
  [1, '-is', new TypeName('int'), true],
  ['a', '-isnot', 'string', false],
  ['7', '-as', new TypeName('int'), 7],
  ['x', '-as', new TypeName('int'), null],
  [['a', 1, null], '-join', '-', 'a-1-'],
  ['a', '-join', '-', 'a'],
  ['ABC', '-eq', 'abc', true],
  ['ABC', '-ceq', 'abc', false],
  [[1, 2, 1], '-eq', 1, [1, 1]],
  [[1, 2, 3], '-ne', 2, [1, 3]],
  [[1, 5, 9], '-gt', 4, [5, 9]],
  [3, '-ge', 3, true],
  [3, '-lt', 3, false],
  [3, '-le', 3, true],
  ['i-0abc', '-like', 'I-*', true],
  ['i-0abc', '-clike', 'I-*', false],
  [['ab', 'cd'], '-notlike', 'a*', ['cd']],
  ['us-east-1', '-match', '^US-\\w+-\\d$', true],
  ['us-east-1', '-cmatch', '^US', false],
  [['a1', 'b', 'c2'], '-match', '\\d', ['a1', 'c2']],
  [['a1', 'b'], '-notmatch', '\\d', ['b']],
  [['a', 'B'], '-contains', 'b', true],
  [['a', 'B'], '-ccontains', 'b', false],
  [['a'], '-notcontains', 'b', true],
  ['B', '-in', ['a', 'b'], true],
  ['B', '-cin', ['a', 'b'], false],
  ['c', '-notin', ['a', 'b'], true],
  ['Hello World', '-replace', ['o', '0'], 'Hell0 W0rld'],
  ['Hello', '-creplace', ['h', 'j'], 'Hello'],
  ['Hello', '-replace', 'l', 'Heo'],
  ['a-b', '-replace', ['(\\w)-(?<last>\\w)', '${last}-$1 $$ $& $9'], 'b-a $ a-b '],
  ['axb', '-replace', ['x', "[$`|$']"], 'a[a|b]b'],
  [['ab', 'cb'], '-replace', ['b', 'x'], ['ax', 'cx']],
  ['abc', '-replace', ['', '-'], '-a-b-c-'],
  ['a, b,c', '-split', ',\\s*', ['a', 'b', 'c']],
  ['a,b,c', '-split', [',', 2], ['a', 'b,c']],
  ['a1b', '-split', '(\\d)', ['a', '1', 'b']],
  ['aXb', '-csplit', 'x', ['aXb']],
  [['a b', 'c d'], '-split', ' ', ['a', 'b', 'c', 'd']],
])('%j %s %j is %j', (left, operator, right, value) => {
  expect(binary(operator, left, right)).toEqual(value);
});

test.each<[format: string, values: Value, text: string]>([
  ['{0} and {1}', ['a', 2], 'a and 2'],
  ['{0}', 'alone', 'alone'],
  ['{{{0}}}', 1, '{1}'],
  ['[{0,5}|{0,-5}]', 'ab', '[   ab|ab   ]'],
  ['{0:N2}', 1234567.891, '1,234,567.89'],
  ['{0:N0}', -0.4, '0'],
  ['{0:F1}', -2.25, '-2.3'],
  ['{0:D3}', 7, '007'],
  ['{0:X}', 255, 'FF'],
  ['{0:x8}', -1, 'ffffffff'],
  ['{0:P1}', 0.256, '25.6%'],
  ['{0:C}', -3.5, '-$3.50'],
  ['{0:E2}', 12345, '1.23E+004'],
  ['{0:G3}', 12345, '12300'],
  ['{0:000.0#}', 3.14159, '003.14'],
  ['{0:#,##0.00}', 1234.5, '1,234.50'],
  ['{0:0.0;(0.0);none}', -1.25, '(1.3)'],
  ['{0:0%}', 0.5, '50%'],
  ["{0:0' of 10'}", 4, '4 of 10'],
  ['{0:yyyy-MM-dd}', noon, '2026-11-22'],
  ['{0:ddd d MMM yy, h:mm tt}', noon, 'Sun 22 Nov 26, 12:00 PM'],
  ['{0}', secret, '********'],
  ['{0:N2}', 'text', 'text'],
])('%j -f %j is %j', (format, values, text) => {
  expect(binary('-f', format, values)).toBe(text);
});

test.each<[left: Value, operator: BinaryOperator, right: Value, sentence: string]>([
  [1, '/', 0, 'Attempted to divide by zero.'],
  [1, '%', null, 'Attempted to divide by zero.'],
  [
    5,
    '+',
    'abc',
    'Cannot convert value "abc" to type "System.Int32". Error: "Input string was not in a correct format."',
  ],
  [5, '+', secret, 'Cannot convert value "********" to type "System.Int32".'],
  [
    [1],
    '-',
    1,
    "Method invocation failed because [System.Object[]] does not contain a method named 'op_Subtraction'.",
  ],
  [new PSObject('Some.Type', []), '+', 1, "[Some.Type] does not contain a method named 'op_Addition'."],
  [new Hashtable(), '+', 1, 'A hash table can only be added to another hash table.'],
  [
    new Hashtable([['a', 1]]),
    '+',
    new Hashtable([['A', 2]]),
    "Item has already been added. Key in dictionary: 'A'  Key being added: 'A'",
  ],
  ['x', '*', -1, 'A text or an array cannot be repeated -1 times.'],
  [[1], '*', 6_000_000, 'There are more than the 1000000 objects'],
  [1, '..', 2_000_000_000, 'There are more than the 1000000 objects'],
  [1, '-lt', 'a', 'Could not compare "1" to "a".'],
  ['a', '-match', '(', "The regular expression pattern ( is not valid: Not enough )'s."],
  ['a', '-as', new TypeName('nonsense'), 'Unable to find type [nonsense].'],
  ['{1}', '-f', 'a', 'Error formatting a string: Index (zero based) must be greater'],
  ['{0', '-f', 'a', 'Error formatting a string: Input string was not in a correct format.'],
  ['{0:Q}', '-f', 1, 'Error formatting a string: Format specifier was invalid.'],
  ['{0:D}', '-f', 1.5, 'Error formatting a string: Format specifier was invalid.'],
])('%j %s %j is refused', (left, operator, right, sentence) => {
  expect(() => binary(operator, left, right)).toThrow(sentence);
});

test.each<[what: string, left: Value, operator: BinaryOperator, right: Value]>([
  ['a text repeated', 'x', '*', 2 ** 30],
  ['a text with wide items', '{0,999999}'.repeat(100), '-f', 'a'],
  ['a text of replacements', 'a'.repeat(2 ** 20), '-replace', ['a', 'b'.repeat(100)]],
  ['a text joined', ['x'.repeat(2 ** 22), 'x'.repeat(2 ** 22)], '-join', '-'],
])('%s is refused where it would be too long', (_, left, operator, right) => {
  expect(() => binary(operator, left, right)).toThrow('it would be longer than the 8388608 characters');
});

test('+ of a secret and a text is a secret that shows only the text', () => {
  const sums = [binary('+', 'Bearer ', secret), binary('+', secret, '!')];
  expect(sums.map((sum) => sum instanceof Secret && [sum.open(), sum.mask])).toEqual([
    ['Bearer wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'Bearer ********'],
    ['wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY!', '********!'],
  ]);
});

test.each<[BinaryOperator, Value]>([
  ['-eq', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
  ['-like', 'wJ*'],
  ['-match', '^w'],
  ['-lt', '!'],
  ['-contains', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
])('%s tells nothing of a secret', (operator, right) => {
  expect(binary(operator, secret, right)).toBe(binary(operator, '********', right));
});

test.each<[operator: '-' | '+' | '-not' | '-join' | '-split' | ',', operand: Value, value: Value]>([
  ['-', '5', -5],
  ['+', '5', 5],
  ['-not', 0, true],
  ['-join', ['a', 'b'], 'ab'],
  ['-split', ' a  b\nc ', ['a', 'b', 'c']],
  [',', [1], [[1]]],
])('%s %j is %j', (operator, operand, value) => {
  expect(unary(operator, operand)).toEqual(value);
});

test('matchesOf gives the groups that took part, by number and name', () => {
  const matches = matchesOf('-match', 'AB', '(?<first>a)|(b)');
  expect(matches && [...matches.entries()]).toEqual([
    ['0', 'A'],
    ['first', 'A'],
  ]);
});

test('matchesOf gives nothing for no match, and for an array', () => {
  expect([
    matchesOf('-match', 'a', 'b'),
    matchesOf('-cmatch', 'A', 'a'),
    matchesOf('-match', ['a'], 'a'),
  ]).toEqual([undefined, undefined, undefined]);
});

test('each element of a long array may be compared with what it cannot be', () => {
  const numbers = Array.from({ length: 300_000 }, (_, index) => index);
  expect([
    binary('-contains', numbers, 'x'),
    binary('-eq', numbers, noon),
    binary('-contains', Array.from(numbers, String), numbers),
  ]).toEqual([false, [], false]);
});

test('long texts are compared only so often', () => {
  const texts = new Array<string>(100).fill('a'.repeat(4_000_000));
  const other = 'b'.repeat(4_000_000);
  expect(() => binary('-eq', texts, other)).toThrow('The search was given up');
  expect(() => binary('-lt', texts, other)).toThrow('The search was given up');
  expect(binary('-eq', texts.slice(0, 3), other)).toEqual([]);
});

test.each<[what: string, left: Value, operator: BinaryOperator, right: Value, sentence: string]>([
  ['a format of megabytes', ' '.repeat(2 ** 21), '-f', [1], 'longer than the 1048576 characters'],
  ['a format of many dates', '{0:F}'.repeat(200_000), '-f', [noon], 'The search was given up'],
  ['a format of a date', `{0:${'d '.repeat(501)}}`, '-f', [noon], 'not in a correct format'],
  ['a wildcard of megabytes', 'a', '-like', '['.repeat(2 ** 21), 'The search was given up'],
  ['a wildcard of long sets', 'a'.repeat(2 ** 20), '-like', `*[${'bc'.repeat(3000)}]`, 'was given up'],
  ['replacing everywhere', 'a'.repeat(2 ** 23), '-replace', ['a', 'b'], 'expression was given up'],
])('%s is refused', (_, left, operator, right, sentence) => {
  expect(() => binary(operator, left, right)).toThrow(sentence);
});

test('a wildcard may open many sets that never end', () => {
  expect(binary('-like', '['.repeat(300_000), '['.repeat(300_000))).toBe(true);
});
