import type { GivenKeys } from '../providers/given.ts';

/** What this tab uses, as it was chosen on the page or set at the console; never stored. */
export interface Session {
  /** $StoredAWSCredentials */
  credentials: HeldCredentials | undefined;
  /** $StoredAWSRegion */
  region: string | undefined;
}

/** Credentials as the session or an object holds them; `from` decides what they are called. */
export type HeldCredentials =
  | { readonly from: 'profile'; readonly profile: ChosenProfile }
  | { readonly from: 'parameters' | 'object' | 'instance'; readonly source: CredentialsSource };

/** A profile that was found once: a reference, so that its keys leave with it. `name` is what it was called then. */
export type ChosenProfile =
  | { readonly store: 'EncryptedVault'; readonly id: string; readonly name: string }
  | { readonly store: 'SharedCredentialsFile'; readonly locationId: string; readonly name: string };

/** Where credentials come from that no search has to find. */
export type CredentialsSource =
  | { readonly of: 'keys'; readonly keys: GivenKeys }
  | { readonly of: 'profile'; readonly profile: ChosenProfile }
  | { readonly of: 'role'; readonly role: GivenRole }
  /** The instance whose metadata service the user listed. */
  | { readonly of: 'instance' };

/** A role as parameters name it. */
export interface GivenRole {
  readonly roleArn: string;
  readonly sourceProfile: string;
  readonly externalId?: string;
  readonly mfaSerial?: string;
}
