import type { ProfileType } from '../../protocol/views.ts';

/** As much of a profile as a search needs. */
export interface ResolvableProfile {
  readonly id: string;
  readonly name: string;
  readonly type: ProfileType;
  /** Whether the type is `Invalid` only because keys that nobody ticked are not used. */
  readonly heldBack?: boolean;
  readonly region?: string;
}

/** Profiles by name; names are matched with their capitals. */
type Profiles = ReadonlyMap<string, ResolvableProfile>;

/** What the stores and the session hold at one moment. `Keys` stands for keys that a search carries and never opens. */
export interface Snapshot<Keys> {
  readonly vault: Profiles;
  /** Linked shared files; the first is the one at the default location. */
  readonly files: readonly { readonly location: string; readonly profiles: Profiles }[];
  readonly session: {
    /** $StoredAWSCredentials; "gone" where the profile that was chosen for the session is no longer there. */
    readonly credentials?: Credentials<Keys> | 'gone';
    /** $StoredAWSRegion */
    readonly region?: string;
  };
}

/** Where a command's credentials come from. `name` is what the prompt shows. */
export type Credentials<Keys> =
  | {
      readonly from: 'profile';
      readonly name: string;
      readonly store: 'EncryptedVault' | 'SharedCredentialsFile';
      /** Of the shared file; empty for the vault. */
      readonly location: string;
      readonly profile: ResolvableProfile;
    }
  | { readonly from: 'parameters'; readonly name: 'Supplied Key Parameters'; readonly keys: Keys }
  | { readonly from: 'object'; readonly name: 'Credentials Object'; readonly keys: Keys };
