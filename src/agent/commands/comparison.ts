import type { ComparedView } from '../../protocol/views/locations.ts';
import { differences } from '../awsconfig/merge.ts';
import type { Profile } from '../awsconfig/profile.ts';
import type { Vault } from '../vault/vault.ts';
import { opened } from '../unlocked/storedProfile.ts';

/** The two stores name by name, first what both have, then what one alone has. */
export async function compared(
  vault: Vault,
  inFile: ReadonlyMap<string, Profile>,
): Promise<readonly ComparedView[]> {
  const stored = vault.document.profiles;
  const inBoth = await Promise.all(
    stored.flatMap((profile) => {
      const other = inFile.get(profile.name);
      return other ? [comparedView(profile.id, other, opened(vault, profile))] : [];
    }),
  );
  const vaultOnly = stored.filter(({ name }) => !inFile.has(name));
  const known = new Set(stored.map(({ name }) => name));
  const fileOnly = [...inFile.keys()].filter((name) => !known.has(name));
  return [
    ...inBoth,
    ...vaultOnly.map(({ id, name }) => ({ id, name, kind: 'vault only' as const, differences: [] })),
    ...fileOnly.map((name) => ({ name, kind: 'file only' as const, differences: [] })),
  ];
}

async function comparedView(id: string, file: Profile, opening: Promise<Profile>): Promise<ComparedView> {
  const found = differences(file, await opening);
  return { id, name: file.name, kind: found.length > 0 ? 'different' : 'same', differences: found };
}
