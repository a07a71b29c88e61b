import { CofferError } from '../../base/cofferError.ts';
import { defaultLocation, type ResolvableProfile } from '../resolve/snapshot.ts';
import type { InUse } from './context.ts';
import type { ChosenProfile } from './session.ts';
import { locationsOf, resolvable, standing } from './standing.ts';

/** Where profiles are kept: the vault, or a location of shared files. */
export type Store =
  | { readonly store: 'EncryptedVault' }
  | { readonly store: 'SharedCredentialsFile'; readonly locationId: string; readonly location: string };

/** A profile as a list names it. */
export interface Listed {
  readonly profile: ChosenProfile;
  /** Of the shared file; empty for the vault. */
  readonly location: string;
}

/**
 * Where -ProfileLocation says, or without it the vault.
 * @throws CofferError "profile-location-unknown"
 */
export function storeAt(unlocked: InUse, location: string | undefined): Store {
  if (!location) return { store: 'EncryptedVault' };
  const linked = locationsOf(unlocked).find((other) => other.location === location);
  if (!linked) throw new CofferError('profile-location-unknown', { location });
  return { store: 'SharedCredentialsFile', locationId: linked.id, location };
}

/**
 * The first profile of a name, whether or not it can yield credentials: of the location where one is given, else of the
 * vault, then of the default location. Files count as they were last read.
 * @throws CofferError "profile-location-unknown", and why a file that decides cannot be read
 */
export function profileNamed(
  unlocked: InUse,
  name: string,
  location: string | undefined,
): ChosenProfile | undefined {
  for (const store of storesSearched(unlocked, location)) {
    const failure = failureOf(unlocked, store);
    if (failure) throw failure;
    const found = held(unlocked, store).get(name);
    if (found) return chosen(store, found);
  }
  return undefined;
}

/**
 * Every profile that can yield credentials, in the order in which stores are searched, or in its place why a file cannot
 * be read.
 * @throws CofferError "profile-location-unknown"
 */
export function profilesListed(
  unlocked: InUse,
  location: string | undefined,
): readonly (Listed | CofferError)[] {
  return storesSearched(unlocked, location).flatMap((store): readonly (Listed | CofferError)[] => {
    const location = store.store === 'EncryptedVault' ? '' : store.location;
    const failure = failureOf(unlocked, store);
    if (failure) return [failure];
    return [...held(unlocked, store).values()]
      .filter(({ type }) => type !== 'Invalid')
      .map((profile) => ({ profile: chosen(store, profile), location }));
  });
}

/** The region of a profile, where it has one. */
export function regionOf(unlocked: InUse, profile: ChosenProfile): string | undefined {
  const found = standing(unlocked, profile, new CofferError('profile-gone'));
  return found instanceof CofferError ? undefined : found.profile.region;
}

/** What the stores are called that have a profile of a name; a file that cannot be read counts as without. */
export function titlesOf(unlocked: InUse, name: string): readonly string[] {
  return storesSearched(unlocked, undefined).flatMap((store) => {
    if (!held(unlocked, store).has(name)) return [];
    return store.store === 'EncryptedVault'
      ? 'the vault'
      : `the shared credentials file at ${store.location}`;
  });
}

function storesSearched(unlocked: InUse, location: string | undefined): readonly Store[] {
  if (location) return [storeAt(unlocked, location)];
  const vault = storeAt(unlocked, undefined);
  const isLinked = locationsOf(unlocked).some((other) => other.location === defaultLocation);
  return isLinked ? [vault, storeAt(unlocked, defaultLocation)] : [vault];
}

function held({ vault, readings }: InUse, store: Store): ReadonlyMap<string, ResolvableProfile> {
  return store.store === 'EncryptedVault'
    ? new Map(vault.document.profiles.map((stored) => [stored.name, resolvable(stored)]))
    : (readings.get(store.locationId)?.profiles ?? new Map<string, ResolvableProfile>());
}

function failureOf({ readings }: InUse, store: Store): CofferError | undefined {
  return store.store === 'EncryptedVault' ? undefined : readings.get(store.locationId)?.failure;
}

function chosen(store: Store, { id, name }: ResolvableProfile): ChosenProfile {
  return store.store === 'EncryptedVault'
    ? { store: store.store, id, name }
    : { store: store.store, locationId: store.locationId, name };
}
