import type { StoredProfile } from '../vault/profiles.ts';
import type { Vault } from '../vault/vault.ts';
import { sealed } from './storedProfile.ts';
import { sandboxProfiles } from '../aws/sandbox.ts';

/** The sandbox's profiles, sealed for a vault. */
export async function sandboxStoredProfiles(vault: Vault): Promise<StoredProfile[]> {
  const profiles = await sandboxProfiles();
  return Promise.all(
    profiles.map(({ name, properties }) => sealed(vault, { name, properties: new Map(properties) }, [])),
  );
}
