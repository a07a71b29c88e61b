import { toHex } from '../../base/bytes.ts';
import type { VaultStore } from '../store/vaultStore.ts';
import { profilesName, readHeader } from './header.ts';

/** What can be told about a stored vault without its passphrase. @throws CofferError "header-damaged", "format-newer" */
export async function readStatus(
  store: VaultStore,
): Promise<{ vaultId: string; revision: number } | undefined> {
  const stored = await store.readHeader();
  if (stored === undefined) return undefined;
  const { header } = await readHeader(stored);
  const [revision = 0] = await store.revisions(profilesName);
  return { vaultId: toHex(header.vaultId), revision };
}
