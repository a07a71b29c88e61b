/**
 * Runs what reads, compares and writes linked files, while no other tab of Coffer does. Other programs know nothing of it.
 * @see Web Locks API
 */
export function alone<Result>(use: () => Promise<Result>): Promise<Result> {
  return navigator.locks.request('coffer files', use);
}
