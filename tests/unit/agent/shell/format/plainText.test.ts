import { expect, test } from 'vitest';
import { PlainText } from '../../../../../src/agent/shell/format/plainText.ts';
import type { Shape } from '../../../../../src/agent/shell/format/shape.ts';
import { Secret } from '../../../../../src/agent/shell/values/secret.ts';

function textOf(shapes: readonly Shape[], width?: number): readonly string[] {
  const text = new PlainText(width);
  for (const shape of shapes) text.write(shape);
  text.end();
  return text.lines;
}

const table = { columns: [{ name: 'Name', align: 'left' }] } as const;
const row = (value: string): Shape => ({ kind: 'rows', table, rows: [[value]] });
const list = (value: string): Shape => ({ kind: 'list', properties: [{ name: 'Name', value }] });

test('lines stand below each other', () => {
  expect(
    textOf([
      { kind: 'line', value: 'one\ntwo' },
      { kind: 'line', value: 3 },
    ]),
  ).toEqual(['one', 'two', '3']);
});

test('a table stands between blank lines, its rows together', () => {
  expect(textOf([row('a'), row('bcdef'), { kind: 'line', value: 'end' }])).toEqual([
    '',
    'Name',
    '----',
    'a',
    'bcdef',
    '',
    'end',
  ]);
});

test('another table has headers of its own', () => {
  const other: Shape = { kind: 'rows', table: { ...table, hideHeaders: true }, rows: [['b']] };
  expect(textOf([row('a'), other])).toEqual(['', 'Name', '----', 'a', '', '', 'b', '']);
});

test('lists have a blank line behind each, and one before the first', () => {
  expect(textOf([list('a'), list('b')])).toEqual(['', 'Name : a', '', 'Name : b', '']);
});

test('no line is longer than the width', () => {
  expect(textOf([{ kind: 'line', value: 'abcdefgh' }, list('ab'), row('abcdefgh')], 8)).toEqual([
    'abcdefgh',
    '',
    'Name : a',
    '       b',
    '',
    '',
    'Name',
    '----',
    'abcdefgh',
    '',
  ]);
  expect(textOf([{ kind: 'line', value: 'abcde' }, row('abcde')], 4)).toEqual([
    'abcd',
    'e',
    '',
    'Name',
    '----',
    'abc…',
    '',
  ]);
});

test('a secret is masked', () => {
  expect(textOf([{ kind: 'line', value: new Secret('wJalrXUtnFEMI', { shown: '****7WML' }) }])).toEqual([
    '****7WML',
  ]);
});

test('a text, a property and a table may have any number of lines', () => {
  const lines = 'a\n'.repeat(200_000);
  const rows = Array.from({ length: 200_000 }, (_, index) => [String(index)]);
  expect(
    textOf([{ kind: 'line', value: lines }, list(lines), { kind: 'rows', table, rows }], 80).length,
  ).toBe(200_001 + 1 + 200_001 + 1 + 1 + 200_002 + 1);
});
