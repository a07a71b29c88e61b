import type { Rotation } from '../vault/rotations.ts';
import { createAnother, createKey, lookForLost } from './creating.ts';
import { onceSettled, verify } from './settling.ts';
import { intend, seal, signedBy, type Equipped, type Rotating } from './step.ts';
import { checkHeld, switched } from './switching.ts';
import { deactivateKey, deleteKey } from './userKeys.ts';

/**
 * Goes on with a rotation: until the profiles have the new key, or where they have it, until the old one is inactive, or
 * where that is to be deleted, until it is. In place of a new key that was to be discarded comes another one.
 * @returns where it stands then; undefined where it has ended
 */
export async function goOn(rotating: Rotating, rotation: Rotation): Promise<Rotation | undefined> {
  switch (rotation.at) {
    case 'creating': {
      const looked = await lookForLost(rotating, rotation);
      // Only the user knows whether such a key may go.
      if (looked.lost.length > 0) return looked;
      return putToUse(rotating, await createKey(rotating, looked));
    }
    case 'created':
      return putToUse(rotating, rotation);
    case 'discarding':
      return putToUse(rotating, await createAnother(rotating, rotation));
    case 'switched':
    case 'deactivating':
    case 'reactivating':
      return deactivateOld(rotating, rotation);
    case 'deleting':
      return deleteOld(rotating, rotation);
    case 'deactivated':
      return rotation;
  }
}

/** Checks the new key with a call of its own, and gives it to the profiles. */
export async function putToUse(rotating: Rotating, rotation: Equipped): Promise<Equipped> {
  const { arn, oldKey, newKey } = rotation;
  await verify(rotating, newKey, arn);
  return seal(rotating, rotation, { ...rotation, at: 'switched' }, (document) =>
    switched(rotating.vault, document, oldKey, newKey),
  );
}

async function deactivateOld(rotating: Rotating, rotation: Equipped): Promise<Rotation> {
  const { vault, aws } = rotating;
  const { arn, oldKey, newKey } = rotation;
  checkHeld(vault.document, newKey);
  const call = await signedBy(rotating, newKey);
  const intent = await intend(rotating, rotation, 'deactivating', () =>
    onceSettled(rotating, newKey, () => deactivateKey(aws, call, arn, oldKey.accessKeyId)),
  );
  return seal(rotating, intent, { ...intent, at: 'deactivated' });
}

/** Deletes the old key, which ends the rotation. */
export async function deleteOld(rotating: Rotating, rotation: Equipped): Promise<undefined> {
  const { vault, aws } = rotating;
  const { arn, oldKey, newKey } = rotation;
  checkHeld(vault.document, newKey);
  const call = await signedBy(rotating, newKey);
  const intent = await intend(rotating, rotation, 'deleting', () =>
    deleteKey(aws, call, arn, oldKey.accessKeyId),
  );
  // A profile's copy of the secret may have been edited since; this one has just signed, and there will be no other.
  return seal(rotating, intent, undefined, (document) => switched(vault, document, newKey, newKey));
}
