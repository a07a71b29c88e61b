import { readStatus } from '../vault/status.ts';
import type { Handlers } from './handler.ts';

/** Commands that need no open vault: all that the unlock screen waits for. */
export const whileLocked: Handlers<'vault.status' | 'vault.lock' | 'vault.touch'> = {
  async 'vault.status'(context) {
    const status = await readStatus(await context.store());
    return status ? { at: 'locked', ...status } : { at: 'none' };
  },

  async 'vault.lock'(context, { reason }) {
    await context.lock(reason);
    return null;
  },

  // Arriving has extended the deadline already.
  'vault.touch': () => null,
};
