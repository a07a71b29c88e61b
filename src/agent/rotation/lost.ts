import { holdersOf } from '../vault/rotated.ts';
import { newKeyPausesMs, onceFound } from './settling.ts';
import { seal, signedBy, type Creating, type Rotating } from './step.ts';
import { deleteKey, listKeys } from './userKeys.ts';

type LostKey = Creating['lost'][number];

/** Seals which keys came since the new one was asked for, and whose answer nobody got. Looks again before it says none. */
export async function lookForLost(rotating: Rotating, rotation: Creating): Promise<Creating> {
  let lost = await listLost(rotating, rotation);
  for (const pauseMs of newKeyPausesMs) {
    if (lost.length > 0) break;
    await rotating.pause(pauseMs, rotating.where.signal);
    lost = await listLost(rotating, rotation);
  }
  return seal(rotating, rotation, { ...rotation, lost });
}

async function listLost(rotating: Rotating, rotation: Creating): Promise<LostKey[]> {
  const keys = await listKeys(rotating.aws, await signedBy(rotating, rotation.oldKey));
  return keys
    .filter(({ accessKeyId }) => !rotation.known.includes(accessKeyId) && isLost(rotating, accessKeyId))
    .map(({ accessKeyId, createdAt }) => ({ accessKeyId, ...(createdAt !== undefined && { createdAt }) }));
}

/** One that a profile has was made elsewhere, and is anything but lost. */
function isLost({ vault }: Rotating, accessKeyId: string): boolean {
  return holdersOf(vault.document, accessKeyId).length === 0;
}

/**
 * Deletes keys that were found lost, and no others, which ends the rotation: there is none left to look for. Where somebody
 * stored one in a profile since, nothing is deleted.
 * @returns the rotation with the keys that are lost now, where these are others
 */
export async function deleteLost(rotating: Rotating, rotation: Creating): Promise<Creating | undefined> {
  if (!rotation.lost.every(({ accessKeyId }) => isLost(rotating, accessKeyId)))
    return lookForLost(rotating, rotation);
  const { arn: owner, oldKey, lost } = rotation;
  const call = await signedBy(rotating, oldKey);
  for (const { accessKeyId } of lost) {
    await onceFound(rotating, () => deleteKey(rotating.aws, call, { owner, accessKeyId }));
  }
  return seal(rotating, rotation, undefined);
}
