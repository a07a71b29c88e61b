import type { SearchView, SessionView } from '../../protocol/views.ts';
import { typeInUse } from '../awsconfig/profileType.ts';
import { resolveCredentials } from '../resolve/credentials.ts';
import { resolveRegion } from '../resolve/region.ts';
import type { Found } from '../resolve/search.ts';
import type { Credentials, ResolvableProfile, Snapshot } from '../resolve/snapshot.ts';
import { filledKeysOf, profileById, textOf, type StoredProfile } from '../vault/profiles.ts';
import type { InUse } from './context.ts';

/** Searches by the orders of AWS Tools for PowerShell, over what the vault and this tab's session hold now. */
export interface Search {
  readonly credentials: Found<Credentials<never>>;
  /** @param region as given on the command */
  region(service: 'sts' | 'ec2', region?: string): Found<string>;
}

/** The search that a command without credential parameters makes; with `profileId`, one that names that profile. */
export function searchFor(unlocked: InUse, profileId?: string): Search {
  const snapshot = snapshotOf(unlocked);
  const named = profileId === undefined ? undefined : profileById(unlocked.vault.document, profileId);
  const credentials = resolveCredentials<never>(named ? { profileName: named.name } : {}, snapshot);
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

/** A search as the dialog "Search order" shows it. */
export function searchView<Value>(found: Found<Value>, text: (value: Value) => string): SearchView {
  if ('error' in found) return { looked: found.looked };
  return { value: text(found.value), origin: found.origin, looked: found.looked };
}

/** @throws CofferError the error that the search ended with */
export function foundOr<Value>(found: Found<Value>): Value {
  if ('error' in found) throw found.error;
  return found.value;
}

function snapshotOf({ vault, sessionProfileId }: InUse): Snapshot<never> {
  const profiles = vault.document.profiles.map(resolvable);
  const credentials = sessionProfileId !== undefined && sessionCredentials(profiles, sessionProfileId);
  return {
    vault: new Map(profiles.map((profile) => [profile.name, profile])),
    files: [],
    session: credentials ? { credentials } : {},
  };
}

function sessionCredentials(
  profiles: readonly ResolvableProfile[],
  chosenId: string,
): Credentials<never> | 'gone' {
  const profile = profiles.find(({ id }) => id === chosenId);
  if (!profile) return 'gone';
  return { from: 'profile', name: profile.name, store: 'EncryptedVault', location: '', profile };
}

function resolvable(stored: StoredProfile): ResolvableProfile {
  const region = textOf(stored, 'region');
  const filled = filledKeysOf(stored);
  const type = typeInUse(filled, stored.heldBack);
  const heldBack = type === 'Invalid' && typeInUse(filled, []) !== 'Invalid';
  return { id: stored.id, name: stored.name, type, heldBack, ...(region !== undefined && { region }) };
}
