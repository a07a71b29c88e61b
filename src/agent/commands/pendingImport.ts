import type { StoredProfile } from '../vault/profiles.ts';

/** A previewed import. Its secrets are sealed already, so that looking at it holds none in the clear. */
export interface PendingImport {
  readonly planId: string;
  /** The revision that the plan was compared with. */
  readonly revision: number;
  /** By name; every active key that is new or changed is held back. */
  readonly profiles: ReadonlyMap<string, StoredProfile>;
}
