import type { Profile } from '../awsconfig/profile.ts';
import type { Waiter } from '../providers/provider.ts';
import type { Context } from './context.ts';
import { endpointOfKey } from './endpoint.ts';
import { openKeys } from './openKeys.ts';
import type { CredentialsSource, GivenRole } from './session.ts';

/**
 * Credentials as a profile stores them, with the endpoint that their key is used at: the user has just used it.
 * @throws CofferError those of openKeys
 */
export async function storable(
  context: Context,
  source: CredentialsSource,
  name: string,
  waiter: Waiter,
): Promise<Profile> {
  if (source.of === 'role') return roleProfile(source.role, name);
  const { accessKeyId, secretAccessKey, sessionToken } = await openKeys(context, source, waiter);
  const endpointUrl = endpointOfKey(context.unlocked(), accessKeyId);
  return {
    name,
    properties: filled([
      ['aws_access_key_id', accessKeyId],
      ['aws_secret_access_key', secretAccessKey],
      ['aws_session_token', sessionToken],
      ['endpoint_url', endpointUrl],
    ]),
  };
}

function roleProfile({ roleArn, sourceProfile, externalId, mfaSerial }: GivenRole, name: string): Profile {
  return {
    name,
    properties: filled([
      ['role_arn', roleArn],
      ['source_profile', sourceProfile],
      ['external_id', externalId],
      ['mfa_serial', mfaSerial],
    ]),
  };
}

function filled(properties: readonly (readonly [string, string | undefined])[]): Map<string, string> {
  return new Map(properties.flatMap(([key, value]) => (value ? [[key, value] as const] : [])));
}
