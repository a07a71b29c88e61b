import { expect, test } from 'vitest';
import { CofferError } from '../../../src/base/cofferError.ts';
import { errorText } from '../../../src/base/errors.ts';
import { DialogAttempt } from '../../../src/page/state/dialogAttempt.svelte.ts';
import { Notices } from '../../../src/page/state/notices.svelte.ts';

const error = new CofferError('passphrase-wrong');

function opened() {
  const notices = new Notices();
  const happened: string[] = [];
  const attempt = new DialogAttempt(notices, () => happened.push('closed'));
  return { attempt, happened, notices };
}

test('a dialog closes when what it is for is done, and not when it failed', async () => {
  const { attempt, happened, notices } = opened();
  await attempt.finish(
    () => Promise.reject(error),
    () => happened.push('failed'),
  );
  expect([attempt.failure, notices.alert, happened]).toEqual([errorText(error), undefined, ['failed']]);
  await attempt.finish(() => Promise.resolve());
  expect(happened).toEqual(['failed', 'closed']);
});

test('what ends after its dialog closes no other', async () => {
  const { attempt, happened } = opened();
  const finished = attempt.finish(() => Promise.resolve());
  attempt.end();
  await finished;
  expect([attempt.closed.aborted, happened]).toEqual([true, []]);
});

test('what fails after its dialog is told on the screen', async () => {
  const { attempt, happened, notices } = opened();
  const finished = attempt.finish(
    () => Promise.reject(error),
    () => happened.push('failed'),
  );
  attempt.end();
  await finished;
  expect([notices.alert, happened]).toEqual([errorText(error), []]);
});
