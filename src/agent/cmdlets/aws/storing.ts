import { CofferError } from '../../../base/cofferError.ts';
import type { Invocation } from '../../shell/invocation.ts';
import type { Context } from '../../unlocked/context.ts';
import type { ChosenProfile, CredentialsSource, HeldCredentials } from '../../unlocked/session.ts';
import { locationsOf } from '../../unlocked/standing.ts';
import { storable } from '../../unlocked/storable.ts';
import { copyAs, storeAs } from '../../unlocked/storeAs.ts';
import { storeAt } from '../../unlocked/stores.ts';
import { confirmTyped } from '../../unlocked/typedPassphrase.ts';
import { liesInVault, sourceOf } from './credentialsObject.ts';
import { waiterOf } from './waiter.ts';

interface Stored {
  readonly name: string;
  readonly location: string | undefined;
  /** Of the profile that is made, where it is not to be the one that it has or had. */
  readonly region?: string;
}

/**
 * Stores credentials as a profile: a stored profile is copied within its own store, whatever the location; anything else
 * goes to the location, or without one to the vault. Says with -Verbose where. Keys of the vault go to a file for its
 * passphrase alone.
 * @throws CofferError "passphrase-not-confirmed", "cancelled", "source-profile-circle" and those of storeAs and copyAs
 */
export async function storeHeld(
  context: Context,
  invocation: Invocation,
  held: HeldCredentials,
  { name, location, region }: Stored,
): Promise<ChosenProfile> {
  if (held.from !== 'profile' && location !== undefined && liesInVault(sourceOf(held))) {
    await confirmLeaving(context, invocation, location);
  }
  checkRole(sourceOf(held), name);
  const profile =
    held.from === 'profile'
      ? await copyAs(context, held.profile, name, region)
      : await storeAs(
          context,
          storeAt(context.unlocked(), location),
          withRegion(await storable(context, sourceOf(held), name, waiterOf(invocation)), region),
        );
  sayWhere(context, invocation, profile);
  return profile;
}

/** A script of the page may run lines; what is stored it gets for no less than the page's own export asks. */
async function confirmLeaving(context: Context, invocation: Invocation, location: string): Promise<void> {
  if (context.unlocked().temporary) return;
  const { typed } = await invocation.ask({
    heading: 'Confirm it is you',
    text: `Keys leave the vault for ${location}, where they stand as plain text.`,
    fields: [{ label: 'Passphrase', secret: true }],
  });
  await confirmTyped(context.unlocked(), typed[0] ?? '');
}

/** Stored over its source profile, a role would have no source: it replaces all of that one's credential keys. */
function checkRole(source: CredentialsSource, name: string): void {
  if (source.of === 'role' && source.role.sourceProfile === name) {
    throw new CofferError('source-profile-circle', { name });
  }
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
