import type { Invocation } from '../../shell/invocation.ts';
import type { Context } from '../../unlocked/context.ts';
import type { ChosenProfile, HeldCredentials } from '../../unlocked/session.ts';
import { locationsOf } from '../../unlocked/standing.ts';
import { storable } from '../../unlocked/storable.ts';
import { copyAs, storeAs } from '../../unlocked/storeAs.ts';
import { storeAt } from '../../unlocked/stores.ts';
import { sourceOf } from './credentialsObject.ts';

interface Stored {
  readonly name: string;
  readonly location: string | undefined;
  /** Of the profile that is made, where it is not to be the one that it has or had. */
  readonly region?: string;
}

/**
 * Stores credentials as a profile: a stored profile is copied within its own store, whatever the location; anything else
 * goes to the location, or without one to the vault. Says with -Verbose where.
 * @throws CofferError those of storeAs and copyAs
 */
export async function storeHeld(
  context: Context,
  invocation: Invocation,
  held: HeldCredentials,
  { name, location, region }: Stored,
): Promise<ChosenProfile> {
  const profile =
    held.from === 'profile'
      ? await copyAs(context, held.profile, name, region)
      : await storeAs(
          context,
          storeAt(context.unlocked(), location),
          withRegion(await storable(context, sourceOf(held), name), region),
        );
  sayWhere(context, invocation, profile);
  return profile;
}

function withRegion(
  profile: Awaited<ReturnType<typeof storable>>,
  region: string | undefined,
): typeof profile {
  if (region === undefined) return profile;
  return { ...profile, properties: new Map([...profile.properties, ['region', region]]) };
}

function sayWhere(context: Context, invocation: Invocation, profile: ChosenProfile): void {
  if (profile.store === 'EncryptedVault') {
    invocation.verbose('Updated the vault.');
    return;
  }
  const { locationId } = profile;
  const unlocked = context.unlocked();
  const location = locationsOf(unlocked).find(({ id }) => id === locationId)?.location ?? '';
  invocation.verbose(`Updated shared credentials file at ${location}.`);
  if (unlocked.snapshots.has(locationId)) {
    invocation.warn(
      `This browser cannot write to ${location}: the change is held in memory, and gone with the lock. Download the file on the screen Files.`,
    );
  }
}
