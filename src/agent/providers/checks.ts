import { CofferError } from '../../base/cofferError.ts';

/** A profile may hold any text as its key id; a header and a canonical request may not. @throws "access-key-malformed" */
export function checkAccessKeyId(name: string, accessKeyId: string): void {
  if (!/^\w{16,128}$/.test(accessKeyId)) throw new CofferError('access-key-malformed', { name });
}

/** A header takes nothing else; fetch would fail on it without a word of why. @throws "session-token-malformed" */
export function checkSessionToken(name: string, sessionToken: string): void {
  if (!/^[\x21-\x7e]+$/.test(sessionToken)) throw new CofferError('session-token-malformed', { name });
}
