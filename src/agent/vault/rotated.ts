import { CofferError } from '../../base/cofferError.ts';
import type { ProfilesDocument, StoredProfile } from './profiles.ts';
import type { HeldKey, Rotation } from './rotations.ts';

/**
 * Refuses an edit after which no profile holds a key of an open rotation any more: its keys would be in use nowhere. A step
 * of the rotation itself, which puts another list of rotations there, is not asked.
 * @throws CofferError "rotation-open"
 */
export function checkRotated(before: ProfilesDocument, after: ProfilesDocument): void {
  if (before.rotations !== after.rotations) return;
  for (const rotation of before.rotations) {
    const [holder] = holdersOfAny(before, rotation);
    if (holder && holdersOfAny(after, rotation).length === 0) {
      throw new CofferError('rotation-open', { name: holder.name });
    }
  }
}

/** Both keys, or the old one while there is no other. */
export function heldKeys(rotation: Rotation): readonly HeldKey[] {
  return rotation.at === 'creating' ? [rotation.oldKey] : [rotation.oldKey, rotation.newKey];
}

/** Whether a rotation is one of an access key. */
export function isOfKey(rotation: Rotation, accessKeyId: string): boolean {
  return heldKeys(rotation).some((key) => key.accessKeyId === accessKeyId);
}

/** The profiles that hold a key of a rotation. */
export function holdersOfAny(document: ProfilesDocument, rotation: Rotation): readonly StoredProfile[] {
  return heldKeys(rotation).flatMap(({ accessKeyId }) => holdersOf(document, accessKeyId));
}

/** The profile that a rotation was asked for, or else another one of its keys. @throws CofferError "rotation-key-gone" */
export function askedFor(document: ProfilesDocument, rotation: Rotation): StoredProfile {
  const holders = holdersOfAny(document, rotation);
  const found = holders.find(({ id }) => id === rotation.profileId) ?? holders[0];
  if (!found) throw new CofferError('rotation-key-gone', { accessKeyId: rotation.oldKey.accessKeyId });
  return found;
}

/** The profiles that hold a long-term access key. */
export function holdersOf({ profiles }: ProfilesDocument, accessKeyId: string): readonly StoredProfile[] {
  return profiles.filter(
    ({ properties, secrets }) =>
      properties.some(([key, value]) => key === 'aws_access_key_id' && value === accessKeyId) &&
      secrets.some(([field]) => field === 'aws_secret_access_key') &&
      !secrets.some(([field]) => field === 'aws_session_token'),
  );
}

/** Whether rotations stand where they stood in another revision. */
export function isSameStep(rotations: readonly Rotation[], others: readonly Rotation[]): boolean {
  const steps = (list: readonly Rotation[]) => list.map(({ id, at }) => `${id} ${at}`).join();
  return steps(rotations) === steps(others);
}
