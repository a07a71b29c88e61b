import type { Profile } from '../awsconfig/profile.ts';

/** A previewed storing of the vault's profiles in a linked location. No secret is held for it: they are opened when it is applied. */
export interface PendingStore {
  readonly planId: string;
  readonly locationId: string;
  /** Of the profiles that are to be stored. */
  readonly ids: readonly string[];
  /** The revision of the vault that was looked at. */
  readonly revision: number;
  /** What the location held under each of the names, by `fingerprint`. */
  readonly before: ReadonlyMap<Profile['name'], string>;
}
