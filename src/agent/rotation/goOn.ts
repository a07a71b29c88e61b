import type { Rotation } from '../vault/rotations.ts';
import { createAgain, createAnother } from './creating.ts';
import { onceFound, onceSettled, verify } from './settling.ts';
import { intend, seal, signedBy, type Equipped, type Rotating } from './step.ts';
import { deleteKey, setStatus } from './userKeys.ts';

/**
 * Goes on with a rotation: until the profiles have the new key, or where they have it, until the old one is inactive, or
 * where that is to be deleted, until it is. In place of a new key that was to be discarded comes another one.
 * @returns where it stands then; undefined where it has ended
 */
export async function goOn(rotating: Rotating, rotation: Rotation): Promise<Rotation | undefined> {
  switch (rotation.at) {
    case 'creating': {
      const reached = await createAgain(rotating, rotation);
      return reached.at === 'creating' ? reached : putToUse(rotating, reached);
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
  await verify(rotating, rotation.newKey, rotation.arn);
  return seal(rotating, rotation, { ...rotation, at: 'switched' });
}

/** Where somebody deleted the old key meanwhile, that ends the rotation. */
async function deactivateOld(rotating: Rotating, rotation: Equipped): Promise<Rotation | undefined> {
  const { arn: owner, oldKey, newKey } = rotation;
  await verify(rotating, newKey, owner);
  const call = await signedBy(rotating, newKey);
  const { intent, answer: isThere } = await intend(rotating, rotation, 'deactivating', () =>
    onceSettled(rotating, newKey, () =>
      onceFound(rotating, () =>
        setStatus(rotating.aws, call, { owner, accessKeyId: oldKey.accessKeyId }, 'Inactive'),
      ),
    ),
  );
  return seal(rotating, intent, isThere ? { ...intent, at: 'deactivated' } : undefined);
}

/** Deletes the old key, which ends the rotation. */
export async function deleteOld(rotating: Rotating, rotation: Equipped): Promise<undefined> {
  const { arn: owner, oldKey, newKey } = rotation;
  await verify(rotating, newKey, owner);
  const call = await signedBy(rotating, newKey);
  const { intent } = await intend(rotating, rotation, 'deleting', () =>
    deleteKey(rotating.aws, call, { owner, accessKeyId: oldKey.accessKeyId }),
  );
  return seal(rotating, intent, undefined);
}
