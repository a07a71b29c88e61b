import { expect, test } from 'vitest';
import { watchActivity } from '../../../src/page/state/activity.ts';

test('activity touches at once, then at most every 10 seconds', () => {
  const document = new EventTarget();
  let now = 1_000_000;
  const touched: number[] = [];
  watchActivity(
    document,
    () => now,
    () => touched.push(now),
  );
  for (const [type, at] of [
    ['keydown', 1_000_000],
    ['pointerdown', 1_009_999],
    ['pointermove', 1_010_000],
    ['click', 1_030_000],
    ['wheel', 1_040_000],
  ] as const) {
    now = at;
    document.dispatchEvent(new Event(type));
  }
  expect(touched).toEqual([1_000_000, 1_010_000, 1_040_000]);
});
