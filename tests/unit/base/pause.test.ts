import { expect, test } from 'vitest';
import { pause } from '../../../src/base/pause.ts';

const hourMs = 3_600_000;

test('a pause is over after its time', async () => {
  await pause(1, new AbortController().signal);
});

test('a pause is over at once for who leaves while it lasts, and for who had left before it', async () => {
  const leaving = new AbortController();
  const during = pause(hourMs, leaving.signal);
  leaving.abort();
  const outcomes = await Promise.allSettled([during, pause(hourMs, leaving.signal)]);
  const cancelled = { status: 'rejected', reason: { code: 'cancelled' } };
  expect(outcomes).toMatchObject([cancelled, cancelled]);
});
