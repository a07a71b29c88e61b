import { overwrite } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import { calibrate } from '../vault/kdf.ts';
import { createVault, unlockVault } from '../vault/vault.ts';
import type { Handlers } from './handler.ts';
import { open } from './open.ts';

/** Commands on the vault as a whole, but for those that need none open. */
export const opening: Handlers<'vault.create' | 'vault.unlock' | 'vault.undo'> = {
  async 'vault.create'(context, { passphrase }) {
    try {
      if (passphrase.length === 0) throw new CofferError('passphrase-empty');
      const store = await context.store();
      const cost = await calibrate(() => performance.now());
      return open(context, await createVault(store, passphrase, cost), false);
    } finally {
      overwrite(passphrase);
    }
  },

  async 'vault.unlock'(context, { passphrase, revision }) {
    try {
      // Argon2 libraries refuse an empty one, for reasons of their own.
      if (passphrase.length === 0) throw new CofferError('passphrase-wrong');
      return open(context, await unlockVault(await context.store(), passphrase, revision), false);
    } finally {
      overwrite(passphrase);
    }
  },

  async 'vault.undo'(context, { revision }) {
    await context.unlocked().vault.undo(revision);
    return context.changed();
  },
};
