import { describe, expect, test } from 'vitest';
import { CofferError } from '../../../src/base/cofferError.ts';
import { errorText } from '../../../src/base/errors.ts';
import { knowAllTexts } from '../../../src/page/state/failure.ts';
import { Notices } from '../../../src/page/state/notices.svelte.ts';
import { Profiles } from '../../../src/page/state/profiles.ts';
import { Vault } from '../../../src/page/state/vault.svelte.ts';
import { Witness } from '../../../src/page/state/witness.ts';
import type { ProfileView } from '../../../src/protocol/views/profiles.ts';
import type { VaultView } from '../../../src/protocol/views/vault.ts';
import { connect, emptyVault } from './fakeAgent.ts';

knowAllTexts(errorText);

const steve: ProfileView = {
  id: '00000000000000000000000000000001',
  name: 'steve',
  type: 'Basic',
  sandbox: false,
};

async function unlocked(session: VaultView['session']) {
  const connected = connect();
  const notices = new Notices();
  const witness = new Witness(() => ({ getItem: () => null, setItem: () => undefined }));
  const vault = new Vault(connected.agent, notices, witness, () => undefined);
  const unlock = vault.unlock('pass');
  connected.current().send({ kind: 'answer', id: 1, output: { ...emptyVault, profiles: [steve], session } });
  await unlock;
  return { ...connected, notices, profiles: new Profiles(connected.agent, notices, vault), vault };
}

describe('remove', () => {
  test.each([
    [
      'that this session uses',
      steve.id,
      'Removed "steve", which this session used. Choose another profile, or undo.',
    ],
    ['that another one is used beside', '00000000000000000000000000000002', 'Removed "steve".'],
  ])('of a profile %s', async (_, profileId, report) => {
    const { current, notices, profiles } = await unlocked({ profileId });
    const removed = profiles.remove(steve);
    current().send({ kind: 'answer', id: 2, output: { ...emptyVault, revision: 2 } });
    await removed;
    expect(notices.status).toBe(report);
  });
});

test.each(['profile-invalid', 'profile-held-back'] as const)(
  'a profile refused as "%s" leaves the session as it was, and the alert says why',
  async (code) => {
    const session = { name: 'default', profileId: '00000000000000000000000000000002' };
    const { current, notices, profiles, vault } = await unlocked(session);
    const used = notices.attempt(() => profiles.useForSession(steve.name, { id: steve.id }));
    current().send({ kind: 'failure', id: 2, error: { code, detail: { name: 'steve' } } });
    await used;
    expect(notices.alert).toBe(errorText(new CofferError(code, { name: 'steve' })));
    expect(vault.view.session).toEqual(session);
  },
);
