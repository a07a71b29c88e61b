import { CofferError } from '../../base/cofferError.ts';
import { filledKeys, textProperty, type Profile } from '../awsconfig/profile.ts';
import { typeInUse } from '../awsconfig/profileType.ts';
import type { SigningCredentials } from '../sigv4/credentials.ts';
import { checkAccessKeyId, checkSessionToken } from './checks.ts';
import { signingSecret } from './secretKey.ts';

/**
 * The credentials that a profile of a shared file holds itself, as it was read a moment ago.
 * @param location ProfileLocation of the file
 * @throws CofferError "file-active-key", "profile-not-usable-yet", "access-key-malformed", "session-token-malformed"
 */
export async function fileCredentials(location: string, profile: Profile): Promise<SigningCredentials> {
  const { name } = profile;
  // Any program can write the file: its credentials go to AWS, or with a tick in the vault to where it says.
  if (textProperty(profile, 'endpoint_url') !== undefined) {
    throw new CofferError('file-active-key', { name, location, key: 'endpoint_url' });
  }
  const type = typeInUse(filledKeys(profile), []);
  const accessKeyId = textProperty(profile, 'aws_access_key_id');
  const secretAccessKey = textProperty(profile, 'aws_secret_access_key');
  if ((type !== 'Basic' && type !== 'Session') || !accessKeyId || !secretAccessKey) {
    throw new CofferError('profile-not-usable-yet', { name, type });
  }
  checkAccessKeyId(name, accessKeyId);
  const sessionToken = textProperty(profile, 'aws_session_token');
  if (sessionToken) checkSessionToken(name, sessionToken);
  const secretKey = await signingSecret(secretAccessKey);
  return { accessKeyId, secretKey, ...(sessionToken && { sessionToken }) };
}
