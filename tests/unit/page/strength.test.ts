import { expect, test } from 'vitest';
import { estimateStrength } from '../../../src/page/state/strength.ts';

test.each([
  ['', 'Very weak: easily guessed'],
  ['aaaaaaaaaaaaaaaa', 'Very weak: easily guessed'],
  ['abcdefghijklmnop', 'Very weak: easily guessed'],
  ['123456789012', 'Very weak: easily guessed'],
  ['password123456', 'Very weak: easily guessed'],
  ['passwordpassword', 'Very weak: easily guessed'],
  ['correct horse battery staple', 'Very weak: easily guessed'],
  ['sunshine', 'Very weak: easily guessed'],
  ['Tr0ub4dor&3', 'Weak: add words'],
  ['velvet canyon', 'Very weak: easily guessed'],
  ['velvet canyon orbit', 'Weak: add words'],
  ['velvet canyon orbit thistle', 'Fair: one more word would help'],
  ['velvet canyon orbit thistle mackerel', 'Good'],
  ['velvet canyon orbit thistle mackerel quilt', 'Strong'],
  ['q9!Zr4#Lm7$Wx2', 'Strong'],
])('%j is "%s"', (passphrase, words) => {
  expect(estimateStrength(passphrase).words).toBe(words);
});

test('repeating a passphrase adds nothing', () => {
  expect(estimateStrength('velvet-9!velvet-9!velvet-9!')).toEqual(estimateStrength('velvet-9!'));
});

test('upper case does not hide a common password', () => {
  expect(estimateStrength('PassWord').bits).toBeLessThan(10);
});
