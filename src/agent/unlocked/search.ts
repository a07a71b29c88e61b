import { CofferError } from '../../base/cofferError.ts';
import type { SessionView } from '../../protocol/views.ts';
import { typeInUse } from '../awsconfig/profileType.ts';
import { resolveCredentials, type CredentialRequest } from '../resolve/credentials.ts';
import { resolveRegion } from '../resolve/region.ts';
import type { Found } from '../resolve/search.ts';
import type { Credentials, ResolvableProfile, Snapshot } from '../resolve/snapshot.ts';
import { filledKeysOf, textOf, type StoredProfile } from '../vault/profiles.ts';
import type { InUse, SessionProfile } from './context.ts';

/** Searches by the orders of AWS Tools for PowerShell, over what the vault and this tab's session hold now. */
interface Search {
  readonly credentials: Found<Credentials<never>>;
  /** @param region as given on the command */
  region(service: 'sts' | 'ec2', region?: string): Found<string>;
}

/** What a command says of its credentials; nothing leaves it to the search order. */
type Named = Pick<CredentialRequest<never>, 'profileName' | 'profileLocation'>;

/** The search that a command makes. Linked locations count as they were last read: read them first. */
export function searchFor(unlocked: InUse, named: Named = {}): Search {
  const snapshot = snapshotOf(unlocked);
  const credentials = resolveCredentials<never>(named, snapshot);
  const supplier =
    'value' in credentials && credentials.value.from === 'profile' ? credentials.value.profile : undefined;
  const rules = unlocked.vault.document.preferences.regionRules;
  return {
    credentials,
    region: (service, region) =>
      resolveRegion(
        { service, ...(region !== undefined && { region }), ...(supplier && { supplier }) },
        snapshot,
        rules,
      ),
  };
}

/** What the header shows: the names that the search orders lead to, without a service's own default. */
export function activeSession(unlocked: InUse): Pick<SessionView, 'name' | 'region'> {
  const search = searchFor(unlocked);
  const region = search.region('ec2');
  return {
    ...('value' in search.credentials && { name: search.credentials.value.name }),
    ...('value' in region && { region: region.value }),
  };
}

/** @throws CofferError the error that the search ended with */
export function foundOr<Value>(found: Found<Value>): Value {
  if ('error' in found) throw found.error;
  return found.value;
}

/** Every location there is: the linked ones, then those that are held as they were opened. */
export function locationsOf({ vault, snapshots }: InUse): readonly { id: string; location: string }[] {
  return [...vault.document.locations, ...[...snapshots].map(([id, { location }]) => ({ id, location }))];
}

function snapshotOf(unlocked: InUse): Snapshot<never> {
  const { vault, sessionProfile, readings } = unlocked;
  const profiles = vault.document.profiles.map(resolvable);
  const credentials = sessionProfile && sessionCredentials(unlocked, sessionProfile, profiles);
  return {
    vault: new Map(profiles.map((profile) => [profile.name, profile])),
    files: locationsOf(unlocked).map(({ id, location }) => {
      const { profiles = new Map<string, ResolvableProfile>(), failure } = readings.get(id) ?? {};
      return { location, profiles, ...(failure && { failure }) };
    }),
    session: credentials ? { credentials } : {},
  };
}

function sessionCredentials(
  unlocked: InUse,
  chosen: SessionProfile,
  stored: readonly ResolvableProfile[],
): Credentials<never> | CofferError {
  if (chosen.store === 'EncryptedVault') {
    const profile = stored.find(({ id }) => id === chosen.id);
    if (!profile) return new CofferError('session-profile-gone');
    return { from: 'profile', name: profile.name, store: chosen.store, location: '', profile };
  }
  const { locationId, name, store } = chosen;
  const location = locationsOf(unlocked).find(({ id }) => id === locationId)?.location;
  const reading = unlocked.readings.get(locationId);
  if (reading?.failure) return reading.failure;
  const profile = reading?.profiles.get(name);
  if (location === undefined || !profile) return new CofferError('session-profile-gone');
  return { from: 'profile', name, store, location, profile };
}

function resolvable(stored: StoredProfile): ResolvableProfile {
  const region = textOf(stored, 'region');
  const filled = filledKeysOf(stored);
  const type = typeInUse(filled, stored.heldBack);
  const heldBack = type === 'Invalid' && typeInUse(filled, []) !== 'Invalid';
  return { id: stored.id, name: stored.name, type, heldBack, ...(region !== undefined && { region }) };
}
