import { CofferError } from '../../base/cofferError.ts';
import { secretKeys } from '../awsconfig/keys.ts';
import { checkProfile } from '../awsconfig/limits.ts';
import type { Profile } from '../awsconfig/profile.ts';
import { checkWritable, refusalOf } from '../awsconfig/writing/writable.ts';
import { alone } from '../files/alone.ts';
import { profileById, put, type ProfilesDocument, type StoredProfile } from '../vault/profiles.ts';
import type { Context } from './context.ts';
import { fingerprints } from './fingerprint.ts';
import { readLinked, readLocation, type ReadLocation } from './linked.ts';
import { putIn } from './putIn.ts';
import type { ChosenProfile } from './session.ts';
import { copiedOver, sealed } from './storedProfile.ts';
import type { Store } from './stores.ts';

/**
 * Stores a profile under its name. Where the store has one of that name, all credential keys of that one are replaced,
 * and its region and unknown keys stay. An endpoint that it brings counts as ticked.
 * @throws CofferError "field-invalid", "profile-unwritable", and those of Vault.change or of putIn
 */
export async function storeAs(context: Context, store: Store, profile: Profile): Promise<ChosenProfile> {
  const { name, properties } = profile;
  checkProfile(name, properties, new Set([...secretKeys].filter((key) => properties.has(key))));
  if (store.store === 'SharedCredentialsFile') return putInFile(context, store.locationId, () => profile);
  const source = await sealed(context.unlocked().vault, profile, []);
  return putInVault(context, name, () => source);
}

/**
 * Copies a profile within its store, over one of that name as storing does.
 * @param region of the copy, where it is not to have the source's
 * @throws CofferError "profile-gone" and those of storeAs
 */
export async function copyAs(
  context: Context,
  source: ChosenProfile,
  name: string,
  region?: string,
): Promise<ChosenProfile> {
  checkProfile(name, new Map(region === undefined ? [] : [['region', region]]), new Set());
  if (source.store === 'EncryptedVault') {
    return putInVault(context, name, (document) => withRegion(profileById(document, source.id), region));
  }
  return putInFile(context, source.locationId, ({ found }) => {
    const profile = found.profiles.get(source.name);
    if (!profile) throw new CofferError('profile-gone');
    const regions: readonly [string, string][] = region === undefined ? [] : [['region', region]];
    return { name, properties: new Map([...profile.properties, ...regions]) };
  });
}

function withRegion(stored: StoredProfile, region: string | undefined): StoredProfile {
  if (region === undefined) return stored;
  const others = stored.properties.filter(([key]) => key !== 'region');
  return { ...stored, properties: [...others, ['region', region]] };
}

async function putInVault(
  context: Context,
  name: string,
  sourceIn: (document: ProfilesDocument) => StoredProfile,
): Promise<ChosenProfile> {
  const { vault } = context.unlocked();
  let id = '';
  await vault.change(async (document) => {
    const before = document.profiles.find((other) => other.name === name);
    const stored = await copiedOver(vault, sourceIn(document), before, name);
    ({ id } = stored);
    return put(document, stored);
  });
  context.changed();
  context.announce();
  return { store: 'EncryptedVault', id, name };
}

async function putInFile(
  context: Context,
  locationId: string,
  made: (read: ReadLocation) => Profile,
): Promise<ChosenProfile> {
  try {
    return await alone(async () => {
      const read = await readLocation(context, locationId);
      const profile = made(read);
      const { name } = profile;
      checkWritable(name, refusalOf(profile));
      const before = await fingerprints(read.files, [name]);
      await putIn(read, { profiles: [profile], sections: [] }, before);
      return { store: 'SharedCredentialsFile', locationId, name };
    });
  } finally {
    // Where the second file failed, the first is another by now.
    await readLinked(context);
    context.announce();
  }
}
