import { expect, test } from 'vitest';
import { leftText, urgency } from '../../../src/page/state/expiry.ts';

const end = Date.UTC(2026, 10, 22, 12);
const left = (seconds: number) => [leftText(end, end - seconds * 1000), urgency(end, end - seconds * 1000)];

test.each([
  [43_200, '12 h', 'calm'],
  [3_900, '1 h 5 min', 'calm'],
  [3_599, '59 min', 'calm'],
  [601, '10 min', 'calm'],
  [600, '10 min', 'soon'],
  [121, '2 min', 'soon'],
  [120, '2 min', 'urgent'],
  [119, '119 s', 'urgent'],
  [1, '1 s', 'urgent'],
  [0, 'expired', 'urgent'],
  [-60, 'expired', 'urgent'],
])('%d seconds before its end are "%s", %s', (seconds, text, level) => {
  expect(left(seconds)).toEqual([text, level]);
});
