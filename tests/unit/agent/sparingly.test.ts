import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sparingly } from '../../../src/agent/sparingly.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('what is asked for once is done once, at once', () => {
  const act = vi.fn();
  sparingly(act, 100)();
  expect(act).toHaveBeenCalledTimes(1);
  vi.runAllTimers();
  expect(act).toHaveBeenCalledTimes(1);
});

test('what is asked for again and again is done once more after each pause', () => {
  const act = vi.fn();
  const ask = sparingly(act, 100);
  for (let at = 0; at < 1000; at++) ask();
  expect(act).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(100);
  expect(act).toHaveBeenCalledTimes(2);
  ask();
  vi.advanceTimersByTime(100);
  expect(act).toHaveBeenCalledTimes(3);
  vi.runAllTimers();
  expect(act).toHaveBeenCalledTimes(3);
});

test('what waits at the end stays undone', () => {
  const act = vi.fn();
  const ask = sparingly(act, 100);
  ask();
  ask();
  ask.end();
  vi.runAllTimers();
  expect(act).toHaveBeenCalledTimes(1);
});
