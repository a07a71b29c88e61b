import { expect, test } from 'vitest';
import { UtcDate } from '../../../../../src/agent/shell/values/dates.ts';
import { Secret } from '../../../../../src/agent/shell/values/secret.ts';
import { textOf } from '../../../../../src/agent/shell/values/text.ts';
import { TimeSpan } from '../../../../../src/agent/shell/values/timeSpan.ts';
import {
  customObject,
  Hashtable,
  PSObject,
  TypeName,
  type Value,
} from '../../../../../src/agent/shell/values/value.ts';

class Named extends PSObject {
  override text(): string {
    return 'its name';
  }
}

const inner = new PSObject(customObject, [['b', 1]]);

test.each<[what: string, value: Value, text: string]>([
  ['nothing', null, ''],
  ['true', true, 'True'],
  ['false', false, 'False'],
  ['a whole number', 42, '42'],
  ['a fraction', 1.5, '1.5'],
  ['the largest exact whole number', Number.MAX_SAFE_INTEGER, '9007199254740991'],
  ['a large whole number', 123456789012345680, '123456789012345680'],
  ['a larger one', 1e21, '1E+21'],
  ['a large number with digits', -1.25e123, '-1.25E+123'],
  ['a small number', 0.0001, '0.0001'],
  ['a smaller number', 0.00000125, '1.25E-06'],
  ['an endless number', Infinity, 'Infinity'],
  ['a text', 'a b', 'a b'],
  ['a date', new Date(2026, 10, 22, 5, 6, 7), '11/22/2026 05:06:07'],
  ['a date in UTC', new UtcDate(Date.UTC(2026, 0, 2, 23, 59, 58)), '01/02/2026 23:59:58'],
  ['an array', ['a', 1, null, true], 'a 1  True'],
  ['an array in an array', ['a', ['b', 'c']], 'a System.Object[]'],
  ['a hashtable', new Hashtable([['a', 1]]), 'System.Collections.Hashtable'],
  [
    'an object that a script made',
    new PSObject(customObject, [
      ['a', 1],
      ['b', ['x', 'y']],
      ['c', inner],
      ['d', null],
    ]),
    '@{a=1; b=System.Object[]; c=; d=}',
  ],
  ['an object of another type', new PSObject('Amazon.EC2.Model.Instance', []), 'Amazon.EC2.Model.Instance'],
  ['an object with a text', new Named('Some.Type', [['a', 1]]), 'its name'],
  ['a secret', new Secret('AKIAIOSFODNN7EXAMPLE', { shown: '****MPLE' }), '****MPLE'],
  ['a type', new TypeName('INT'), 'System.Int32'],
  ['a type that is not known', new TypeName('Amazon.EC2.Model.Instance'), 'Amazon.EC2.Model.Instance'],
  ['a length of time', new TimeSpan(93_784_005), '1.02:03:04.0050000'],
  ['a short length of time backwards', new TimeSpan(-1000), '-00:00:01'],
])('textOf gives %s as PowerShell does', (_, value, text) => {
  expect(textOf(value)).toBe(text);
});

test('textOf does not follow an array or object that holds itself', () => {
  const array: Value[] = [1];
  array.push(array);
  const object = new PSObject(customObject, []);
  object.properties.set('self', object);
  expect([textOf(array), textOf(object)]).toEqual(['1 System.Object[]', '@{self=}']);
});

test('textOf makes no text that the worker could not hold', () => {
  const long = 'x'.repeat(2 ** 20);
  expect(() => textOf(Array.from({ length: 65 }, () => long))).toThrow(
    'The text was not made, because it would be longer than the 8388608 characters',
  );
});
