import { CofferError } from '../../base/cofferError.ts';
import { newId } from '../../base/ids.ts';
import { profileById, textOf, type StoredProfile } from '../vault/profiles.ts';
import { isOfKey } from '../vault/rotated.ts';
import { createFirst, heldKey } from './creating.ts';
import { putToUse } from './goOn.ts';
import type { Creating, Equipped, Rotating } from './step.ts';
import type { Survey } from './survey.ts';
import { withKeyInUse } from './switching.ts';

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
 * @throws CofferError "rotation-begun", "rotation-two-keys", "rotation-key-gone", and those of the steps
 */
export async function begin(rotating: Rotating, profileId: string, surveyed: Survey): Promise<Equipped> {
  const { vault, sealed } = rotating;
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
  await vault.change(async (document) => {
    const { rotations } = document;
    if (rotations.some((rotation) => isOfKey(rotation, accessKeyId)))
      throw new CofferError('rotation-begun', { name: profile.name });
    return { ...(await withKeyInUse(vault, document, intent)), rotations: [...rotations, intent] };
  });
  sealed();
  return putToUse(rotating, await createFirst(rotating, intent));
}

async function secretOf(
  { vault }: Rotating,
  { id, secrets }: StoredProfile,
): Promise<Uint8Array<ArrayBuffer>> {
  const field = 'aws_secret_access_key';
  const secret = new Map(secrets).get(field);
  return secret ? vault.openSecret(id, field, secret) : new Uint8Array();
}
