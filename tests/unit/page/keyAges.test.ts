import { expect, test } from 'vitest';
import { CofferError } from '../../../src/base/cofferError.ts';
import { KeyAges } from '../../../src/page/state/keyAges.svelte.ts';
import { connect } from './fakeAgent.ts';

const day = 86_400_000;

test('an age is counted in whole days, asked for once a revision, and stays where a later question fails', async () => {
  const { agent, current } = connect();
  const now = 1000 * day;
  const ages = new KeyAges(agent, () => now);
  expect(ages.daysOf('a')).toBeUndefined();
  const profiles = (['a', 'b', 'd', 'f'] as const).map((id) => ({ id, type: 'Basic' as const }));
  const role = { id: 'g', type: 'AssumeRole' } as const;
  // Not yet read is not unknown.
  expect(ages.unknownAmong([...profiles, role])).toBe(0);
  ages.follow(7);
  ages.follow(7);
  expect(current().received).toEqual([{ kind: 'ask', id: 1, command: 'keys.ages', input: {} }]);
  const output = new Map([
    ['a', { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', createdAt: now - 91 * day + 1 }],
    ['b', { accessKeyId: 'AKIAI44QH8DHBEXAMPLE', createdAt: now - 89 * day }],
    // By a clock that is ahead of this one.
    ['c', { accessKeyId: 'AKIAQNZGKIQY56JQ7WML', createdAt: now + 1 }],
    // One key of two profiles is one key.
    ['e', { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', createdAt: now - 91 * day + 1 }],
  ]);
  current().send({ kind: 'answer', id: 1, output });
  await Promise.resolve();
  await Promise.resolve();
  expect(['a', 'b', 'c', 'd'].map((id) => ages.daysOf(id))).toEqual([90, 89, 0, undefined]);
  expect([89, 90, 91].map((days) => ages.olderThan(days))).toEqual([2, 1, 0]);
  expect(ages.unknownAmong([...profiles, role])).toBe(2);
  const { code, detail } = new CofferError('locked');
  const asked = ages.lookUp('a');
  current().send({ kind: 'failure', id: 2, error: { code, detail } });
  await asked;
  expect(ages.daysOf('a')).toBe(90);
});
