import type { Rotation } from '../vault/rotations.ts';
import { lookForLost } from './creating.ts';
import { onceSettled, verify } from './settling.ts';
import { intend, seal, signedBy, type Equipped, type Rotating } from './step.ts';
import { switched } from './switching.ts';
import { activateKey, deleteKey } from './userKeys.ts';

/**
 * Goes back to the old key: makes it active where it is not, has it sign a call, gives it to the profiles again, and deletes
 * the new one.
 * @returns undefined once that has ended the rotation; a rotation that found a key of which the user has to say whether it
 *   may go
 * @throws CofferError "rotation-old-deleted" where there is no way back
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
      return discardNew(rotating, await switchBack(rotating, rotation));
    case 'deactivating':
    case 'deactivated':
    case 'reactivating':
    case 'deleting':
      return discardNew(rotating, await switchBack(rotating, await reactivateOld(rotating, rotation)));
  }
}

async function reactivateOld(rotating: Rotating, rotation: Equipped): Promise<Equipped> {
  const { arn, oldKey, newKey } = rotation;
  const call = await signedBy(rotating, newKey);
  return intend(rotating, rotation, 'reactivating', () =>
    onceSettled(rotating, newKey, () => activateKey(rotating.aws, call, arn, oldKey.accessKeyId)),
  );
}

async function switchBack(rotating: Rotating, rotation: Equipped): Promise<Equipped> {
  const { arn, oldKey, newKey } = rotation;
  await verify(rotating, oldKey, arn);
  return seal(rotating, rotation, { ...rotation, at: 'created' }, (document) =>
    switched(rotating.vault, document, newKey, oldKey),
  );
}

async function discardNew(rotating: Rotating, rotation: Equipped): Promise<undefined> {
  const { arn, oldKey, newKey } = rotation;
  const call = await signedBy(rotating, oldKey);
  const intent = await intend(rotating, rotation, 'discarding', () =>
    deleteKey(rotating.aws, call, arn, newKey.accessKeyId),
  );
  return seal(rotating, intent, undefined);
}
