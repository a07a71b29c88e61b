import { expect, test } from 'vitest';
import { alignedList } from '../../../src/base/alignedList.ts';

const properties = [
  { name: 'Name', value: 'ci' },
  { name: 'InstanceId', value: 'i-0123456789' },
  { name: 'Note', value: '' },
];

test('alignedList puts values below each other, without blanks at line ends', () => {
  expect(alignedList(properties)).toEqual(['Name       : ci', 'InstanceId : i-0123456789', 'Note       :']);
});

test('alignedList lets values of several lines, and those too long, go on below', () => {
  expect(alignedList([{ name: 'Policy', value: '{\n  12345678\n}' }], 16)).toEqual([
    'Policy : {',
    '           12345',
    '         678',
    '         }',
  ]);
});

test('alignedList gives a value a character a line where there is no room for more', () => {
  expect(alignedList([{ name: 'A', value: 'xy' }], 2)).toEqual(['A : x', '    y']);
});

test('alignedList of nothing is nothing', () => {
  expect(alignedList([])).toEqual([]);
});
