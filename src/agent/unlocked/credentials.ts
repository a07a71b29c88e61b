import { CofferError } from '../../base/cofferError.ts';
import type { AwsCall } from '../aws/call.ts';
import type { Profile } from '../awsconfig/profile.ts';
import { shownName } from '../awsconfig/shownValue.ts';
import { fileCredentials } from '../providers/file.ts';
import { givenCredentials, type GivenKeys } from '../providers/given.ts';
import { staticCredentials } from '../providers/static.ts';
import type { Credentials } from '../resolve/snapshot.ts';
import type { SigningCredentials } from '../sigv4/credentials.ts';
import { profileById, textOf } from '../vault/profiles.ts';
import type { InUse, Unlocked } from './context.ts';
import type { ReadLocation } from './linked.ts';
import type { CredentialsSource } from './session.ts';
import { standing, type StandingProfile } from './standing.ts';

/**
 * What a search found, ready to sign with, and where it calls: an endpoint goes with its credentials.
 * @param read the linked locations, as the search saw them
 * @throws CofferError "object-profile-gone", "role-not-usable-yet" and those of the providers
 */
export async function callerFor(
  unlocked: Unlocked,
  found: Credentials<CredentialsSource>,
  read: readonly ReadLocation[],
): Promise<Pick<AwsCall, 'credentials' | 'endpointUrl'>> {
  const holder = found.from === 'profile' ? found : holderOf(unlocked, found.keys);
  const endpointUrl = endpointOf(unlocked, holder);
  return {
    credentials: await credentialsOf(unlocked, holder, read),
    ...(endpointUrl !== undefined && { endpointUrl }),
  };
}

/** Where keys stand: in a profile, or with whoever gave them. */
export type Holder = StandingProfile | { readonly from: 'keys'; readonly keys: GivenKeys };

/** @throws CofferError "object-profile-gone", "role-not-usable-yet" */
export function holderOf(unlocked: InUse, source: CredentialsSource): Holder {
  switch (source.of) {
    case 'keys':
      return { from: 'keys', keys: source.keys };
    case 'role':
      throw new CofferError('role-not-usable-yet', { roleArn: shownName(source.role.roleArn) });
    case 'profile': {
      const { name } = source.profile;
      const found = standing(unlocked, source.profile, new CofferError('object-profile-gone', { name }));
      if (found instanceof CofferError) throw found;
      return found;
    }
  }
}

/** A profile that was found in the same reading of the files. */
export function profileIn(read: readonly ReadLocation[], { location, name }: StandingProfile): Profile {
  const profile = read.find((other) => other.location === location)?.found.profiles.get(name);
  if (!profile) throw new TypeError('a profile that was found is not there');
  return profile;
}

/**
 * Where the calls of credentials go; undefined for AWS itself. Keys that stand in no profile go where those of the profile
 * go that has the same access key id, or to the endpoint that issued them: so do AWS's example keys in the sandbox.
 */
export function endpointOf({ vault, issuedAt }: Unlocked, holder: Holder): string | undefined {
  if (holder.from === 'keys') {
    const { accessKeyId } = holder.keys;
    const same = vault.document.profiles.filter(
      (stored) => textOf(stored, 'aws_access_key_id') === accessKeyId,
    );
    const [endpoint] = same.flatMap((stored) => textOf(stored, 'endpoint_url') ?? []);
    return endpoint ?? issuedAt.get(accessKeyId);
  }
  if (holder.store === 'SharedCredentialsFile') return undefined;
  return textOf(profileById(vault.document, holder.profile.id), 'endpoint_url');
}

function credentialsOf(
  { vault }: Unlocked,
  holder: Holder,
  read: readonly ReadLocation[],
): Promise<SigningCredentials> {
  if (holder.from === 'keys') return givenCredentials(holder.keys);
  if (holder.store === 'SharedCredentialsFile') {
    return fileCredentials(holder.location, profileIn(read, holder));
  }
  return staticCredentials(vault, profileById(vault.document, holder.profile.id));
}
