import { CofferError } from '../../base/cofferError.ts';
import { shownName } from '../awsconfig/shownValue.ts';
import { removeProfiles } from '../awsconfig/writing/edit.ts';
import { alone } from '../files/alone.ts';
import { profileById } from '../vault/profiles.ts';
import type { Context } from './context.ts';
import { editUnchanged } from './editUnchanged.ts';
import { fingerprints } from './fingerprint.ts';
import { readLinked, readLocation } from './linked.ts';
import type { ChosenProfile } from './session.ts';
import { withoutProfiles } from './storedProfile.ts';

/**
 * Removes a profile from its store. A session that uses it is left with a reference to nothing, which ends its searches.
 * @throws CofferError "profile-gone", "removed-half", and those of Vault.change or of OpenLocation
 */
export async function removeProfile(context: Context, profile: ChosenProfile): Promise<void> {
  if (profile.store === 'EncryptedVault') {
    await context.unlocked().vault.change((document) => {
      profileById(document, profile.id);
      return withoutProfiles(document, new Set([profile.id]));
    });
    context.changed();
    context.announce();
    return;
  }
  try {
    await alone(() => removeFromFiles(context, profile.locationId, profile.name));
  } finally {
    // Where the second file failed, the first is another by now.
    await readLinked(context);
    context.announce();
  }
}

async function removeFromFiles(context: Context, locationId: string, name: string): Promise<void> {
  const read = await readLocation(context, locationId);
  const { location } = read;
  const names = [name];
  await editUnchanged(
    read,
    { names, before: await fingerprints(read.files, names) },
    (kind, text) => removeProfiles(text, kind, new Set(names)),
    (why) => new CofferError('removed-half', { name: shownName(name), location, why }),
  );
}
