import { CofferError } from '../../base/cofferError.ts';
import type { HeldKey } from '../vault/rotations.ts';
import { awsCodeOf } from './refusals.ts';
import { signedBy, type Rotating } from './step.ts';

/** A minute in all. IAM tells its other parts of a change within seconds, as a rule. */
const pausesMs = [1000, 2000, 3000, 4000, 6000, 8000, 10_000, 12_000, 14_000];

/**
 * Asks again while AWS does not know a key that was created or made active a moment ago.
 * @throws CofferError "rotation-unsettled", "cancelled", and what `ask` throws for other reasons
 */
export async function onceSettled<Answer>(
  { pause, where }: Rotating,
  { accessKeyId }: HeldKey,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  for (const pauseMs of [...pausesMs, undefined]) {
    try {
      return await ask();
    } catch (error) {
      if (awsCodeOf(error) !== 'InvalidClientTokenId') throw error;
      if (pauseMs !== undefined) await pause(pauseMs, where.signal);
    }
  }
  throw new CofferError('rotation-unsettled', { accessKeyId });
}

/** IAM may list a key, or find it, only some seconds after it was made. */
export const newKeyPausesMs = [2000, 4000, 8000];

/**
 * Asks again while IAM does not find a key, which may be too new for that.
 * @param ask whether it was found
 * @returns whether it was in the end
 * @throws CofferError "cancelled", and what `ask` throws
 */
export async function onceFound({ pause, where }: Rotating, ask: () => Promise<boolean>): Promise<boolean> {
  for (const pauseMs of newKeyPausesMs) {
    if (await ask()) return true;
    await pause(pauseMs, where.signal);
  }
  return ask();
}

/**
 * Has a key sign a call, and compares whose it is: before profiles get the key, and before the other one is deactivated or
 * deleted. An endpoint that was edited meanwhile, and takes any key, would say that there is no such key.
 * @param expected ARN of the user that the keys belong to
 * @throws CofferError "rotation-other-owner" and those of onceSettled
 */
export async function verify(rotating: Rotating, key: HeldKey, expected: string): Promise<void> {
  const call = await signedBy(rotating, key);
  const { arn } = await onceSettled(rotating, key, () => rotating.aws.getCallerIdentity(call));
  const { accessKeyId } = key;
  if (arn !== expected) throw new CofferError('rotation-other-owner', { accessKeyId, arn, expected });
}
