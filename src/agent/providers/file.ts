import { textProperty, type Profile } from '../awsconfig/profile.ts';
import type { SigningCredentials } from '../sigv4/credentials.ts';
import { checkAccessKeyId, checkSessionToken } from './checks.ts';
import { signingSecret } from './secretKey.ts';

/**
 * The keys that a profile of a shared file holds, as it was read a moment ago.
 * @throws CofferError "access-key-malformed", "session-token-malformed"
 */
export async function fileCredentials(profile: Profile): Promise<SigningCredentials> {
  const { accessKeyId, secretAccessKey, sessionToken } = ownKeys(profile);
  if (sessionToken !== undefined) checkSessionToken(profile.name, sessionToken);
  const secretKey = await signingSecret(secretAccessKey);
  return { accessKeyId, secretKey, ...(sessionToken !== undefined && { sessionToken }) };
}

/** Keys with their secrets open. */
export interface OwnKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** The keys that an open profile holds itself, which it must. @throws CofferError "access-key-malformed" */
export function ownKeys(profile: Profile): OwnKeys {
  const accessKeyId = textProperty(profile, 'aws_access_key_id');
  const secretAccessKey = textProperty(profile, 'aws_secret_access_key');
  if (accessKeyId === undefined || secretAccessKey === undefined)
    throw new TypeError('a profile without keys of its own');
  checkAccessKeyId(profile.name, accessKeyId);
  const sessionToken = textProperty(profile, 'aws_session_token');
  return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
}
