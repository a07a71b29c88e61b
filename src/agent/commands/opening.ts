import { CofferError } from '../../base/errors.ts';
import { sandboxStoredProfiles } from './sandboxProfiles.ts';
import { memoryStore } from '../store/memory.ts';
import { calibrate } from '../vault/kdf.ts';
import { createTemporaryVault, createVault, readStatus, unlockVault } from '../vault/vault.ts';
import type { Handlers } from './context.ts';

type Opening =
  | 'vault.status'
  | 'vault.create'
  | 'vault.unlock'
  | 'vault.lock'
  | 'vault.touch'
  | 'vault.trySandbox'
  | 'vault.undo';

/** Commands on the vault as a whole. */
export const opening: Handlers<Opening> = {
  async 'vault.status'(context) {
    const status = await readStatus(await context.store());
    return status ? { at: 'locked', ...status } : { at: 'none' };
  },

  async 'vault.create'(context, { passphrase }) {
    if (passphrase.length === 0) throw new CofferError('passphrase-empty');
    const store = await context.store();
    const cost = await calibrate(() => performance.now());
    return context.open(await createVault(store, passphrase, cost), false);
  },

  async 'vault.unlock'(context, { passphrase, revision }) {
    return context.open(await unlockVault(await context.store(), passphrase, revision), false);
  },

  'vault.lock'(context, { reason }) {
    context.lock(reason);
    return null;
  },

  // Arriving has extended the deadline already.
  'vault.touch': () => null,

  async 'vault.trySandbox'(context) {
    const vault = await createTemporaryVault(memoryStore());
    const profiles = await sandboxStoredProfiles(vault);
    await vault.change((document) => ({ ...document, profiles }));
    return context.open(vault, true);
  },

  async 'vault.undo'(context, { revision }) {
    const { vault } = context.unlocked();
    // Undo takes back the last change only: going further would take other tabs' changes with it.
    if (revision !== vault.revision - 1) throw new CofferError('undo-too-late');
    await vault.restore(revision);
    return context.changed();
  },
};
