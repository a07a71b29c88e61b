import { CofferError } from '../../base/cofferError.ts';
import type { ProfilesDocument } from '../vault/profiles.ts';
import { holdersOf } from '../vault/rotated.ts';
import type { HeldKey } from '../vault/rotations.ts';
import type { Vault } from '../vault/vault.ts';

/**
 * Gives every profile that has one key the other.
 * @throws CofferError "rotation-key-gone" where none has it: the other would be in no profile
 */
export async function switched(
  vault: Vault,
  document: ProfilesDocument,
  from: HeldKey,
  to: HeldKey,
): Promise<ProfilesDocument> {
  checkHeld(document, from);
  const holders = new Set(holdersOf(document, from.accessKeyId));
  const profiles = document.profiles.map(async (profile): Promise<typeof profile> => {
    if (!holders.has(profile)) return profile;
    const secret = await vault.openSecret(to.id, 'aws_secret_access_key', to.secret);
    const sealed = await vault.sealSecret(profile.id, 'aws_secret_access_key', secret);
    return {
      ...profile,
      properties: profile.properties.map(([key, value]) => [
        key,
        key === 'aws_access_key_id' ? to.accessKeyId : value,
      ]),
      secrets: profile.secrets.map(([field, before]) => [
        field,
        field === 'aws_secret_access_key' ? sealed : before,
      ]),
    };
  });
  return { ...document, profiles: await Promise.all(profiles) };
}

/** @throws CofferError "rotation-key-gone" where no profile has the key */
export function checkHeld(document: ProfilesDocument, { accessKeyId }: HeldKey): void {
  if (holdersOf(document, accessKeyId).length === 0)
    throw new CofferError('rotation-key-gone', { accessKeyId });
}
