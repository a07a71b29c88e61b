import { expect, test } from 'vitest';
import { CofferError } from '../../../src/base/cofferError.ts';
import { errorText } from '../../../src/base/errors.ts';
import { Notices } from '../../../src/page/state/notices.svelte.ts';

test('an action takes the messages of the one before away, and its failure is reported', async () => {
  const notices = new Notices();
  notices.say('Removed "dev".');
  await notices.attempt(() => Promise.reject(new CofferError('disk-full')));
  expect(notices.status).toBe(undefined);
  expect(notices.alert).toBe(errorText(new CofferError('disk-full')));
  await notices.attempt(() => Promise.resolve());
  expect(notices.alert).toBe(undefined);
});

test('an offered undo stands through other actions, and goes when it is dismissed', async () => {
  const notices = new Notices();
  notices.sayUndoable('Removed "dev".', () => Promise.resolve());
  expect([notices.status, notices.offer?.report]).toEqual(['Removed "dev".', 'Removed "dev".']);
  await notices.attempt(() => Promise.resolve());
  expect([notices.status, notices.offer?.report]).toEqual([undefined, 'Removed "dev".']);
  notices.dismiss();
  expect(notices.offer).toBe(undefined);
});

test.each(['cancelled', 'locked'] as const)('"%s" is no failure to report', async (code) => {
  const notices = new Notices();
  await notices.attempt(() => Promise.reject(new CofferError(code)));
  expect(notices.alert).toBe(undefined);
});

test('a foreign error is named, its message is not shown', () => {
  const notices = new Notices();
  notices.fail(new SyntaxError('Unexpected token in wJalrXUtnFEMI'));
  expect(notices.alert).toBe(errorText(new CofferError('unexpected', { name: 'SyntaxError' })));
});

test('a warning shows the way until the next message', () => {
  const notices = new Notices();
  const way = { label: 'Open Console', go: () => undefined };
  notices.warn('The profile script reported an error.', way);
  expect([notices.alert, notices.way]).toEqual(['The profile script reported an error.', way]);
  notices.say('Saved.');
  expect([notices.alert, notices.way, notices.status]).toEqual([undefined, undefined, 'Saved.']);
});
