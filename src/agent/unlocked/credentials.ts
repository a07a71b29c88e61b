import { CofferError } from '../../base/cofferError.ts';
import { shownName } from '../awsconfig/shownValue.ts';
import type { AwsCall } from '../aws/call.ts';
import { fileCredentials } from '../providers/file.ts';
import { givenCredentials } from '../providers/given.ts';
import { staticCredentials } from '../providers/static.ts';
import type { Credentials } from '../resolve/snapshot.ts';
import { profileById, textOf } from '../vault/profiles.ts';
import type { Unlocked } from './context.ts';
import type { ReadLocation } from './linked.ts';
import type { CredentialsSource } from './session.ts';
import { standing, type StandingProfile } from './standing.ts';

/** Who calls, and where: a profile's endpoint goes with its credentials. */
type Caller = Pick<AwsCall, 'credentials' | 'endpointUrl'>;

/**
 * What a search found, ready to sign with.
 * @param read the linked locations, as the search saw them
 * @throws CofferError "object-profile-gone", "role-not-usable-yet" and those of the providers
 */
export function callerFor(
  unlocked: Unlocked,
  found: Credentials<CredentialsSource>,
  read: readonly ReadLocation[],
): Promise<Caller> {
  return found.from === 'profile' ? ofProfile(unlocked, found, read) : ofSource(unlocked, found.keys, read);
}

/**
 * Where the calls of keys go that stand in no profile: where those of the profile go that has the same access key id, or
 * where they were issued. Undefined for AWS itself.
 */
export function endpointOfKeys({ vault, issuedAt }: Unlocked, accessKeyId: string): string | undefined {
  const same = vault.document.profiles.filter(
    (stored) => textOf(stored, 'aws_access_key_id') === accessKeyId,
  );
  const [endpoint] = same.flatMap((stored) => textOf(stored, 'endpoint_url') ?? []);
  return endpoint ?? issuedAt.get(accessKeyId);
}

async function ofSource(
  unlocked: Unlocked,
  source: CredentialsSource,
  read: readonly ReadLocation[],
): Promise<Caller> {
  if (source.of === 'role') {
    throw new CofferError('role-not-usable-yet', { roleArn: shownName(source.role.roleArn) });
  }
  if (source.of === 'keys') {
    const credentials = await givenCredentials(source.keys);
    const endpointUrl = endpointOfKeys(unlocked, credentials.accessKeyId);
    return { credentials, ...(endpointUrl !== undefined && { endpointUrl }) };
  }
  const { profile } = source;
  const found = standing(unlocked, profile, new CofferError('object-profile-gone', { name: profile.name }));
  if (found instanceof CofferError) throw found;
  return ofProfile(unlocked, found, read);
}

async function ofProfile(
  { vault }: Unlocked,
  { store, location, profile }: StandingProfile,
  read: readonly ReadLocation[],
): Promise<Caller> {
  if (store === 'SharedCredentialsFile') {
    const found = read.find((other) => other.location === location)?.found.profiles.get(profile.name);
    // The search has just found it in the same reading.
    if (!found) throw new TypeError('a profile that was found is not there');
    return { credentials: await fileCredentials(location, found) };
  }
  const stored = profileById(vault.document, profile.id);
  const endpointUrl = textOf(stored, 'endpoint_url');
  return {
    credentials: await staticCredentials(vault, stored),
    ...(endpointUrl !== undefined && { endpointUrl }),
  };
}
