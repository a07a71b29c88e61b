import { CofferError } from '../../base/cofferError.ts';
import { filledKeys, textProperty, type Profile } from '../awsconfig/profile.ts';
import { typeInUse } from '../awsconfig/profileType.ts';
import { fileCredentials } from '../providers/file.ts';
import { planFor, type Plan, type PlannedProfile } from '../providers/plan.ts';
import { vaultCredentials } from '../providers/vault.ts';
import { defaultLocation } from '../resolve/snapshot.ts';
import { filledKeysOf, textOf, type StoredProfile } from '../vault/profiles.ts';
import type { Unlocked } from './context.ts';
import { endpointOfKey } from './endpoint.ts';
import type { ReadLocation } from './linked.ts';
import type { GivenRole } from './session.ts';
import { locationsOf, type StandingProfile } from './standing.ts';

/** Where profiles are looked for: the vault, and the linked locations as a search saw them. */
interface Stores {
  readonly unlocked: Unlocked;
  readonly read: readonly ReadLocation[];
}

/**
 * The way to the credentials of a profile, or of a role that parameters name.
 * @throws CofferError "file-active-key", and those of planFor
 */
export function planOf(stores: Stores, wanted: StandingProfile | GivenRole): Plan {
  return checkedFiles(stores, planFor(plannedOf(stores, wanted)));
}

function plannedOf(stores: Stores, wanted: StandingProfile | GivenRole): PlannedProfile {
  return 'roleArn' in wanted ? plannedRole(stores, wanted) : planned(stores, wanted);
}

/**
 * The endpoint of one profile, whatever else its credentials would hang on.
 * @throws CofferError "file-active-key": what is sent unsigned is a credential too
 */
export function ownEndpoint(stores: Stores, wanted: StandingProfile | GivenRole): string | undefined {
  const profile = plannedOf(stores, wanted);
  checkFile(profile, endpointOfKey(stores.unlocked, profile.text('aws_access_key_id') ?? ''));
  return profile.text('endpoint_url');
}

/** Where all calls of a chain go: to the endpoint of the profile that is wanted, or of the nearest one on its way. */
export function endpointOfPlan(plan: Plan): string | undefined {
  const [endpoint] = profilesOf(plan).flatMap((profile) => profile.text('endpoint_url') ?? []);
  return endpoint;
}

/** The region whose STS is asked: of the profile that is wanted, or of the nearest one on its way. */
export function regionOfPlan(plan: Plan): string | undefined {
  const [region] = profilesOf(plan).flatMap((profile) => profile.text('region') ?? []);
  return region;
}

/** From the one that is wanted to the one that the chain begins with. */
function profilesOf({ profile, roles, source }: Plan): readonly PlannedProfile[] {
  const first = 'role' in source ? source.role.profile : source.profile;
  return [profile, ...roles.map((role) => role.profile).reverse(), first];
}

function keyIdOf({ source }: Plan): string {
  return source.from === 'keys' ? (source.profile.text('aws_access_key_id') ?? '') : '';
}

function checkedFiles(stores: Stores, plan: Plan): Plan {
  const known = endpointOfKey(stores.unlocked, keyIdOf(plan));
  for (const profile of profilesOf(plan)) checkFile(profile, known);
  return plan;
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
    const stored = stores.unlocked.vault.document.profiles.find(({ id }) => id === profile.id);
    if (stored) return plannedInVault(stores, stored);
  } else {
    const found = plannedInFile(stores, location, name);
    if (found) return found;
  }
  throw new TypeError('a profile that was found is not there');
}

function plannedInVault(stores: Stores, stored: StoredProfile): PlannedProfile {
  const { vault } = stores.unlocked;
  const filled = new Set([...filledKeysOf(stored)].filter((key) => !stored.heldBack.includes(key)));
  return {
    id: stored.id,
    name: stored.name,
    type: typeInUse(filled, []),
    holds: held(filled),
    text: (key) => textOf(stored, key),
    find: (name) => findByName(stores, name),
    keys: () => vaultCredentials(vault, stored),
  };
}

/** As a command finds a profile by its name: the vault's, or else that of the shared files at the default location. */
function findByName(stores: Stores, name: string): PlannedProfile | undefined {
  const { vault, readings } = stores.unlocked;
  const stored = vault.document.profiles.find((other) => other.name === name);
  if (stored) return plannedInVault(stores, stored);
  const location = locationsOf(stores.unlocked).find((other) => other.location === defaultLocation);
  const failure = location && readings.get(location.id)?.failure;
  if (failure) throw failure;
  return plannedInFile(stores, defaultLocation, name);
}

function plannedInFile(stores: Stores, location: string, name: string): PlannedProfile | undefined {
  const read = stores.read.find((other) => other.location === location);
  const profile = read?.found.profiles.get(name);
  if (!read || !profile) return undefined;
  const filled = filledKeys(profile);
  return {
    id: `${read.id} ${name}`,
    name,
    location,
    type: typeInUse(filled, []),
    holds: held(filled),
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

function held(filled: ReadonlySet<string>): PlannedProfile['holds'] {
  if (!filled.has('aws_access_key_id') || !filled.has('aws_secret_access_key')) return 'nothing';
  return filled.has('aws_session_token') ? 'session' : 'pair';
}
