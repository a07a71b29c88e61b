import type { CofferError } from '../../base/cofferError.ts';
import type { ProfileType } from '../../protocol/views/profiles.ts';

/** Where the AWS tools look when no location is given. */
export const defaultLocation = '~/.aws/credentials';

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
export type Profiles = ReadonlyMap<string, ResolvableProfile>;

/** A linked location as it was last read. */
interface SharedFiles {
  /** ProfileLocation */
  readonly location: string;
  readonly profiles: Profiles;
  /** Why it could not be read. */
  readonly failure?: CofferError;
}

/** What a metadata service said; nothing of what it was not asked yet. */
interface Instance<Keys> {
  readonly endpoint: string;
  /** The credentials of the instance's role, or why there are none. */
  readonly role?: Keys | CofferError;
  readonly region?: string | CofferError;
}

/** What the stores and the session hold at one moment. `Keys` stands for keys that a search carries and never opens. */
export interface Snapshot<Keys> {
  readonly vault: Profiles;
  readonly files: readonly SharedFiles[];
  /** The metadata service of an instance, where the user listed one. */
  readonly instance?: Instance<Keys>;
  readonly session: {
    /** $StoredAWSCredentials; an error where the profile that was chosen for the session cannot be had. */
    readonly credentials?: Credentials<Keys> | CofferError;
    /** $StoredAWSRegion */
    readonly region?: string;
  };
}

/** The shared files at the default location. */
export function defaultFiles({ files }: Snapshot<unknown>): SharedFiles | undefined {
  return files.find(({ location }) => location === defaultLocation);
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
  | { readonly from: 'object'; readonly name: 'Credentials Object'; readonly keys: Keys }
  | { readonly from: 'instance'; readonly name: 'Instance Profile'; readonly keys: Keys };
