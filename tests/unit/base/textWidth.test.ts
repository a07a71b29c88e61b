import { expect, test } from 'vitest';
import { broken, cut, lengthOf } from '../../../src/base/textWidth.ts';

test.each([
  ['left', 'abcde', 'ab…'],
  ['right', 'abcde', '…de'],
  ['left', 'abc', 'abc'],
  ['left', '🔑🔑🔑🔑', '🔑🔑…'],
] as const)('cut makes three characters of a text aligned %s: %s', (align, text, expected) => {
  expect(cut(text, 3, align)).toBe(expected);
});

test('broken breaks a line behind every so many characters', () => {
  expect(broken('abcde', 2)).toEqual(['ab', 'cd', 'e']);
  expect(broken('🔑🔑🔑', 2)).toEqual(['🔑🔑', '🔑']);
  expect(broken('', 2)).toEqual(['']);
});

test('lengthOf counts characters', () => {
  expect([lengthOf(''), lengthOf('key'), lengthOf('🔑')]).toEqual([0, 3, 1]);
});
