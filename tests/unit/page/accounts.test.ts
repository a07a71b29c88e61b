import { expect, test } from 'vitest';
import { accountName, knownAccounts, rootWarning } from '../../../src/page/state/accounts.ts';
import type { ProfileView } from '../../../src/protocol/views/profiles.ts';
import { emptyVault } from './fakeAgent.ts';

function profile(name: string, given: Partial<ProfileView> = {}): ProfileView {
  return { id: name, name, type: 'Basic', sandbox: false, ...given };
}

const root = { arn: 'arn:aws:iam::123456789012:root', userId: '123456789012', root: true };

test('accounts are those of profiles, linked files and names, each once', () => {
  const view = {
    ...emptyVault,
    profiles: [
      profile('one', { account: '222222222222' }),
      profile('two'),
      profile('three', { account: '222222222222' }),
    ],
    linked: [
      {
        id: 'x',
        location: 'files',
        profiles: [{ name: 'four', type: 'Basic', account: '111111111111', longTermKey: true } as const],
      },
    ],
    accountNames: [{ account: '333333333333', name: 'Gone' }],
  };
  expect(knownAccounts(view)).toEqual(['111111111111', '222222222222', '333333333333']);
  expect([accountName(view, '333333333333'), accountName(view, '111111111111')]).toEqual(['Gone', undefined]);
});

test('the warning names the profiles of root users, a few of many', () => {
  const owners = (count: number) =>
    Array.from({ length: count }, (_, index) => profile(`p${String(index)}`, { identity: root }));
  expect(rootWarning([profile('user', { identity: { ...root, root: false } }), profile('new')])).toBe(
    undefined,
  );
  expect(rootWarning(owners(1))).toMatch(/^“p0” is a root user’s key: whoever has it may do everything/);
  expect(rootWarning(owners(7))).toMatch(
    /^“p0”, “p1”, “p2”, “p3”, “p4”, 2 more are a root user’s key: whoever has them may do everything/,
  );
});
