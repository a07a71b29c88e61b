import type { StoredProfile, StoredSection } from '../vault/profiles.ts';
import type { Fingerprints } from './fingerprint.ts';

/** A previewed import. Its secrets are sealed already, so that looking at it holds none in the clear. */
export interface PendingImport {
  readonly planId: string;
  /** The revision that the plan was compared with. */
  readonly revision: number;
  /** By name of the profile. */
  readonly changes: ReadonlyMap<string, PendingChange>;
  /** By sectionKey; each is stored with the profiles that refer to it. */
  readonly sections: ReadonlyMap<string, StoredSection>;
  /** What leaves the linked file that it came from. */
  readonly takingOut: TakingOut | undefined;
}

export interface PendingChange {
  /** Every active key that is new or changed is held back. */
  readonly profile: StoredProfile;
  /** Keys of the pending sections that it refers to. */
  readonly sections: readonly string[];
}

/** What leaves the files of a location once it is in the vault. */
export interface TakingOut {
  readonly locationId: string;
  readonly what: 'remove' | 'removeLongTermKeys';
  /** What the files held when the plan was made. */
  readonly before: Fingerprints;
}
