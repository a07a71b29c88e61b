import { expect, test } from 'vitest';
import { ageText } from '../../../src/page/state/age.ts';

test.each([
  [-5_000, 'just now'],
  [59_999, 'just now'],
  [60_000, '1 minute ago'],
  [12 * 60_000 + 30_000, '12 minutes ago'],
  [3_600_000, '1 hour ago'],
  [47 * 3_600_000, '1 day ago'],
  [400 * 86_400_000, '400 days ago'],
])('the age of %i ms', (age, text) => {
  expect(ageText(1_000_000_000_000 - age, 1_000_000_000_000)).toBe(text);
});
