import { CofferError } from '../../base/cofferError.ts';
import { textProperty, type Profile } from '../awsconfig/profile.ts';
import type { SigningCredentials } from '../sigv4/credentials.ts';
import { checkSessionToken } from './checks.ts';
import { ownKeys, type OwnKeys } from './ownKeys.ts';
import { signingSecret } from './secretKey.ts';

/**
 * The credentials that a profile of a shared file holds itself, as it was read a moment ago.
 * @param location ProfileLocation of the file
 * @param endpointOf where an access key is used, the file aside
 * @throws CofferError "file-active-key", "profile-not-usable-yet", "access-key-malformed", "session-token-malformed"
 */
export async function fileCredentials(
  location: string,
  profile: Profile,
  endpointOf: EndpointOf,
): Promise<SigningCredentials> {
  const { secretAccessKey, ...rest } = fileKeys(location, profile, endpointOf);
  if (rest.sessionToken !== undefined) checkSessionToken(profile.name, rest.sessionToken);
  return { ...rest, secretKey: await signingSecret(secretAccessKey) };
}

/** The keys themselves. @throws CofferError the same, but for "session-token-malformed" */
export function fileKeys(location: string, profile: Profile, endpointOf: EndpointOf): OwnKeys {
  const keys = ownKeys(profile, []);
  const endpointUrl = textProperty(profile, 'endpoint_url');
  // Any program can write the file: its credentials go to AWS, or with a tick in the vault to where it says.
  if (endpointUrl !== undefined && endpointUrl !== endpointOf(keys.accessKeyId)) {
    throw new CofferError('file-active-key', { name: profile.name, location, key: 'endpoint_url' });
  }
  return keys;
}

type EndpointOf = (accessKeyId: string) => string | undefined;
