import { fromUtf8, overwrite } from '../../base/bytes.ts';
import type { SigningCredentials } from '../sigv4/credentials.ts';
import { textOf, type StoredProfile } from '../vault/profiles.ts';
import type { Vault } from '../vault/vault.ts';
import { checkAccessKeyId, checkSessionToken } from './checks.ts';

/**
 * The keys that a profile of the vault holds: from ciphertext to a key that signs.
 * @throws CofferError "access-key-malformed", "session-token-malformed", "secret-damaged"
 */
export async function vaultCredentials(vault: Vault, profile: StoredProfile): Promise<SigningCredentials> {
  const accessKeyId = textOf(profile, 'aws_access_key_id');
  const secrets = new Map(profile.secrets);
  const secretAccessKey = secrets.get('aws_secret_access_key');
  if (accessKeyId === undefined || !secretAccessKey) throw new TypeError('a profile without keys of its own');
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
