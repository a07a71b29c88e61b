import type { Fingerprints } from './fingerprint.ts';

/** A previewed storing of the vault's profiles in a linked location. No secret waits with it. */
export interface PendingStore {
  readonly planId: string;
  readonly locationId: string;
  /** Of the profiles that are to be stored. */
  readonly ids: readonly string[];
  /** The active keys that were ticked. */
  readonly ticked: readonly { readonly profile: string; readonly key: string }[];
  /** The revision of the vault that was looked at. */
  readonly revision: number;
  /** What the files held under the profiles' names, and of the sections that go with them. */
  readonly before: Fingerprints;
}
