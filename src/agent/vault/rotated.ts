import { CofferError } from '../../base/cofferError.ts';
import type { ProfilesDocument, StoredProfile } from './profiles.ts';
import type { Rotation } from './rotations.ts';

/**
 * Refuses an edit after which no profile holds a key of an open rotation any more. A step of the rotation itself, which puts
 * another list of rotations there, is not asked.
 * @throws CofferError "rotation-open"
 */
export function checkRotated(before: ProfilesDocument, after: ProfilesDocument): void {
  if (before.rotations !== after.rotations) return;
  for (const accessKeyId of before.rotations.flatMap(keyIdsOf)) {
    const [holder] = holdersOf(before, accessKeyId);
    if (holder && holdersOf(after, accessKeyId).length === 0) {
      throw new CofferError('rotation-open', { name: holder.name });
    }
  }
}

/** Ids of both keys, or of the old one while there is no other. */
export function keyIdsOf(rotation: Rotation): readonly string[] {
  const { oldKey } = rotation;
  const keys = rotation.at === 'creating' ? [oldKey] : [oldKey, rotation.newKey];
  return keys.map(({ accessKeyId }) => accessKeyId);
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
