import { expect, test } from 'vitest';
import { sessionChoices } from '../../../src/page/state/sessionChoices.ts';
import { emptyVault } from './fakeAgent.ts';

const id = '00000000000000000000000000000001';
const location = '00000000000000000000000000000002';
const profile = { name: 'dev', type: 'Basic', region: 'eu-west-1' } as const;

test('a name of both stores is offered twice, each with its store, and one of them as chosen', () => {
  const view = {
    ...emptyVault,
    profiles: [{ ...profile, id, account: '123456789012', sandbox: false }],
    linked: [{ id: location, location: '~/.aws/credentials', profiles: [{ ...profile, longTermKey: true }] }],
    session: { name: 'dev', file: { location, name: 'dev' } },
  };
  expect(sessionChoices(view)).toEqual([
    {
      key: id,
      name: 'dev',
      account: '123456789012',
      region: 'eu-west-1',
      store: 'EncryptedVault',
      chosen: false,
      which: { id },
    },
    {
      key: `${location} dev`,
      name: 'dev',
      account: undefined,
      region: 'eu-west-1',
      store: 'SharedCredentialsFile ~/.aws/credentials',
      chosen: true,
      which: { file: { location, name: 'dev' } },
    },
  ]);
});

test('a profile of the vault that was chosen is shown as chosen', () => {
  const view = {
    ...emptyVault,
    profiles: [{ ...profile, id, sandbox: false }],
    session: { name: 'dev', profileId: id },
  };
  expect(sessionChoices(view).map(({ chosen }) => chosen)).toEqual([true]);
});
