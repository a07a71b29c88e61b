import { expect, test } from 'vitest';
import { focusedBy, placeBeside } from '../../../src/page/ui/kit/menu.ts';

const labels = ['Check', 'Rotate key', 'Proof of identity', 'Copy'];

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 3, 0],
  ['ArrowDown', -1, 0],
  ['ArrowUp', 1, 0],
  ['ArrowUp', 0, 3],
  ['ArrowUp', -1, 3],
  ['Home', 2, 0],
  ['End', 0, 3],
  ['r', 0, 1],
  ['R', 3, 1],
  ['c', 0, 3],
  ['c', 3, 0],
  ['p', 2, 2],
  ['x', 0, undefined],
  [' ', 0, undefined],
  ['Enter', 0, undefined],
  ['F1', 0, undefined],
])('%s takes the focus of a menu from item %i to %s', (key, focused, next) => {
  expect(focusedBy(key, labels, focused)).toBe(next);
});

test('a menu stands below its button, above where there is no room below, and always within the window', () => {
  const menu = { width: 200, height: 150 };
  const beside = (left: number, top: number, height = 800, width = 360) =>
    placeBeside({ left, top, bottom: top + 32 }, menu, { width, height });
  expect(beside(20, 100)).toEqual({ left: 20, top: 136 });
  expect(beside(300, 100)).toEqual({ left: 156, top: 136 });
  expect(beside(-30, 100)).toEqual({ left: 4, top: 136 });
  expect(beside(20, 700)).toEqual({ left: 20, top: 546 });
  expect(beside(20, 60, 200)).toEqual({ left: 20, top: 46 });
  expect(beside(20, 60, 100, 100)).toEqual({ left: 4, top: 4 });
});
