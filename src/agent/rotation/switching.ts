import { overwrite, sameBytes } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import { textOf, type ProfilesDocument, type StoredProfile } from '../vault/profiles.ts';
import { heldKeys, holdersOf } from '../vault/rotated.ts';
import type { HeldKey, Rotation } from '../vault/rotations.ts';
import type { Vault } from '../vault/vault.ts';

const field = 'aws_secret_access_key';

/**
 * Gives the key that is in use where a rotation stands to every profile that has one of its keys, whatever was edited,
 * imported or stored meanwhile.
 * @throws CofferError "rotation-key-gone"
 */
export function withKeyInUse(
  vault: Vault,
  document: ProfilesDocument,
  rotation: Rotation,
): Promise<ProfilesDocument> {
  return switched(vault, document, heldKeys(rotation), keyInUse(rotation));
}

/** As FORMAT.md has it. */
function keyInUse(rotation: Rotation): HeldKey {
  switch (rotation.at) {
    case 'creating':
    case 'created':
    case 'discarding':
      return rotation.oldKey;
    case 'switched':
    case 'deactivating':
    case 'deactivated':
    case 'reactivating':
    case 'deleting':
      return rotation.newKey;
  }
}

/**
 * Gives every profile that has one of some keys another, or the same with the secret that the rotation knows to be right.
 * @throws CofferError "rotation-key-gone" where none has any: the keys would be in no profile
 */
export async function switched(
  vault: Vault,
  document: ProfilesDocument,
  from: readonly HeldKey[],
  to: HeldKey,
): Promise<ProfilesDocument> {
  const holders = new Set(from.flatMap(({ accessKeyId }) => holdersOf(document, accessKeyId)));
  if (holders.size === 0) throw new CofferError('rotation-key-gone', { accessKeyId: to.accessKeyId });
  const profiles = document.profiles.map(async (profile) =>
    holders.has(profile) ? withKey(vault, profile, to) : profile,
  );
  return { ...document, profiles: await Promise.all(profiles) };
}

async function withKey(vault: Vault, profile: StoredProfile, key: HeldKey): Promise<StoredProfile> {
  // A secret sealed anew makes another profile, whose temporary credentials would be let go of.
  if (await hasPair(vault, profile, key)) return profile;
  const secret = await vault.openSecret(key.id, field, key.secret);
  const sealed = await vault.sealSecret(profile.id, field, secret);
  return {
    ...profile,
    properties: profile.properties.map(([name, value]) => [
      name,
      name === 'aws_access_key_id' ? key.accessKeyId : value,
    ]),
    secrets: profile.secrets.map(([name, before]) => [name, name === field ? sealed : before]),
  };
}

async function hasPair(vault: Vault, profile: StoredProfile, key: HeldKey): Promise<boolean> {
  const stored = new Map(profile.secrets).get(field);
  if (!stored || textOf(profile, 'aws_access_key_id') !== key.accessKeyId) return false;
  const held = await vault.openSecret(key.id, field, key.secret);
  // One that does not open any more is as wrong as another one.
  const own = await vault.openSecret(profile.id, field, stored).catch(() => new Uint8Array());
  const isSame = sameBytes(held, own);
  overwrite(held, own);
  return isSame;
}
