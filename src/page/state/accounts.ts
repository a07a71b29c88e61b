import type { ProfileView } from '../../protocol/views/profiles.ts';
import type { AccountNameView, VaultView } from '../../protocol/views/vault.ts';

const maps = new WeakMap<readonly AccountNameView[], ReadonlyMap<string, string>>();

/** What the user calls an account; undefined for one without a name. */
export function accountName(
  { accountNames }: Pick<VaultView, 'accountNames'>,
  account: string,
): string | undefined {
  // Asked for each row of tables.
  const map = maps.get(accountNames) ?? new Map(accountNames.map((named) => [named.account, named.name]));
  maps.set(accountNames, map);
  return map.get(account);
}

/** Every account that a profile is of or that has a name, in order. */
export function knownAccounts({ profiles, linked, accountNames }: VaultView): readonly string[] {
  const all = [...profiles, ...linked.flatMap((location) => location.profiles), ...accountNames];
  return [...new Set(all.flatMap(({ account }) => account ?? []))].sort();
}

/** What to do about root users' keys; undefined where there is none. */
export function rootWarning(profiles: readonly ProfileView[]): string | undefined {
  const names = profiles.flatMap(({ name, identity }) => (identity?.root ? `“${name}”` : []));
  if (names.length === 0) return undefined;
  const few = names.length > 5 ? [...names.slice(0, 5), `${names.length - 5} more`] : names;
  const [subject, them] = names.length === 1 ? ['is', 'it'] : ['are', 'them'];
  return `${few.join(', ')} ${subject} a root user’s key: whoever has ${them} may do everything in the account, close it too, and no policy holds them back. Make a user in IAM Identity Center or IAM that may do what you need, store that in its place, and then delete the root user’s access key in AWS’s console, under Security credentials.`;
}
