import { CofferError } from '../../base/cofferError.ts';
import { wellFormedKeyId } from '../awsconfig/limits.ts';

/** A header takes nothing else; fetch would fail on it without a word of why. */
export const wellFormedToken = /^[\x21-\x7e]+$/;

/** A profile may hold any text as its key id; a header and a canonical request may not. @throws "access-key-malformed" */
export function checkAccessKeyId(name: string, accessKeyId: string): void {
  if (!wellFormedKeyId.test(accessKeyId)) throw new CofferError('access-key-malformed', { name });
}

/** @throws "session-token-malformed" */
export function checkSessionToken(name: string, sessionToken: string): void {
  if (!wellFormedToken.test(sessionToken)) throw new CofferError('session-token-malformed', { name });
}
