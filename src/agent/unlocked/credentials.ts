import { CofferError } from '../../base/cofferError.ts';
import type { AwsCall } from '../aws/call.ts';
import { textProperty, type Profile } from '../awsconfig/profile.ts';
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
): Promise<Pick<AwsCall, 'credentials' | 'profile' | 'endpointUrl'>> {
  const holder = found.from === 'profile' ? found : holderOf(unlocked, found.keys);
  const endpointUrl = endpointOf(unlocked, holder, read);
  return {
    credentials: await credentialsOf(unlocked, holder, read),
    profile: found.name,
    ...(endpointUrl !== undefined && { endpointUrl }),
  };
}

/** Where keys stand: in a profile, or with whoever gave them. */
type Holder = StandingProfile | { readonly from: 'keys'; readonly keys: GivenKeys };

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

/** Where the calls of credentials go; undefined for AWS itself. One that a file names is checked when it is used. */
export function endpointOf(
  unlocked: Unlocked,
  holder: Holder,
  read: readonly ReadLocation[],
): string | undefined {
  if (holder.from === 'keys') return endpointOfKey(unlocked, holder.keys.accessKeyId);
  if (holder.store === 'SharedCredentialsFile') return textProperty(profileIn(read, holder), 'endpoint_url');
  return textOf(profileById(unlocked.vault.document, holder.profile.id), 'endpoint_url');
}

/**
 * Where an access key is used, whoever gives it: where the profile of the vault that has it sends its calls, or at the
 * endpoint that issued it. So AWS's example keys are used in the sandbox. Undefined for AWS itself.
 */
export function endpointOfKey({ vault, issuedAt }: Unlocked, accessKeyId: string): string | undefined {
  const same = vault.document.profiles.filter(
    (stored) => textOf(stored, 'aws_access_key_id') === accessKeyId,
  );
  const [endpoint] = same.flatMap((stored) => textOf(stored, 'endpoint_url') ?? []);
  return endpoint ?? issuedAt.get(accessKeyId);
}

function credentialsOf(
  unlocked: Unlocked,
  holder: Holder,
  read: readonly ReadLocation[],
): Promise<SigningCredentials> {
  if (holder.from === 'keys') return givenCredentials(holder.keys);
  if (holder.store === 'SharedCredentialsFile') {
    return fileCredentials(holder.location, profileIn(read, holder), (keyId) =>
      endpointOfKey(unlocked, keyId),
    );
  }
  const { vault } = unlocked;
  return staticCredentials(vault, profileById(vault.document, holder.profile.id));
}
