import { overwrite, utf8 } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import { newId } from '../../base/ids.ts';
import { holdersOf } from '../vault/rotated.ts';
import type { HeldKey, Rotation } from '../vault/rotations.ts';
import type { Vault } from '../vault/vault.ts';
import { isRefused } from './refusals.ts';
import { seal, signedBy, type Equipped, type Rotating } from './step.ts';
import { deleteKey, listKeys, userNameOf } from './userKeys.ts';

export type Creating = Extract<Rotation, { at: 'creating' }>;

/** Has IAM make the new key. Its secret is sealed before anything else is done with it. */
export async function createKey(rotating: Rotating, rotation: Creating): Promise<Equipped> {
  const { vault, aws } = rotating;
  const { id, profileId, arn, oldKey } = rotation;
  try {
    const call = await signedBy(rotating, oldKey);
    const { answer } = await aws.ask('iam:CreateAccessKey', { UserName: userNameOf(arn) }, call);
    const { AccessKeyId, SecretAccessKey } = answer.AccessKey ?? {};
    if (!AccessKeyId || !SecretAccessKey) throw new CofferError('rotation-answer-empty');
    const newKey = await heldKey(vault, AccessKeyId, utf8(SecretAccessKey));
    return await seal(rotating, rotation, { id, profileId, arn, oldKey, at: 'created', newKey });
  } catch (error) {
    // Whatever else went wrong, IAM may have made a key: that is found out by going on, or back.
    if (isRefused(error)) await seal(rotating, rotation, undefined);
    throw error;
  }
}

/** Makes another new key in place of one that may be deleted already. */
export async function createAnother(
  rotating: Rotating,
  { newKey, ...rotation }: Equipped,
): Promise<Equipped> {
  const { aws } = rotating;
  const { arn, oldKey } = rotation;
  const call = await signedBy(rotating, oldKey);
  await deleteKey(aws, call, arn, newKey.accessKeyId);
  const known = (await listKeys(aws, call)).map(({ accessKeyId }) => accessKeyId);
  const intent: Creating = { ...rotation, at: 'creating', known, lost: [] };
  return createKey(rotating, await seal(rotating, { ...rotation, newKey }, intent));
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

/** Seals which keys came since the new one was asked for, and whose answer nobody got. */
export async function lookForLost(rotating: Rotating, rotation: Creating): Promise<Creating> {
  const keys = await listKeys(rotating.aws, await signedBy(rotating, rotation.oldKey));
  // One that a profile has was made elsewhere meanwhile, and is anything but lost.
  const isHeld = (accessKeyId: string) => holdersOf(rotating.vault.document, accessKeyId).length > 0;
  const lost = keys
    .filter(({ accessKeyId }) => !rotation.known.includes(accessKeyId) && !isHeld(accessKeyId))
    .map(({ accessKeyId, createdAt }) => ({ accessKeyId, ...(createdAt !== undefined && { createdAt }) }));
  return seal(rotating, rotation, { ...rotation, lost });
}

/** Deletes keys that were found lost, and no others. */
export async function deleteLost(rotating: Rotating, rotation: Creating): Promise<Creating> {
  const call = await signedBy(rotating, rotation.oldKey);
  for (const { accessKeyId } of rotation.lost) {
    await deleteKey(rotating.aws, call, rotation.arn, accessKeyId);
  }
  return seal(rotating, rotation, { ...rotation, lost: [] });
}
