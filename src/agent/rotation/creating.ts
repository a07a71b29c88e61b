import { overwrite, utf8 } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import { newId } from '../../base/ids.ts';
import type { HeldKey, Rotation } from '../vault/rotations.ts';
import type { Vault } from '../vault/vault.ts';
import { lookForLost } from './lost.ts';
import { awsCodeOf, isRefused } from './refusals.ts';
import { onceFound, verify } from './settling.ts';
import { seal, signedBy, type Creating, type Equipped, type Rotating } from './step.ts';
import { deleteKey, listKeys, userNameOf } from './userKeys.ts';

/** Has IAM make the new key. Where it refuses, there is certainly none, and the rotation ends. */
export async function createFirst(rotating: Rotating, rotation: Creating): Promise<Equipped> {
  try {
    return await createKey(rotating, rotation);
  } catch (error) {
    // Whatever else went wrong, IAM may have made a key: that is found out by going on, or back.
    if (isRefused(error)) await seal(rotating, rotation, undefined);
    throw error;
  }
}

/**
 * Asks again where nobody knows what became of asking before. A refusal says nothing of that, and ends nothing.
 * @returns a rotation that found lost keys, where it did, for the user to say whether they may go
 * @throws CofferError "rotation-key-unlisted" where IAM has a key that it does not list yet
 */
export async function createAgain(rotating: Rotating, rotation: Creating): Promise<Rotation> {
  const looked = await lookForLost(rotating, rotation);
  if (looked.lost.length > 0) return looked;
  try {
    return await createKey(rotating, looked);
  } catch (error) {
    if (awsCodeOf(error) !== 'LimitExceeded') throw error;
    // The user has as many keys as can be, and one of them was not listed.
    const again = await lookForLost(rotating, looked);
    if (again.lost.length > 0) return again;
    throw new CofferError('rotation-key-unlisted', { accessKeyId: rotation.oldKey.accessKeyId });
  }
}

/** Makes another new key in place of one that may be deleted already. */
export async function createAnother(
  rotating: Rotating,
  { newKey, ...rotation }: Equipped,
): Promise<Equipped> {
  const { aws } = rotating;
  const { arn: owner, oldKey } = rotation;
  await verify(rotating, oldKey, owner);
  const call = await signedBy(rotating, oldKey);
  await onceFound(rotating, () => deleteKey(aws, call, { owner, accessKeyId: newKey.accessKeyId }));
  const listed = (await listKeys(aws, call)).map(({ accessKeyId }) => accessKeyId);
  // IAM may list the deleted one for some seconds more, or list it again.
  const known = [...new Set([...listed, newKey.accessKeyId])];
  const intent: Creating = { ...rotation, at: 'creating', known, lost: [] };
  return createFirst(rotating, await seal(rotating, { ...rotation, newKey }, intent));
}

/** A key pair sealed for itself. @param secret UTF-8; overwritten */
export async function heldKey(
  vault: Vault,
  accessKeyId: string,
  secret: Uint8Array<ArrayBuffer>,
): Promise<HeldKey> {
  const id = newId();
  try {
    return { id, accessKeyId, secret: await vault.sealSecret(id, 'aws_secret_access_key', secret) };
  } finally {
    overwrite(secret);
  }
}

/** The new key's secret is sealed before anything else is done with it. */
async function createKey(rotating: Rotating, rotation: Creating): Promise<Equipped> {
  const { vault, aws } = rotating;
  const { id, profileId, arn, oldKey } = rotation;
  const call = await signedBy(rotating, oldKey);
  const { answer } = await aws.ask('iam:CreateAccessKey', { UserName: userNameOf(arn) }, call);
  const { AccessKeyId, SecretAccessKey } = answer.AccessKey ?? {};
  if (!AccessKeyId || !SecretAccessKey) throw new CofferError('rotation-answer-empty');
  const newKey = await heldKey(vault, AccessKeyId, utf8(SecretAccessKey));
  return seal(rotating, rotation, { id, profileId, arn, oldKey, at: 'created', newKey });
}
