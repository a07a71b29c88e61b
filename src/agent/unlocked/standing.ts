import type { CofferError } from '../../base/cofferError.ts';
import { typeInUse } from '../awsconfig/profileType.ts';
import type { Credentials, ResolvableProfile } from '../resolve/snapshot.ts';
import { filledKeysOf, textOf, type StoredProfile } from '../vault/profiles.ts';
import type { InUse } from './context.ts';
import type { ChosenProfile } from './session.ts';

/** A profile where it stands. */
export type StandingProfile = Extract<Credentials<never>, { from: 'profile' }>;

/** Every location there is: the linked ones, then those that are held as they were opened. */
export function locationsOf({ vault, snapshots }: InUse): readonly { id: string; location: string }[] {
  return [...vault.document.locations, ...[...snapshots].map(([id, { location }]) => ({ id, location }))];
}

/**
 * A chosen profile as it is now; an error where it cannot be had. Files count as they were last read.
 * @param gone the error for one that is no longer there
 */
export function standing(
  unlocked: InUse,
  chosen: ChosenProfile,
  gone: CofferError,
): StandingProfile | CofferError {
  const { store } = chosen;
  if (store === 'EncryptedVault') {
    const stored = unlocked.vault.document.profiles.find(({ id }) => id === chosen.id);
    if (!stored) return gone;
    return { from: 'profile', name: stored.name, store, location: '', profile: resolvable(stored) };
  }
  const { locationId, name } = chosen;
  const location = locationsOf(unlocked).find(({ id }) => id === locationId)?.location;
  const reading = unlocked.readings.get(locationId);
  if (reading?.failure) return reading.failure;
  const profile = reading?.profiles.get(name);
  if (location === undefined || !profile) return gone;
  return { from: 'profile', name, store, location, profile };
}

/** A profile of the vault as a search sees it. */
export function resolvable(stored: StoredProfile): ResolvableProfile {
  const region = textOf(stored, 'region');
  const filled = filledKeysOf(stored);
  const type = typeInUse(filled, stored.heldBack);
  const heldBack = type === 'Invalid' && typeInUse(filled, []) !== 'Invalid';
  return { id: stored.id, name: stored.name, type, heldBack, ...(region !== undefined && { region }) };
}
