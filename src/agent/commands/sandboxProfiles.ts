import type { StoredProfile } from '../vault/profiles.ts';
import type { Vault } from '../vault/vault.ts';
import { sealed } from './storedProfile.ts';
import { sandboxProfiles } from '../aws/sandbox.ts';

/**
 * The sandbox's profiles, sealed for a vault.
 * @param nameOf what to call one of them in this vault
 */
export async function sandboxStoredProfiles(
  vault: Vault,
  nameOf: (name: string) => string,
): Promise<StoredProfile[]> {
  const profiles = await sandboxProfiles();
  return Promise.all(
    profiles.map(({ name, properties }) =>
      sealed(vault, { name: nameOf(name), properties: new Map(properties) }, []),
    ),
  );
}
