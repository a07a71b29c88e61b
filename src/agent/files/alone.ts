import { CofferError } from '../../base/cofferError.ts';

/**
 * Runs what reads, compares and writes linked files, while no other tab of Coffer does. Other programs know nothing of it.
 * @see Web Locks API
 */
export function alone<Result>(use: () => Promise<Result>): Promise<Result> {
  return navigator.locks.request('coffer files', use);
}

/**
 * Runs what compares and changes which credentials are kept in linked files, and what the vault says of it, while no other
 * tab does. It asks neither the user nor AWS, and stands around `alone`.
 * @throws CofferError "cancelled" while it waits; and what `use` throws
 */
export function inTurn<Result>(signal: AbortSignal, use: () => Promise<Result>): Promise<Result> {
  if (signal.aborted) return Promise.reject(new CofferError('cancelled'));
  return navigator.locks.request('coffer keeping', { signal }, use).catch((error: unknown) => {
    throw signal.aborted && !(error instanceof CofferError) ? new CofferError('cancelled') : error;
  });
}

/** Runs what renews credentials unasked, while no other tab does: each would ask AWS for its own. It stands around `inTurn`. */
export function renewing<Result>(use: () => Promise<Result>): Promise<Result> {
  return navigator.locks.request('coffer renewing', use);
}
