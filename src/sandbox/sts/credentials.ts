import type { User } from '../account.ts';
import type { SessionCredentials } from '../accessKeys.ts';
import { Refusal } from '../errors.ts';
import type { Call } from '../service.ts';
import { isoDate, type Element } from '../xml.ts';

export function credentialsElement(credentials: SessionCredentials): Element {
  return [
    'Credentials',
    [
      ['AccessKeyId', credentials.accessKeyId],
      ['SecretAccessKey', credentials.secretAccessKey],
      ['SessionToken', credentials.sessionToken],
      ['Expiration', isoDate(credentials.expiresAt)],
    ],
  ];
}

/**
 * The user whose long-term key signed.
 * @throws Refusal "AccessDenied" where it was a temporary one
 */
export function longTermUser({ caller, session }: Call, action: string): User {
  if (session || !caller.user) {
    throw new Refusal(403, 'AccessDenied', `Cannot call ${action} with session credentials`);
  }
  return caller.user;
}
