import { CofferError } from '../../base/cofferError.ts';

/** @see STS API reference, AssumeRole and GetFederationToken, Policy */
const longest = 2048;

/**
 * Says what STS would refuse of a session policy, before anybody is asked for a code.
 * @throws CofferError "session-policy-malformed", "session-policy-long"
 */
export function checkSessionPolicy(policy: string): void {
  if (policy.length > longest)
    throw new CofferError('session-policy-long', { length: policy.length, longest });
  if (!isObject(policy)) throw new CofferError('session-policy-malformed');
}

function isObject(text: string): boolean {
  try {
    const policy: unknown = JSON.parse(text);
    return typeof policy === 'object' && policy !== null && 'Statement' in policy;
  } catch {
    return false;
  }
}
