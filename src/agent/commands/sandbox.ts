import { sandboxProfiles } from '../aws/sandbox.ts';
import { memoryStore } from '../store/memory.ts';
import type { StoredProfile } from '../vault/profiles.ts';
import { createTemporaryVault, type Vault } from '../vault/vault.ts';
import type { Handlers } from './handler.ts';
import { open } from './open.ts';
import { sealed } from '../unlocked/storedProfile.ts';

type Sandbox = 'vault.trySandbox' | 'vault.addSandboxProfiles';

/** Commands that bring the sandbox's profiles: into a vault of their own, or into the one that is open. */
export const sandbox: Handlers<Sandbox> = {
  async 'vault.trySandbox'(context) {
    const vault = await createTemporaryVault(memoryStore());
    const profiles = await storedProfiles(vault, (name) => name);
    await vault.change((document) => ({ ...document, profiles }));
    return open(context, vault, true);
  },

  async 'vault.addSandboxProfiles'(context) {
    const { vault } = context.unlocked();
    // Never "default", which would send whatever names no profile to the sandbox.
    const added = await storedProfiles(vault, (name) => `sandbox-${name.replace(/^sandbox-/, '')}`);
    const isMissing = ({ name }: StoredProfile) =>
      !vault.document.profiles.some((other) => other.name === name);
    if (added.some(isMissing)) {
      await vault.change((document) => ({
        ...document,
        profiles: [...document.profiles, ...added.filter(isMissing)],
      }));
    }
    return context.changed();
  },
};

/**
 * The sandbox's profiles, sealed for a vault.
 * @param nameOf what to call one of them in this vault
 */
async function storedProfiles(vault: Vault, nameOf: (name: string) => string): Promise<StoredProfile[]> {
  const profiles = await sandboxProfiles();
  return Promise.all(
    profiles.map(({ name, properties }) => {
      const named = properties.map(
        ([key, value]) => [key, key === 'source_profile' ? nameOf(value) : value] as const,
      );
      return sealed(vault, { name: nameOf(name), properties: new Map(named) }, []);
    }),
  );
}
