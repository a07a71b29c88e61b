import { CofferError } from '../../base/cofferError.ts';
import type { Aws } from '../aws/aws.ts';
import type { AwsCall } from '../aws/call.ts';
import type { ProfilesDocument } from '../vault/profiles.ts';
import type { HeldKey, Rotation } from '../vault/rotations.ts';
import type { Vault } from '../vault/vault.ts';
import { isRefused } from './refusals.ts';
import { withKeyInUse } from './switching.ts';

/** What every step is taken with. */
export interface Rotating {
  readonly vault: Vault;
  readonly aws: Aws;
  /** Where the keys are used, an endpoint goes with its credentials, and what they are called. */
  readonly where: Omit<AwsCall, 'credentials'>;
  /** @throws CofferError "cancelled" */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Told after each step that was sealed. */
  readonly sealed: () => void;
}

/** A rotation that has asked for its new key. */
export type Creating = Extract<Rotation, { at: 'creating' }>;

/** A rotation that has its new key. */
export type Equipped = Exclude<Rotation, Creating>;

/**
 * Seals where a rotation stands, in one write with what that means for the profiles: those that have one of its keys have the
 * one that is in use there.
 * @param from as it stood
 * @param to undefined for its end
 * @param profiles where the end means something else for them
 * @throws CofferError "rotation-moved-on" where another tab was quicker, "rotation-key-gone", and those of Vault.change
 */
export async function seal<To extends Rotation | undefined>(
  { vault, sealed }: Pick<Rotating, 'vault' | 'sealed'>,
  from: Rotation,
  to: To,
  profiles = (document: ProfilesDocument) => withKeyInUse(vault, document, to ?? from),
): Promise<To> {
  await vault.change(async (document) => {
    const stands = document.rotations.find(({ id }) => id === from.id);
    if (stands?.at !== from.at) throw new CofferError('rotation-moved-on');
    const others = document.rotations.filter((other) => other !== stands);
    return { ...(await profiles(document)), rotations: to ? [...others, to] : others };
  });
  sealed();
  return to;
}

/**
 * Seals what IAM is about to be asked for, and asks. Where it refuses, the rotation stands as before; where nobody knows what
 * it did, as what it was asked for.
 */
export async function intend<Answer>(
  rotating: Rotating,
  from: Equipped,
  at: Equipped['at'],
  ask: () => Promise<Answer>,
): Promise<{ readonly intent: Equipped; readonly answer: Answer }> {
  const intent = await seal(rotating, from, { ...from, at });
  try {
    return { intent, answer: await ask() };
  } catch (error) {
    if (isRefused(error)) await seal(rotating, intent, from);
    throw error;
  }
}

/** A call that a held key signs. */
export async function signedBy({ vault, where }: Rotating, key: HeldKey): Promise<AwsCall> {
  const { accessKeyId } = key;
  return { ...where, credentials: { accessKeyId, secretKey: await vault.signingSecret(key.id, key.secret) } };
}
