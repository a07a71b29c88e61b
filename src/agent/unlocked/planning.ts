import { CofferError } from '../../base/cofferError.ts';
import { filledKeys, textProperty, type Profile } from '../awsconfig/profile.ts';
import { typeInUse } from '../awsconfig/profileType.ts';
import { fileCredentials } from '../providers/file.ts';
import { wayOf, type PlannedProfile } from '../providers/plan.ts';
import { vaultCredentials } from '../providers/vault.ts';
import { defaultLocation } from '../resolve/snapshot.ts';
import { profileById, textOf, type StoredProfile } from '../vault/profiles.ts';
import type { Unlocked } from './context.ts';
import { endpointOfKey } from './endpoint.ts';
import type { Linked } from './linked.ts';
import type { GivenRole } from './session.ts';
import { locationsOf, type StandingProfile } from './standing.ts';
import { checkOrigin, heldBy, sessionOrigin, usableKeysOf } from './storedSession.ts';

/** Where profiles are looked for: the vault, and the linked locations as a search saw them. */
interface Stores {
  readonly unlocked: Unlocked;
  readonly linked: Linked;
}

/** What is known of the way to credentials before anybody is asked for them. */
interface Way {
  /** The profile whose credentials are wanted. */
  readonly wanted: PlannedProfile;
  /** Where all calls of the chain go, signed or not: to the endpoint of the profile that is wanted, or of the nearest one on its way. */
  readonly endpointUrl: string | undefined;
  /** The region whose STS is asked: the nearest too. */
  readonly region: string | undefined;
}

/**
 * The way to credentials, as far as settings say; whether they can be had on it is for planFor to tell.
 * @throws CofferError "profile-gone", "file-active-key", and those of wayOf
 */
export function wayTo(stores: Stores, target: StandingProfile | GivenRole): Way {
  const wanted = 'roleArn' in target ? plannedRole(stores, target) : planned(stores, target);
  const way = wayOf(wanted);
  const [first = wanted] = way.slice(-1);
  const keyId = first.holds === 'nothing' ? '' : (first.text('aws_access_key_id') ?? '');
  const known = endpointOfKey(stores.unlocked, keyId);
  for (const profile of way) checkFile(profile, known);
  const nearest = (key: string) => way.flatMap((profile) => profile.text(key) ?? [])[0];
  return { wanted, endpointUrl: nearest('endpoint_url'), region: nearest('region') };
}

/** Any program can write a file: what it names as an endpoint gets no credentials but those known there. */
function checkFile(profile: PlannedProfile, known: string | undefined): void {
  const { location, name } = profile;
  const endpointUrl = profile.text('endpoint_url');
  if (location === undefined || endpointUrl === undefined || endpointUrl === known) return;
  throw new CofferError('file-active-key', { name, location, key: 'endpoint_url' });
}

function planned(stores: Stores, { store, location, name, profile }: StandingProfile): PlannedProfile {
  if (store === 'EncryptedVault') {
    // Of the vault no search has a copy: it may have gone since.
    return plannedInVault(stores, profileById(stores.unlocked.vault.document, profile.id));
  }
  const found = plannedInFile(stores, location, name);
  if (!found) throw new TypeError('a profile that was found is not there');
  return found;
}

function plannedInVault(stores: Stores, stored: StoredProfile): PlannedProfile {
  const { vault } = stores.unlocked;
  const filled = usableKeysOf(stored);
  const origin = sessionOrigin(stored);
  return {
    id: stored.id,
    name: stored.name,
    type: typeInUse(filled, []),
    holds: heldBy(filled),
    text: (key) => textOf(stored, key),
    ...(origin && { signIn: origin.signIn }),
    find: (name) => findByName(stores, name),
    async keys() {
      if (!origin) return vaultCredentials(vault, stored);
      // It may have been renewed since.
      const now = profileById(vault.document, stored.id);
      checkOrigin(now, origin);
      return vaultCredentials(vault, now);
    },
  };
}

/** As a command finds a profile by its name: the vault's, or else that of the shared files at the default location. */
function findByName(stores: Stores, name: string): PlannedProfile | undefined {
  const { vault } = stores.unlocked;
  const stored = vault.document.profiles.find((other) => other.name === name);
  if (stored) return plannedInVault(stores, stored);
  const location = locationsOf(stores.unlocked).find((other) => other.location === defaultLocation);
  const failure = location && stores.linked.readings.get(location.id)?.failure;
  if (failure) throw failure;
  return plannedInFile(stores, defaultLocation, name);
}

function plannedInFile(stores: Stores, location: string, name: string): PlannedProfile | undefined {
  const read = stores.linked.read.find((other) => other.location === location);
  const profile = read?.found.profiles.get(name);
  if (!read || !profile) return undefined;
  const filled = filledKeys(profile);
  return {
    id: `${read.id} ${name}`,
    name,
    location,
    type: typeInUse(filled, []),
    holds: heldBy(filled),
    text: (key) => textProperty(profile, key),
    // A file that any program can write reaches for nothing in the vault.
    find: (source) => plannedInFile(stores, location, source),
    keys: () => fileCredentials(profile),
  };
}

function plannedRole(stores: Stores, role: GivenRole): PlannedProfile {
  const { roleArn, sourceProfile, externalId, mfaSerial } = role;
  const properties = new Map([
    ['role_arn', roleArn],
    ['source_profile', sourceProfile],
    ...(externalId ? [['external_id', externalId] as const] : []),
    ...(mfaSerial ? [['mfa_serial', mfaSerial] as const] : []),
  ]);
  const profile: Profile = { name: 'Supplied Key Parameters', properties };
  return {
    id: '',
    name: profile.name,
    type: typeInUse(filledKeys(profile), []),
    holds: 'nothing',
    text: (key) => textProperty(profile, key),
    find: (name) => findByName(stores, name),
    keys: () => Promise.reject(new TypeError('a role holds no keys')),
  };
}
