import { CofferError } from '../../base/cofferError.ts';

/**
 * Runs what reads, compares and writes linked files, while no other tab of Coffer does. Other programs know nothing of it.
 * @see Web Locks API
 */
export function alone<Result>(use: () => Promise<Result>): Promise<Result> {
  return navigator.locks.request('coffer files', use);
}

/**
 * Runs what has credentials issued and written to a linked file, while no other tab does: each would ask for its own. It
 * may take long, and stands around `alone`.
 * @throws CofferError "cancelled" while it waits; and what `use` throws
 */
export function inTurn<Result>(signal: AbortSignal, use: () => Promise<Result>): Promise<Result> {
  if (signal.aborted) return Promise.reject(new CofferError('cancelled'));
  return navigator.locks.request('coffer keeping', { signal }, use).catch((error: unknown) => {
    throw signal.aborted && !(error instanceof CofferError) ? new CofferError('cancelled') : error;
  });
}
