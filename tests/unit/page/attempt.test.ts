import { expect, test } from 'vitest';
import { CofferError } from '../../../src/base/cofferError.ts';
import { errorText } from '../../../src/base/errors.ts';
import { Attempt } from '../../../src/page/state/attempt.svelte.ts';

test('a failed attempt says why until the next one starts', async () => {
  const attempt = new Attempt();
  const caught: unknown[] = [];
  const error = new CofferError('passphrase-wrong');
  await attempt.run(
    () => Promise.reject(error),
    (thrown) => caught.push(thrown),
  );
  expect([attempt.failure, attempt.running, caught]).toEqual([errorText(error), false, [error]]);
  const next = attempt.run(() => Promise.resolve());
  expect([attempt.failure, attempt.running]).toEqual([undefined, true]);
  await next;
  expect([attempt.failure, attempt.running]).toEqual([undefined, false]);
});

test('a second attempt while one runs is not made', async () => {
  const attempt = new Attempt();
  const made: number[] = [];
  const first = attempt.run(() => Promise.resolve(void made.push(1)));
  await attempt.run(() => Promise.resolve(void made.push(2)));
  await first;
  expect(made).toEqual([1]);
});
