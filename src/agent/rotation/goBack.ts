import { CofferError } from '../../base/cofferError.ts';
import type { Rotation } from '../vault/rotations.ts';
import { lookForLost } from './lost.ts';
import { awsCodeOf, isUnsettled } from './refusals.ts';
import { onceFound, onceSettled, verify } from './settling.ts';
import { intend, seal, signedBy, type Equipped, type Rotating } from './step.ts';
import { deleteKey, listKeys, setStatus } from './userKeys.ts';

/**
 * Goes back to the old key: makes it active where it is not, has it sign a call, gives it to the profiles again, and deletes
 * the new one.
 * @returns undefined once that has ended the rotation; a rotation that found a key of which the user has to say whether it
 *   may go
 * @throws CofferError "rotation-old-deleted" and "rotation-none-works" where there is no way back
 */
export async function goBack(rotating: Rotating, rotation: Rotation): Promise<Rotation | undefined> {
  switch (rotation.at) {
    case 'creating': {
      const looked = await lookForLost(rotating, rotation);
      return looked.lost.length > 0 ? looked : seal(rotating, looked, undefined);
    }
    case 'created':
    case 'discarding':
      return discardNew(rotating, rotation);
    case 'switched':
    case 'deactivating':
    case 'deactivated':
    case 'reactivating':
    case 'deleting':
      return discardNew(rotating, await switchBack(rotating, await withOldActive(rotating, rotation)));
  }
}

async function withOldActive(rotating: Rotating, rotation: Equipped): Promise<Equipped> {
  const { arn, oldKey, newKey } = rotation;
  try {
    const isActive = rotation.at === 'switched' && (await isOldActive(rotating, rotation));
    return isActive ? rotation : await reactivateOld(rotating, rotation);
  } catch (error) {
    if (!isUnsettled(error)) throw error;
    // Somebody deleted or deactivated the new key, and may have seen to it that the old one works.
    await verify(rotating, oldKey, arn).catch((failed: unknown) => {
      if (!isUnsettled(failed)) throw failed;
      throw new CofferError('rotation-none-works', {
        oldKeyId: oldKey.accessKeyId,
        newKeyId: newKey.accessKeyId,
      });
    });
    return rotation;
  }
}

/** Whether somebody has not made it inactive meanwhile. @throws CofferError "rotation-old-deleted" */
async function isOldActive(rotating: Rotating, { oldKey, newKey }: Equipped): Promise<boolean> {
  const { accessKeyId } = oldKey;
  const call = await signedBy(rotating, newKey);
  const listed = await onceSettled(rotating, newKey, () => listKeys(rotating.aws, call)).catch(
    (error: unknown) => {
      if (awsCodeOf(error) !== 'AccessDenied') throw error;
    },
  );
  // Who may not list them any more finds out by the old key's own call.
  if (!listed) return true;
  const old = listed.find((key) => key.accessKeyId === accessKeyId);
  if (!old) throw new CofferError('rotation-old-deleted', { accessKeyId });
  return old.active;
}

async function reactivateOld(rotating: Rotating, rotation: Equipped): Promise<Equipped> {
  const { arn: owner, oldKey, newKey } = rotation;
  const { accessKeyId } = oldKey;
  const call = await signedBy(rotating, newKey);
  const { intent } = await intend(rotating, rotation, 'reactivating', async () => {
    const isThere = await onceSettled(rotating, newKey, () =>
      onceFound(rotating, () => setStatus(rotating.aws, call, { owner, accessKeyId }, 'Active')),
    );
    if (!isThere) throw new CofferError('rotation-old-deleted', { accessKeyId });
  });
  return intent;
}

async function switchBack(rotating: Rotating, rotation: Equipped): Promise<Equipped> {
  await verify(rotating, rotation.oldKey, rotation.arn);
  return seal(rotating, rotation, { ...rotation, at: 'created' });
}

async function discardNew(rotating: Rotating, rotation: Equipped): Promise<undefined> {
  const { arn: owner, oldKey, newKey } = rotation;
  await verify(rotating, oldKey, owner);
  const call = await signedBy(rotating, oldKey);
  const { intent } = await intend(rotating, rotation, 'discarding', () =>
    onceSettled(rotating, oldKey, () =>
      onceFound(rotating, () => deleteKey(rotating.aws, call, { owner, accessKeyId: newKey.accessKeyId })),
    ),
  );
  return seal(rotating, intent, undefined);
}
