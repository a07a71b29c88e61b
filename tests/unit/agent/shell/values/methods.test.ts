import { expect, test } from 'vitest';
import { UtcDate } from '../../../../../src/agent/shell/values/dates.ts';
import { callMethod, callStatic, staticMember } from '../../../../../src/agent/shell/values/methods.ts';
import { Secret } from '../../../../../src/agent/shell/values/secret.ts';
import { textOf } from '../../../../../src/agent/shell/values/text.ts';
import { TimeSpan } from '../../../../../src/agent/shell/values/timeSpan.ts';
import { Hashtable, PSObject, TypeName, type Value } from '../../../../../src/agent/shell/values/value.ts';

const caller = { signal: new AbortController().signal, mayAsk: true };

const called = (value: Value, name: string, args: readonly Value[]) => callMethod(value, name, args, caller);

const utc = (...fields: [number, number, number, number?, number?, number?]) =>
  new UtcDate(Date.UTC(fields[0], fields[1] - 1, ...fields.slice(2)));

const date = utc(2026, 1, 31, 23, 30);

test.each<[value: Value, name: string, args: Value[], result: Value]>([
  ['aB', 'toupper', [], 'AB'],
  ['aB', 'ToLower', [], 'ab'],
  [' a ', 'Trim', [], 'a'],
  [' a ', 'TrimStart', [], 'a '],
  ['xxaxy', 'Trim', ['x', 'y'], 'a'],
  ['xxaxy', 'TrimEnd', ['xy'], 'xxa'],
  ['a,b', 'Split', [','], ['a', 'b']],
  ['a b\tc', 'Split', [], ['a', 'b', 'c']],
  ['a,b;c', 'Split', [[',', ';']], ['a', 'b', 'c']],
  ['a.b.c', 'Split', ['.', 2], ['a', 'b.c']],
  ['a,,b', 'Split', [',', 'RemoveEmptyEntries'], ['a', 'b']],
  ['a$b', 'Replace', ['$', '$$'], 'a$$b'],
  ['abc', 'Replace', ['B', 'x'], 'abc'],
  ['abcdef', 'Substring', [2], 'cdef'],
  ['abcdef', 'Substring', [2, 3], 'cde'],
  ['abcdef', 'Remove', [1, 2], 'adef'],
  ['abc', 'Insert', [1, '-'], 'a-bc'],
  ['abc', 'StartsWith', ['AB'], false],
  ['abc', 'StartsWith', ['AB', 'OrdinalIgnoreCase'], true],
  ['abc', 'EndsWith', ['bc'], true],
  ['abc', 'Contains', ['d'], false],
  ['abcb', 'IndexOf', ['b'], 1],
  ['abcb', 'LastIndexOf', ['b'], 3],
  ['7', 'PadLeft', [3, '0'], '007'],
  ['7', 'PadRight', [3], '7  '],
  ['ab', 'ToCharArray', [], ['a', 'b']],
  ['a', 'CompareTo', ['b'], -1],
  ['a', 'Equals', ['A'], false],
  [1234.5, 'ToString', ['N1'], '1,234.5'],
  [1.5, 'ToString', [], '1.5'],
  [true, 'ToString', [], 'True'],
  [5, 'Equals', [5], true],
  [date, 'ToString', ['yyyy/MM/dd HH:mm'], '2026/01/31 23:30'],
  [date, 'ToString', [], '1/31/2026 11:30:00 PM'],
  [date, 'AddDays', [1.5], utc(2026, 2, 2, 11, 30)],
  [date, 'AddHours', ['1'], utc(2026, 2, 1, 0, 30)],
  [date, 'AddMinutes', [-30], utc(2026, 1, 31, 23)],
  [date, 'AddMonths', [1], utc(2026, 2, 28, 23, 30)],
  [date, 'AddMonths', [-13], utc(2024, 12, 31, 23, 30)],
  [utc(2024, 2, 29), 'AddYears', [1], utc(2025, 2, 28)],
  [date, 'Add', [new TimeSpan(1000)], utc(2026, 1, 31, 23, 30, 1)],
  [date, 'Subtract', [utc(2026, 1, 31)], new TimeSpan(84_600_000)],
  [new Date(2026, 0, 1), 'ToUniversalTime', [], new UtcDate(new Date(2026, 0, 1))],
  [date, 'ToShortDateString', [], '1/31/2026'],
  [[1, 'b'], 'Contains', ['B'], false],
  [[1, 'b'], 'IndexOf', ['b'], 1],
  [new Hashtable([['a', 1]]), 'ContainsKey', ['A'], true],
  [new Hashtable([['a', 1]]), 'ContainsValue', [2], false],
  [
    new Hashtable([['a', 1]]),
    'GetEnumerator',
    [],
    [
      new PSObject('System.Collections.DictionaryEntry', [
        ['Name', 'a'],
        ['Key', 'a'],
        ['Value', 1],
      ]),
    ],
  ],
])('%j.%s(%j) is %j', (value, name, args, result) => {
  expect(called(value, name, args)).toEqual(result);
});

test('Add, Remove and Clear change a hashtable', () => {
  const table = new Hashtable([['a', 1]]);
  const seen: unknown[] = [];
  for (const [name, ...args] of [['Add', 'b', 2], ['Remove', 'A'], ['Clear']] as [string, ...Value[]][]) {
    seen.push(called(table, name, args), [...table.entries()]);
  }
  expect(seen).toEqual([
    null,
    [
      ['a', 1],
      ['b', 2],
    ],
    null,
    [['b', 2]],
    null,
    [],
  ]);
});

test('an array without a method has that of its elements', async () => {
  expect(
    await Promise.all([called(['a', 'b'], 'ToUpper', []), called(['a b', 'c'], 'Split', [' '])]),
  ).toEqual([
    ['A', 'B'],
    ['a', 'b', 'c'],
  ]);
});

test('an object can bring methods of its own', () => {
  class Counter extends PSObject {
    override method(name: string) {
      return name.toLowerCase() === 'twice'
        ? ([value = null]: readonly Value[]) => [value, value]
        : undefined;
    }
  }
  const counter = new Counter('Counter', []);
  expect([called(counter, 'Twice', [1]), called(counter, 'ToString', [])]).toEqual([[1, 1], 'Counter']);
});

test('the methods of a secret see its mask', () => {
  const secret = new Secret('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY');
  expect([
    called(secret, 'Substring', [0, 2]),
    called(secret, 'StartsWith', ['wJal']),
    called(secret, 'ToString', []),
    called(secret, 'IndexOf', ['w']),
  ]).toEqual(['**', false, '********', -1]);
});

test('GetType gives a type that shows its full name', () => {
  expect(called(5, 'GetType', [])).toEqual(new TypeName('System.Int32'));
});

test.each<[value: Value, name: string, args: Value[], sentence: string]>([
  [null, 'Trim', [], 'You cannot call a method on a null-valued expression.'],
  [
    'a',
    'Nope',
    [],
    "Method invocation failed because [System.String] does not contain a method named 'Nope'.",
  ],
  [
    [],
    'Nope',
    [],
    "Method invocation failed because [System.Object[]] does not contain a method named 'Nope'.",
  ],
  ['a', 'Substring', [], 'Cannot find an overload for "Substring" and the argument count: "0".'],
  [
    'a',
    'Substring',
    [5],
    'Exception calling "Substring" with "1" argument(s): "Index and length must refer to a location within the string."',
  ],
  ['a', 'Replace', ['', 'x'], 'String cannot be of zero length.'],
  [new Hashtable([['a', 1]]), 'Add', ['A', 2], "Item has already been added. Key in dictionary: 'A'"],
  [date, 'AddYears', [9000], 'The added or subtracted value results in an un-representable DateTime.'],
  [date, 'AddDays', [1e20], 'The added or subtracted value results in an un-representable DateTime.'],
  [5, 'ToString', ['Q'], 'Error formatting a string: Format specifier was invalid.'],
])('%j.%s(%j) is refused', (value, name, args, sentence) => {
  expect(() => called(value, name, args)).toThrow(sentence);
});

test.each<[what: string, value: Value, name: string, args: Value[], sentence: string]>([
  ['a long text', 'a', 'PadLeft', [2 ** 30], 'it would be longer than the 8388608 characters'],
  [
    'a text that grows',
    'a'.repeat(2 ** 20),
    'Replace',
    ['a', 'b'.repeat(100)],
    'it would be longer than the 8388608 characters',
  ],
  [
    'a search of minutes',
    'a'.repeat(2 ** 22),
    'IndexOf',
    [`b${'a'.repeat(2 ** 21)}`],
    'The search was given up, because it would take too long.',
  ],
  [
    'replacing millions',
    'a'.repeat(2 ** 22),
    'Replace',
    ['a', 'b'],
    'The search was given up, because it would take too long.',
  ],
  [
    'a format of thousands of characters',
    5,
    'ToString',
    ["'".repeat(1001)],
    'Error formatting a string: Format specifier was invalid.',
  ],
])('%s is refused', (_, value, name, args, sentence) => {
  expect(() => called(value, name, args)).toThrow(sentence);
});

test.each<[type: string, name: string, args: Value[], result: Value]>([
  ['math', 'Round', [2.5], 2],
  ['math', 'Round', [2.345, 1], 2.3],
  ['Math', 'floor', [-1.5], -2],
  ['math', 'Ceiling', ['1.2'], 2],
  ['math', 'Max', [1, 2], 2],
  ['math', 'Min', [1, 2], 1],
  ['math', 'Abs', [-1], 1],
  ['string', 'IsNullOrEmpty', [null], true],
  ['string', 'IsNullOrWhiteSpace', [' x'], false],
  ['string', 'Join', ['-', ['a', 1]], 'a-1'],
  ['string', 'Join', ['-', 'a', 'b'], 'a-b'],
  ['string', 'Format', ['{0}/{1}', 'a', 2], 'a/2'],
  ['datetime', 'Parse', ['2026-01-02T03:04:05Z'], utc(2026, 1, 2, 3, 4, 5)],
  ['timespan', 'FromMinutes', [2], new TimeSpan(120_000)],
  ['int', 'Parse', ['42'], 42],
  ['regex', 'Escape', ['a.b'], 'a\\.b'],
])('[%s]::%s(%j) is %j', (type, name, args, result) => {
  expect(callStatic(new TypeName(type), name, args)).toEqual(result);
});

test('[guid]::NewGuid() gives another identifier each time', () => {
  const ids = [1, 2].map(() => callStatic(new TypeName('guid'), 'NewGuid', []));
  expect(ids.map((id) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(textOf(id)))).toEqual([true, true]);
  expect(ids[0]).not.toBe(ids[1]);
});

test('staticMember reads properties of types, and nothing where there is none', () => {
  const of = (type: string, name: string) => staticMember(new TypeName(type), name);
  expect([of('math', 'PI'), of('int', 'MaxValue'), of('string', 'Empty'), of('math', 'Nope')]).toEqual([
    Math.PI,
    2147483647,
    '',
    null,
  ]);
  expect([of('datetime', 'Now') instanceof UtcDate, of('datetime', 'UtcNow') instanceof UtcDate]).toEqual([
    false,
    true,
  ]);
});

test.each<[type: string, name: string, sentence: string]>([
  ['nonsense', 'Do', 'Unable to find type [nonsense].'],
  ['math', 'Do', "Method invocation failed because [System.Math] does not contain a method named 'Do'."],
  ['math', 'Max', 'Cannot find an overload for "Max" and the argument count: "0".'],
])('[%s]::%s() is refused', (type, name, sentence) => {
  expect(() => callStatic(new TypeName(type), name, [])).toThrow(sentence);
});
