import { fromUtf8, overwrite } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import { typeInUse } from '../awsconfig/profileType.ts';
import type { SigningCredentials } from '../sigv4/credentials.ts';
import { filledKeysOf, textOf, type StoredProfile } from '../vault/profiles.ts';
import type { Vault } from '../vault/vault.ts';
import { checkAccessKeyId, checkSessionToken } from './checks.ts';

/**
 * The credentials that a profile of the vault holds itself, with or without a session token.
 * @throws CofferError "profile-not-usable-yet" for a profile that gets its credentials elsewhere,
 *   "access-key-malformed", "session-token-malformed", "secret-damaged"
 */
export async function staticCredentials(vault: Vault, profile: StoredProfile): Promise<SigningCredentials> {
  const type = typeInUse(filledKeysOf(profile), profile.heldBack);
  const accessKeyId = textOf(profile, 'aws_access_key_id');
  const secrets = new Map(profile.secrets);
  const secretAccessKey = secrets.get('aws_secret_access_key');
  if ((type !== 'Basic' && type !== 'Session') || accessKeyId === undefined || !secretAccessKey) {
    throw new CofferError('profile-not-usable-yet', { name: profile.name, type });
  }
  checkAccessKeyId(profile.name, accessKeyId);
  const secretKey = await vault.signingSecret(profile.id, secretAccessKey);
  const sessionToken = secrets.get('aws_session_token');
  if (!sessionToken) return { accessKeyId, secretKey };
  const bytes = await vault.openSecret(profile.id, 'aws_session_token', sessionToken);
  const token = fromUtf8(bytes);
  overwrite(bytes);
  checkSessionToken(profile.name, token);
  return { accessKeyId, secretKey, sessionToken: token };
}
