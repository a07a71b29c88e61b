import { describe, expect, test } from 'vitest';
import { alignedTable } from '../../../src/base/alignedTable.ts';

const columns = [
  { name: 'Name', align: 'left' },
  { name: 'Count', align: 'right' },
  { name: 'Note', align: 'left' },
] as const;

test('alignedTable prints names, dashes under them and aligned cells without blanks at line ends', () => {
  expect(
    alignedTable(columns, [
      ['default', '3', ''],
      ['ci', '12345678', 'rotated'],
    ]),
  ).toEqual([
    'Name       Count Note',
    '----       ----- ----',
    'default        3',
    'ci      12345678 rotated',
  ]);
});

test('alignedTable without rows prints the header alone, without columns nothing', () => {
  expect(alignedTable(columns, [])).toEqual(['Name Count Note', '---- ----- ----']);
  expect(alignedTable([], [[], []])).toEqual([]);
});

test('alignedTable leaves headers out when asked to, and their widths with them', () => {
  expect(alignedTable(columns, [['a', '1', 'b']], { hideHeaders: true })).toEqual(['a 1 b']);
});

test('alignedTable takes missing cells for empty ones', () => {
  expect(alignedTable(columns, [['a']], { hideHeaders: true })).toEqual(['a']);
});

describe('too narrow a line', () => {
  const row = ['default', '12345678', 'rotated'];

  test('narrows the last column', () => {
    expect(alignedTable(columns, [row], { width: 20 })).toEqual([
      'Name       Count Not',
      '                 e',
      '----       ----- ---',
      'default 12345678 ro…',
    ]);
  });

  test('leaves columns out that would not have a character', () => {
    expect(alignedTable(columns, [row], { width: 17 })).toEqual([
      'Name       Count',
      '----       -----',
      'default 12345678',
    ]);
  });

  test('cuts what is aligned right at its beginning', () => {
    expect(alignedTable(columns, [row], { width: 12 })).toEqual([
      'Name    Coun',
      '           t',
      '----    ----',
      'default …678',
    ]);
  });

  test('of less than one character leaves nothing', () => {
    expect(alignedTable(columns, [row], { width: 0 })).toEqual([]);
  });

  test('lets cells go on below where they wrap', () => {
    expect(alignedTable(columns, [row], { width: 20, wrap: true, hideHeaders: true })).toEqual([
      'default 12345678 rot',
      '                 ate',
      '                 d',
    ]);
  });
});

test('alignedTable keeps to the width that a column is given', () => {
  expect(
    alignedTable(
      [
        { name: 'A', align: 'left', width: 4 },
        { name: 'B', align: 'left' },
      ],
      [['abcdef', '1']],
    ),
  ).toEqual(['A    B', '-    -', 'abc… 1']);
});

describe('a cell of several lines', () => {
  test('is cut behind the first', () => {
    expect(alignedTable([columns[0]], [['one\r\ntwo']], { hideHeaders: true })).toEqual(['one…']);
  });

  test('shows all of them where cells wrap', () => {
    expect(alignedTable([columns[0]], [['one\ntwo']], { wrap: true, hideHeaders: true })).toEqual([
      'one',
      'two',
    ]);
  });
});

test('alignedTable cuts no character in two', () => {
  expect(alignedTable([{ name: 'K', align: 'left', width: 2 }], [['🔑🔑🔑']], { hideHeaders: true })).toEqual(
    ['🔑…'],
  );
});
