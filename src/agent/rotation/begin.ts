import { CofferError } from '../../base/cofferError.ts';
import { newId } from '../../base/ids.ts';
import { profileById, textOf, type StoredProfile } from '../vault/profiles.ts';
import { keyIdsOf } from '../vault/rotated.ts';
import { createKey, heldKey, type Creating } from './creating.ts';
import { putToUse } from './goOn.ts';
import { seal, type Equipped, type Rotating } from './step.ts';
import type { Survey } from './survey.ts';
import { checkHeld } from './switching.ts';

/** Most keys that IAM lets a user have. */
const mostKeys = 2;

/**
 * Why the user of a profile cannot get another key, as far as the survey tells; undefined where nothing speaks against it.
 */
export function refusalOf(
  { name }: StoredProfile,
  accessKeyId: string,
  { keys }: Survey,
): CofferError | undefined {
  if (keys.length < mostKeys) return undefined;
  const other = keys.find((key) => key.accessKeyId !== accessKeyId)?.accessKeyId ?? '';
  return new CofferError('rotation-two-keys', { name, other });
}

/**
 * Rotates the access key of a profile, to where the profiles that hold it have the new one and the old one is active still.
 * @throws CofferError "rotation-begun", "rotation-two-keys", and those of the steps
 */
export async function begin(rotating: Rotating, profileId: string, surveyed: Survey): Promise<Equipped> {
  const { vault } = rotating;
  const profile = profileById(vault.document, profileId);
  const accessKeyId = textOf(profile, 'aws_access_key_id') ?? '';
  const refusal = refusalOf(profile, accessKeyId, surveyed);
  if (refusal) throw refusal;
  const intent: Creating = {
    id: newId(),
    profileId,
    arn: surveyed.arn,
    oldKey: await heldKey(vault, accessKeyId, await secretOf(rotating, profile)),
    at: 'creating',
    known: [...new Set([accessKeyId, ...surveyed.keys.map((key) => key.accessKeyId)])],
    lost: [],
  };
  await seal(rotating, undefined, intent, (document) => {
    checkHeld(document, intent.oldKey);
    const isBegun = document.rotations.some((rotation) => keyIdsOf(rotation).includes(accessKeyId));
    if (isBegun) throw new CofferError('rotation-begun', { name: profile.name });
    return Promise.resolve(document);
  });
  return putToUse(rotating, await createKey(rotating, intent));
}

async function secretOf(
  { vault }: Rotating,
  { id, secrets }: StoredProfile,
): Promise<Uint8Array<ArrayBuffer>> {
  const field = 'aws_secret_access_key';
  const secret = new Map(secrets).get(field);
  return secret ? vault.openSecret(id, field, secret) : new Uint8Array();
}
