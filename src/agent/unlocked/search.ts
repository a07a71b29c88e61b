import { CofferError } from '../../base/cofferError.ts';
import type { SessionView } from '../../protocol/views/vault.ts';
import { resolveCredentials, type CredentialRequest } from '../resolve/credentials.ts';
import { resolveRegion } from '../resolve/region.ts';
import type { Found } from '../resolve/search.ts';
import type { Credentials, ResolvableProfile, Snapshot } from '../resolve/snapshot.ts';
import type { InstanceReading, InUse } from './context.ts';
import type { CredentialsSource, HeldCredentials, Session } from './session.ts';
import { locationsOf, resolvable, standing } from './standing.ts';

/** Searches by the orders of AWS Tools for PowerShell, over what the vault and a session hold now. */
export interface Search {
  readonly credentials: Found<Credentials<CredentialsSource>>;
  /** @param region as given on the command */
  region(service: string, region?: string): Found<string>;
}

/**
 * The search that a command makes. Linked locations count as they were last read: read them first.
 * @param request what the command says of its credentials; nothing leaves it to the search order
 * @param session what $StoredAWSCredentials and $StoredAWSRegion are where the command runs
 */
export function searchFor(
  unlocked: InUse,
  request: CredentialRequest<CredentialsSource> = {},
  session: Readonly<Session> = unlocked.session,
): Search {
  const snapshot = snapshotOf(unlocked, session);
  const credentials = resolveCredentials(request, snapshot);
  const supplier = 'value' in credentials ? supplierOf(unlocked, credentials.value) : undefined;
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

interface ActiveSession extends Pick<SessionView, 'name' | 'region'> {
  /** Of the profile that supplies the credentials, as temporary ones of it are kept under. */
  readonly holder?: string;
}

/** What the header shows: the names that the search orders lead to, without a service's own default. */
export function activeSession(unlocked: InUse): ActiveSession {
  const search = searchFor(unlocked);
  const region = search.region('ec2');
  return {
    ...('value' in search.credentials && activeCredentials(unlocked, search.credentials.value)),
    ...('value' in region && { region: region.value }),
  };
}

function activeCredentials(unlocked: InUse, found: Credentials<CredentialsSource>): ActiveSession {
  const { name } = found;
  if (found.from !== 'profile') return { name };
  const location = locationsOf(unlocked).find((other) => other.location === found.location);
  return { name, holder: location ? `${location.id} ${found.profile.name}` : found.profile.id };
}

/** What credentials are called that the session or an object holds; of a profile that is gone, as it was called. */
export function nameOf(unlocked: InUse, held: HeldCredentials): string {
  const found = heldCredentials(unlocked, held);
  if (!(found instanceof CofferError)) return found.name;
  return held.from === 'profile' ? held.profile.name : '';
}

/** @throws CofferError the error that the search ended with */
export function foundOr<Value>(found: Found<Value>): Value {
  if ('error' in found) throw found.error;
  return found.value;
}

/** The profile that supplies credentials, itself or through an object that refers to it. */
function supplierOf(unlocked: InUse, found: Credentials<CredentialsSource>): ResolvableProfile | undefined {
  if (found.from === 'profile') return found.profile;
  if (found.keys.of !== 'profile') return undefined;
  const { profile } = found.keys;
  const there = standing(unlocked, profile, new CofferError('object-profile-gone', { name: profile.name }));
  return there instanceof CofferError ? undefined : there.profile;
}

function snapshotOf(unlocked: InUse, session: Readonly<Session>): Snapshot<CredentialsSource> {
  const { vault, readings } = unlocked;
  const profiles = vault.document.profiles.map(resolvable);
  return {
    vault: new Map(profiles.map((profile) => [profile.name, profile])),
    files: locationsOf(unlocked).map(({ id, location }) => {
      const { profiles = new Map<string, ResolvableProfile>(), failure } = readings.get(id) ?? {};
      return { location, profiles, ...(failure && { failure }) };
    }),
    ...instanceSeen(unlocked),
    session: {
      ...(session.credentials && { credentials: heldCredentials(unlocked, session.credentials) }),
      ...(session.region !== undefined && { region: session.region }),
    },
  };
}

/** What is known of the metadata service that is listed now; undefined where none is. */
export function instanceListed({ vault, instance }: InUse): InstanceReading | undefined {
  const { metadataEndpoint: endpoint } = vault.document.preferences;
  if (endpoint === '') return undefined;
  return instance?.endpoint === endpoint ? instance : { endpoint };
}

function instanceSeen(unlocked: InUse): Pick<Snapshot<CredentialsSource>, 'instance'> {
  const listed = instanceListed(unlocked);
  if (!listed) return {};
  const { role, ...instance } = listed;
  if (role === undefined) return { instance };
  return { instance: { ...instance, role: role === 'there' ? { of: 'instance' } : role } };
}

function heldCredentials(
  unlocked: InUse,
  held: HeldCredentials,
): Credentials<CredentialsSource> | CofferError {
  if (held.from === 'profile') {
    return standing(unlocked, held.profile, new CofferError('session-profile-gone'));
  }
  switch (held.from) {
    case 'parameters':
      return { from: held.from, name: 'Supplied Key Parameters', keys: held.source };
    case 'object':
      return { from: held.from, name: 'Credentials Object', keys: held.source };
    case 'instance':
      return { from: held.from, name: 'Instance Profile', keys: held.source };
  }
}
