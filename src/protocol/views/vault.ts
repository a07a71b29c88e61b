import type { EpochMs } from '../../base/clock.ts';
import type { KeptView, LeftView, LinkedView } from './locations.ts';
import type { ProfileView } from './profiles.ts';
import type { RotationView } from './rotation.ts';

/** What stands in this browser before anything is unlocked. */
export type VaultStatus =
  { readonly at: 'none' } | { readonly at: 'locked'; readonly vaultId: string; readonly revision: number };

export type RegionRules = 'coffer' | 'powershell';

export interface Preferences {
  readonly regionRules: RegionRules;
  readonly lockAfterIdleMinutes: number;
  /** From when on an access key counts as old. */
  readonly keyReminderDays: number;
  /** Origin of a metadata service that a page can reach; empty for none. */
  readonly metadataEndpoint: string;
}

/** The session of this tab, as the header shows it: `name@region`, a missing part left out. */
export interface SessionView {
  /** Name of what supplies the credentials now, by the search order. */
  readonly name?: string;
  readonly region?: string;
  /** Id of the profile of the vault chosen with "Use for this session". */
  readonly profileId?: string;
  /** Or the profile of a linked location. */
  readonly file?: { readonly location: string; readonly name: string };
  /** Or whether it has credentials that the console was given. */
  readonly given?: true;
  /** When its credentials expire, where they are temporary ones that were got for it. */
  readonly expiresAt?: EpochMs;
}

/** Everything the unlocked screens show; each change of the vault answers with a new one. */
export interface VaultView {
  readonly vaultId: string;
  readonly revision: number;
  /** Whether the vault lives in the agent's memory only and ends with it. */
  readonly temporary: boolean;
  readonly profiles: readonly ProfileView[];
  /** Linked locations as they were last read. */
  readonly linked: readonly LinkedView[];
  readonly preferences: Preferences;
  readonly accountNames: readonly AccountNameView[];
  /** Serial numbers of the MFA devices whose secrets the vault holds. */
  readonly mfaDevices: readonly string[];
  /** Whether a script runs on the console at unlock. */
  readonly profileScript: boolean;
  readonly session: SessionView;
  /** Rotations of access keys that are not at their end. */
  readonly rotations: readonly RotationView[];
  readonly kept: readonly KeptView[];
  readonly left: readonly LeftView[];
}

/** What the user calls an account. */
export interface AccountNameView {
  /** Twelve digits. */
  readonly account: string;
  readonly name: string;
}

export type LockReason = 'asked' | 'frozen' | 'idle' | 'absolute' | 'elsewhere' | 'versionchange';
