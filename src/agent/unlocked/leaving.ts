import { CofferError } from '../../base/cofferError.ts';
import type { ActiveKeyView } from '../../protocol/views/profiles.ts';
import type { Profile, SharedSection } from '../awsconfig/profile.ts';
import { referencesOf, sectionKey } from '../awsconfig/sharedSections.ts';
import { activeKeysIn, onlyTicked } from '../awsconfig/tickedKeys.ts';
import type { ProfilesDocument } from '../vault/profiles.ts';
import type { Vault } from '../vault/vault.ts';
import { opened, sharedSections } from './storedProfile.ts';

/** What leaves the vault for a shared file: profiles, their secrets open, and the sections that they refer to. */
export interface Leaving {
  readonly profiles: readonly Profile[];
  readonly sections: readonly SharedSection[];
}

/** A key that was ticked; of a shared section `profile` is its sectionKey. */
type Tick = Pick<ActiveKeyView, 'profile' | 'key'>;

/** @param ids of profiles; they come in the order of the vault. @throws CofferError "profile-gone", "secret-damaged" */
export async function leaving(vault: Vault, ids: readonly string[]): Promise<Leaving> {
  const { document } = vault;
  const wanted = new Set(ids);
  const stored = document.profiles.filter(({ id }) => wanted.has(id));
  if (stored.length < wanted.size) throw new CofferError('profile-gone');
  const profiles = await Promise.all(stored.map((profile) => opened(vault, profile)));
  return { profiles, sections: referred(document, profiles) };
}

/** Without the active keys that have no tick. */
export function withTicks({ profiles, sections }: Leaving, ticked: readonly Tick[]): Leaving {
  const ticks = new Set(ticked.map(({ profile, key }) => JSON.stringify([profile, key])));
  const only = <Held extends Profile>(title: string, held: Held) =>
    onlyTicked(held, (key) => ticks.has(JSON.stringify([title, key])));
  return {
    profiles: profiles.map((profile) => only(profile.name, profile)),
    sections: sections.map((section) => only(sectionKey(section), section)),
  };
}

/** @param title the profile's name, or the section's sectionKey */
export function activeKeyViews(title: string, held: Profile): readonly ActiveKeyView[] {
  return activeKeysIn(held).map(({ key, value }) => ({ profile: title, key, value }));
}

/** The shared sections that profiles refer to, each once. */
function referred(document: ProfilesDocument, profiles: readonly Profile[]): readonly SharedSection[] {
  const keys = new Set(profiles.flatMap(referencesOf).map(sectionKey));
  return [...sharedSections(document)].filter(([key]) => keys.has(key)).map(([, section]) => section);
}
