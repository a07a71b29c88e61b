import type { ProfileView, VaultView } from '../../protocol/views.ts';
import { accountOf, maskKeyId } from '../awsconfig/accessKeyId.ts';
import { listedType } from '../awsconfig/profileType.ts';
import { sandboxEndpoint } from '../../base/sandbox.ts';
import type { InUse } from './context.ts';
import { activeSession } from './search.ts';
import { filledKeysOf, textOf } from '../vault/profiles.ts';
import type { StoredProfile } from '../vault/profiles.ts';

/** What the page may know of an unlocked vault. */
export function vaultView(unlocked: InUse): VaultView {
  const { vault, temporary, sessionProfileId } = unlocked;
  const { profiles, preferences } = vault.document;
  return {
    vaultId: vault.vaultId,
    revision: vault.revision,
    temporary,
    profiles: profiles.map(profileView),
    linked: [],
    preferences,
    session: {
      ...activeSession(unlocked),
      ...(sessionProfileId !== undefined && { profileId: sessionProfileId }),
    },
  };
}

function profileView(stored: StoredProfile): ProfileView {
  const accessKeyId = textOf(stored, 'aws_access_key_id');
  const account = accessKeyId && accountOf(accessKeyId);
  const region = textOf(stored, 'region');
  return {
    id: stored.id,
    name: stored.name,
    type: listedType(filledKeysOf(stored), stored.heldBack),
    sandbox: textOf(stored, 'endpoint_url') === sandboxEndpoint,
    ...(account && { account }),
    ...(region && { region }),
    ...(accessKeyId && { key: maskKeyId(accessKeyId) }),
  };
}
