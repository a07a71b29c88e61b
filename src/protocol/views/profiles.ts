import type { EpochMs } from '../../base/clock.ts';

/** Profile types of the AWS SDK for .NET; `Invalid` is a set of keys that PowerShell rejects. */
export type ProfileType =
  | 'Basic'
  | 'Session'
  | 'AssumeRole'
  | 'AssumeRoleExternal'
  | 'AssumeRoleMFA'
  | 'AssumeRoleExternalMFA'
  | 'AssumeRoleCredentialSource'
  | 'AssumeRoleWithWebIdentity'
  | 'CredentialProcess'
  | 'SAMLRole'
  | 'SAMLRoleUserIdentity'
  | 'SSO'
  | 'Invalid';

export interface ProfileView {
  readonly id: string;
  readonly name: string;
  readonly type: ProfileType;
  /** Twelve digits, as AWS said, or decoded from the access key id; absent where neither tells. */
  readonly account?: string;
  readonly region?: string;
  /** The access key id, all but its last four characters masked. */
  readonly key?: string;
  /** Whether its calls go to the embedded sandbox instead of AWS. */
  readonly sandbox: boolean;
  readonly temporary?: TemporaryView;
  /** Whose its access key is, or the role's session; absent until AWS took it once. */
  readonly identity?: ProfileIdentityView;
  /** When the temporary credentials that it holds end, where it says so. */
  readonly expiresAt?: EpochMs;
}

interface ProfileIdentityView {
  readonly arn: string;
  readonly userId: string;
  /** Whether it is a root user's key, which may do anything and should not be. */
  readonly root: boolean;
}

/** Temporary credentials that were got for a profile. Times are of this machine's clock. */
export interface TemporaryView {
  /** Of a role, which the profile's calls are signed with; or of a user, which stands before roles that ask for MFA. */
  readonly of: 'role' | 'user';
  readonly issuedAt: EpochMs;
  readonly expiresAt: EpochMs;
}

/** A profile as its form shows it: everything but the secrets, of which it says only whether they are there. */
export interface ProfileFieldsView {
  readonly id: string;
  readonly name: string;
  readonly accessKeyId: string;
  readonly hasSecretAccessKey: boolean;
  readonly hasSessionToken: boolean;
  readonly region: string;
  readonly roleArn: string;
  readonly sourceProfile: string;
  readonly externalId: string;
  readonly mfaSerial: string;
  /** The keys that can make another program run, trust or read something, each used only where it is ticked. */
  readonly activeKeys: readonly (ActiveKeyView & { readonly ticked: boolean })[];
}

/** A key that can make another program run, trust or read something; not used unless ticked. */
export interface ActiveKeyView {
  readonly profile: string;
  readonly key: string;
  readonly value: string;
}
