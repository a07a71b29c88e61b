import { newId } from '../../base/ids.ts';
import { put, textOf, type ProfilesDocument, type StoredProfile } from '../vault/profiles.ts';
import { askedFor, heldKeys, holdersOf } from '../vault/rotated.ts';
import type { HeldKey, Rotation } from '../vault/rotations.ts';
import type { Vault } from '../vault/vault.ts';
import { seal, type Rotating } from './step.ts';
import { switched } from './switching.ts';

/**
 * Ends a rotation where it stands. Keys stay as they are, in IAM and in profiles; one that no profile has becomes a profile
 * of its own, since its secret may be nowhere else.
 */
export function end(rotating: Pick<Rotating, 'vault' | 'sealed'>, rotation: Rotation): Promise<undefined> {
  const { vault } = rotating;
  return seal(rotating, rotation, undefined, async (document) => {
    let kept = document;
    for (const key of heldKeys(rotation)) kept = await keepKey(vault, kept, rotation, key);
    return kept;
  });
}

async function keepKey(
  vault: Vault,
  document: ProfilesDocument,
  rotation: Rotation,
  key: HeldKey,
): Promise<ProfilesDocument> {
  if (holdersOf(document, key.accessKeyId).length > 0) return switched(vault, document, [key], key);
  const beside = askedFor(document, rotation);
  const name = freeName(document, `${beside.name}-${key === rotation.oldKey ? 'old' : 'new'}-key`);
  return put(document, await profileOf(vault, key, name, beside));
}

/** A profile of one key, used where another one is: an endpoint goes with its credentials. */
async function profileOf(
  vault: Vault,
  { id: heldId, accessKeyId, secret }: HeldKey,
  name: string,
  beside: StoredProfile,
): Promise<StoredProfile> {
  const id = newId();
  const field = 'aws_secret_access_key';
  const where = ['region', 'endpoint_url'].flatMap((key): [string, string][] => {
    const value = textOf(beside, key);
    return value === undefined ? [] : [[key, value]];
  });
  return {
    id,
    name,
    properties: [['aws_access_key_id', accessKeyId], ...where],
    secrets: [[field, await vault.sealSecret(id, field, await vault.openSecret(heldId, field, secret))]],
    heldBack: [],
    comments: [],
  };
}

function freeName({ profiles }: ProfilesDocument, name: string): string {
  const taken = new Set(profiles.map((profile) => profile.name));
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name}-${String(count)}`;
  return free;
}
