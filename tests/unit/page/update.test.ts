import { expect, test } from 'vitest';
import { Update } from '../../../src/page/state/update.svelte.ts';

function start() {
  const events = new Map<string, (event: never) => void>();
  const done: string[] = [];
  const update = new Update(() => done.push('reload'));
  update.watch({
    addEventListener: (type, listener) => void events.set(type, listener),
    messageSkipWaiting: () => void done.push('skip waiting'),
  });
  const fire = (type: string, event: object = {}) => events.get(type)?.(event as never);
  return { update, done, fire };
}

test('a waiting version is offered and not taken by itself', () => {
  const { update, done, fire } = start();
  expect(update.offered).toBe(false);
  fire('waiting');
  expect(update.offered).toBe(true);
  expect(done).toEqual([]);
});

test('an accepted version is let in, and the page reloads once it is in control', () => {
  const { update, done, fire } = start();
  fire('waiting');
  update.accept();
  expect(done).toEqual(['skip waiting']);
  fire('controlling', { isUpdate: true });
  expect(done).toEqual(['skip waiting', 'reload']);
});

test('a version taken by another tab is offered here, and accepting it reloads', () => {
  const { update, done, fire } = start();
  fire('controlling', { isUpdate: true, isExternal: true });
  expect(update.offered).toBe(true);
  expect(done).toEqual([]);
  update.accept();
  expect(done).toEqual(['reload']);
});

test('the first service worker of all is no update', () => {
  const { update, fire } = start();
  fire('controlling', { isUpdate: false });
  expect(update.offered).toBe(false);
});
