import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasWildcards, wildcard } from '../../../../../src/agent/shell/values/wildcard.ts';

test.each([
  ['*', '', true],
  ['a*', 'ABC', true],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['*b*d', 'abcbd', true],
  ['*b*d', 'abcbdx', false],
  ['[a-c]x', 'Bx', true],
  ['[a-c]x', 'dx', false],
  ['[-a]', '-', true],
  ['[]]', ']', true],
  ['[a', '[a', true],
  ['a`*', 'a*', true],
  ['a`*', 'ab', false],
  ['', '', true],
  ['', 'a', false],
])('wildcard %j of %j is %s', (pattern, text, fits) => {
  expect(wildcard(pattern)(text)).toBe(fits);
});

test('wildcard can look at capitals', () => {
  expect([wildcard('a*', true)('abc'), wildcard('a*', true)('Abc')]).toEqual([true, false]);
});

test('wildcard finds what a regular expression of the same meaning does', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?') });
  fc.assert(
    fc.property(letters, fc.string({ unit: fc.constantFrom('a', 'b') }), (pattern, text) => {
      const same = new RegExp(
        `^${pattern.replaceAll('*', '.*').replaceAll('.*.*', '.*').replaceAll('?', '.')}$`,
      );
      expect(wildcard(pattern)(text)).toBe(same.test(text));
    }),
  );
});

test('wildcard ends for many stars and a long text that does not fit', () => {
  expect(wildcard(`${'a*'.repeat(100)}b`)('a'.repeat(10_000))).toBe(false);
});

test('wildcard gives up what would take minutes', () => {
  const fits = wildcard(`*${'a'.repeat(100_000)}b`);
  expect(() => fits('a'.repeat(10_000_000))).toThrow(
    'The search was given up, because it would take too long.',
  );
});

test('hasWildcards heeds backticks', () => {
  expect(['a*', 'a?', '[a]', 'a`*', 'plain'].map(hasWildcards)).toEqual([true, true, true, false, false]);
});
