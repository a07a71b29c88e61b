import type { Input } from '../../protocol/commands.ts';
import type { VaultView } from '../../protocol/views/vault.ts';

/** A profile that the session may be told to use, in whichever store it stands. */
export interface SessionChoice {
  /** Unlike that of every other, also where both stores hold the name. */
  readonly key: string;
  readonly name: string;
  readonly account: string | undefined;
  readonly region: string | undefined;
  /** StoreTypeName, and ProfileLocation where there is one. */
  readonly store: string;
  /** Whether the session was told to use it. */
  readonly chosen: boolean;
  readonly which: Input<'profile.useForSession'>;
}

/** Those of the vault, then those of each linked location. */
export function sessionChoices({ profiles, linked, session }: VaultView): readonly SessionChoice[] {
  return [
    ...profiles.map(({ id, name, account, region }) => ({
      key: id,
      name,
      account,
      region,
      store: 'EncryptedVault',
      chosen: id === session.profileId,
      which: { id },
    })),
    ...linked.flatMap((location) =>
      location.profiles.map(({ name, account, region }) => ({
        key: `${location.id} ${name}`,
        name,
        account,
        region,
        store: `SharedCredentialsFile ${location.location}`,
        chosen: session.file?.location === location.id && session.file.name === name,
        which: { file: { location: location.id, name } },
      })),
    ),
  ];
}
