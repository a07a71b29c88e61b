import { overwrite } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import { calibrate } from '../vault/kdf.ts';
import { createVault, readStatus, unlockVault } from '../vault/vault.ts';
import type { Handlers } from './handler.ts';

type Opening = 'vault.status' | 'vault.create' | 'vault.unlock' | 'vault.lock' | 'vault.touch' | 'vault.undo';

/** Commands on the vault as a whole. */
export const opening: Handlers<Opening> = {
  async 'vault.status'(context) {
    const status = await readStatus(await context.store());
    return status ? { at: 'locked', ...status } : { at: 'none' };
  },

  async 'vault.create'(context, { passphrase }) {
    try {
      if (passphrase.length === 0) throw new CofferError('passphrase-empty');
      const store = await context.store();
      const cost = await calibrate(() => performance.now());
      return context.open(await createVault(store, passphrase, cost), false);
    } finally {
      overwrite(passphrase);
    }
  },

  async 'vault.unlock'(context, { passphrase, revision }) {
    try {
      // Argon2 libraries refuse an empty one, for reasons of their own.
      if (passphrase.length === 0) throw new CofferError('passphrase-wrong');
      return context.open(await unlockVault(await context.store(), passphrase, revision), false);
    } finally {
      overwrite(passphrase);
    }
  },

  async 'vault.lock'(context, { reason }) {
    await context.lock(reason);
    return null;
  },

  // Arriving has extended the deadline already.
  'vault.touch': () => null,

  async 'vault.undo'(context, { revision }) {
    await context.unlocked().vault.undo(revision);
    return context.changed();
  },
};
