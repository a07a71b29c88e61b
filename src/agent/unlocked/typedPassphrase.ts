import { overwrite } from '../../base/bytes.ts';
import { passphraseBytes } from '../../protocol/passphrase.ts';
import type { InUse } from './context.ts';

/**
 * Passes where what was typed opens the vault; a temporary one has no passphrase.
 * @throws CofferError "passphrase-not-confirmed", "header-damaged", "memory-too-little"
 */
export async function confirmTyped({ vault, temporary }: InUse, typed: string): Promise<void> {
  if (temporary) return;
  const passphrase = passphraseBytes(typed);
  try {
    await vault.confirmPassphrase(passphrase);
  } finally {
    overwrite(passphrase);
  }
}
