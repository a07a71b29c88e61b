/*
 * What the page may know: plain data without a secret in it. Everything here survives structuredClone.
 */
import type { EpochMs } from '../base/clock.ts';
import type { ErrorCode } from '../base/errors.ts';

/** An error as it crosses the channel. */
export interface ErrorView {
  readonly code: ErrorCode;
  readonly detail: unknown;
}

/** What stands in this browser before anything is unlocked. */
export type VaultStatus =
  { readonly at: 'none' } | { readonly at: 'locked'; readonly vaultId: string; readonly revision: number };

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

/** Temporary credentials in a linked location that are kept no more, and why they were not taken out. */
export interface LeftView {
  readonly locationId: string;
  /** Under which they stand. */
  readonly name: string;
  readonly failure: ErrorView;
}

/** Temporary credentials that are kept fresh in a linked location. */
export interface KeptView {
  readonly profileId: string;
  readonly locationId: string;
  /** Absent until the location was read. */
  readonly expiresAt?: EpochMs;
  /** Why there are no fresh ones. */
  readonly failure?: ErrorView;
}

/** How far a rotation came: what was sealed last (FORMAT.md). */
type RotationStage =
  | 'creating'
  | 'created'
  | 'discarding'
  | 'switched'
  | 'deactivating'
  | 'deactivated'
  | 'reactivating'
  | 'deleting';

export interface RotationView {
  readonly id: string;
  readonly at: RotationStage;
  /** Ids of the profiles that have one of its keys. */
  readonly profiles: readonly string[];
  readonly oldKeyId: string;
  /** Absent while there is none that the vault knows of. */
  readonly newKeyId?: string;
  /** Keys that came since it began, whose secrets nobody has. */
  readonly lost: readonly { readonly accessKeyId: string; readonly createdAt?: EpochMs }[];
}

/** What is known of the access keys of a profile's user. */
export interface KeySurveyView {
  /** ARN of the user. */
  readonly arn: string;
  /** The profile's own key. */
  readonly accessKeyId: string;
  readonly keys: readonly SurveyedKeyView[];
  /** Why no rotation can begin. */
  readonly refusal?: ErrorView;
}

interface SurveyedKeyView {
  readonly accessKeyId: string;
  readonly active: boolean;
  readonly createdAt?: EpochMs;
  /** Absent where the user may not ask. */
  readonly lastUse?: 'never' | { readonly at: EpochMs; readonly service: string; readonly region: string };
}

/** Which profiles hold some access keys. */
export interface KeyHoldersView {
  readonly holders: readonly KeyHolderView[];
  /** Linked locations that could not be read, so that nobody knows what they hold. */
  readonly unread: readonly { readonly location: string; readonly failure: ErrorView }[];
}

export interface KeyHolderView {
  readonly accessKeyId: string;
  /** Of the profile. */
  readonly name: string;
  /** Absent for a profile of the vault. */
  readonly location?: string;
  /** Whether a rotation gives it the key that is in use then: a profile of the vault that holds it whole. */
  readonly follows: boolean;
}

/** How old the access key of a profile is. */
export interface KeyAgeView {
  readonly accessKeyId: string;
  readonly createdAt: EpochMs;
}

/** What the user calls an account. */
export interface AccountNameView {
  /** Twelve digits. */
  readonly account: string;
  readonly name: string;
}

/** A profile of a shared file. */
export type FileProfileView = Omit<ProfileView, 'id' | 'sandbox' | 'temporary' | 'identity'> & {
  /** Whether it holds an access key without a session token. */
  readonly longTermKey: boolean;
};

/** A linked location as every screen knows it. */
export interface LinkedView {
  readonly id: string;
  /** ProfileLocation, such as "~/.aws/credentials"; its StoreTypeName is SharedCredentialsFile. */
  readonly location: string;
  readonly profiles: readonly FileProfileView[];
  /** Why it could not be read; then it has no profiles. */
  readonly failure?: ErrorView;
}

/** A linked location as the screen Files shows it. */
export interface LocationView extends LinkedView {
  /** A snapshot is not linked: it was chosen once, and is forgotten by the lock. */
  readonly holds: 'folder' | 'files' | 'snapshot';
  readonly files: readonly LocatedFileView[];
  readonly problems: readonly ProblemView[];
  /** Name by name, what the vault and this location make of it. */
  readonly comparison: readonly ComparedView[];
}

interface LocatedFileView {
  readonly kind: FileKind;
  /** Name of the file itself. */
  readonly name: string;
  readonly modifiedAt: EpochMs;
  /** Opaque; another one where the file's text is another. */
  readonly version: string;
  /** Whether a snapshot holds another text of it than the one that was opened. */
  readonly changed: boolean;
  /** Whether that text was not downloaded yet. */
  readonly unsaved: boolean;
}

export type FileKind = 'credentials' | 'config';

/** A name in the vault, in a shared file, or in both. */
export interface ComparedView {
  readonly name: string;
  /** Id of the profile in the vault. */
  readonly id?: string;
  readonly kind: 'vault only' | 'file only' | 'same' | 'different';
  /** From the file's profile to the vault's, secrets masked. */
  readonly differences: readonly DifferenceView[];
}

/** One line of a diff. Values that are or could be secrets are masked. */
export interface DiffLineView {
  readonly sign: '-' | '+';
  /** In the file before for "-", after for "+"; counts from 1. */
  readonly line: number;
  readonly text: string;
}

/** What would become of one shared file. */
export interface FileChangeView {
  readonly file: FileKind;
  readonly diff: readonly DiffLineView[];
}

export interface StorePlanView {
  readonly planId: string;
  readonly changes: readonly FileChangeView[];
  /** Each is left out unless it was ticked for this plan. */
  readonly activeKeys: readonly ActiveKeyView[];
}

/** What the browser's permission is asked with. */
export type LocationHandles =
  | { readonly folder: FileSystemDirectoryHandle }
  | { readonly credentials?: FileSystemFileHandle; readonly config?: FileSystemFileHandle };

export interface ExportSurveyView {
  readonly profiles: readonly ExportableView[];
}

export interface ExportableView {
  readonly id: string;
  readonly name: string;
  /** The files in which it has something besides active keys, all of which stand in config. */
  readonly files: readonly FileKind[];
  /** Its own and those of the shared sections that it refers to. Each is left out unless ticked. */
  readonly activeKeys: readonly ActiveKeyView[];
  /** One sentence: why it cannot be written, active keys left out, so that every AWS reader reads it back. */
  readonly refusal?: string;
}

/** What credentials that leave are written for; `ini` is a section of a credentials file, `json` a credential_process. */
export type HandOffFormat = 'powershell' | 'bash' | 'fish' | 'cmd' | 'env' | 'ini' | 'json';

/** A file to be downloaded. */
export interface ExportedFile {
  readonly name: string;
  readonly content: Blob;
}

/** Credentials for another program. */
export interface HandedOffView {
  readonly file: ExportedFile;
  /** Absent for those that do not expire, or of which nobody knows. */
  readonly expiresAt?: EpochMs;
}

/** A URL that tells whoever has it, until it expires, whose credentials signed it. */
export interface ProofView {
  readonly url: string;
  readonly expiresAt: EpochMs;
}

/** The six AWS readers of the shared files that Coffer knows the ways of. */
export type ReaderId = 'boto' | 'ts' | 'go' | 'rust' | 'java' | 'net';

export type LockReason = 'asked' | 'frozen' | 'idle' | 'absolute' | 'elsewhere' | 'versionchange';

type Outcome = 'used' | 'skipped' | 'missing' | 'refused';

/** One step of a search order: where it looked, what became of it, and why. */
export interface StepView {
  /** Name of the step, such as "Session profile". */
  readonly step: string;
  readonly outcome: Outcome;
  /** One sentence: what was found, or why nothing was. */
  readonly why: string;
}

export interface SearchView {
  /** What was found: a profile's or source's name, or a region. */
  readonly value?: string;
  /** Name of the step that decided. */
  readonly origin?: string;
  readonly looked: readonly StepView[];
}

export interface ExplanationView {
  readonly credentials: SearchView;
  readonly region: SearchView;
}

/** Something doubtful in a shared file. Line and column count from 1. */
export interface ProblemView {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** Name of the file. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly text: string;
  /** The readers that make something else of it; the text names them. */
  readonly readers: readonly ReaderId[];
  /** A change of the file after which Coffer reads the same and the problem is gone. */
  readonly fix?: readonly DiffLineView[];
}

export interface DifferenceView {
  readonly key: string;
  /** Masked where the key is a secret; absent where the key is new. */
  readonly before?: string;
  /** Masked where the key is a secret; absent where the key goes. */
  readonly after?: string;
}

export interface ImportChangeView {
  readonly name: string;
  readonly kind: 'added' | 'changed' | 'same';
  readonly type: ProfileType;
  readonly account?: string;
  readonly region?: string;
  readonly key?: string;
  readonly differences: readonly DifferenceView[];
}

/** A key that can make another program run, trust or read something; not used unless ticked. */
export interface ActiveKeyView {
  readonly profile: string;
  readonly key: string;
  readonly value: string;
}

export interface ImportPlanView {
  readonly planId: string;
  readonly changes: readonly ImportChangeView[];
  readonly problems: readonly ProblemView[];
  readonly activeKeys: readonly ActiveKeyView[];
}

/** Where an identity provider signs its users in. */
export interface SamlEndpointView {
  readonly name: string;
  /** https */
  readonly endpoint: string;
}

/** What can be got with a SAML response. Names and sentences in it come from whoever posted it. */
export interface SamlPlanView {
  readonly planId: string;
  /** Who says so. */
  readonly issuer: string;
  /** Of whom. */
  readonly subject: string;
  /** What the user will be called in AWS's logs. */
  readonly sessionName: string;
  readonly roles: readonly SamlRoleView[];
  /** How long the identity provider wants sessions to last. */
  readonly sessionSeconds?: number;
  readonly expiresAt: EpochMs;
  /** What AWS may refuse it for, a sentence each. */
  readonly doubts: readonly string[];
  /** Where it is redeemed, if not at AWS: where the profile in use sends its calls. */
  readonly endpoint?: { readonly host: string; readonly sandbox: boolean; readonly profile: string };
}

export interface SamlRoleView {
  readonly account: string;
  /** Without its path. */
  readonly name: string;
  /** Of the identity provider in IAM. */
  readonly provider: string;
}

export interface RegionView {
  /** System name, such as "eu-west-1". */
  readonly name: string;
  /** Display name, such as "Europe (Ireland)"; the system name where AWS publishes none. */
  readonly description: string;
}

/** Where a call's credentials came from, and how far this machine's clock was off. */
export interface CallView {
  readonly profile: string;
  readonly region: string;
  readonly sandbox: boolean;
  /** Server time minus local time, where a call had to be signed again because of it. */
  readonly clockOffsetMs?: number;
}

/** The answer of STS GetCallerIdentity. */
export interface IdentityView {
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
  readonly call: CallView;
}

/** A signature that was made, and what came of it. */
export interface JournalEntryView {
  /** Counts from 1 since the vault was made, those that are no longer kept among them. */
  readonly number: number;
  readonly at: EpochMs;
  /** What the credentials were called. */
  readonly profile: string;
  /** The access key id, all but its last four characters masked. */
  readonly key: string;
  readonly service: string;
  readonly action: string;
  readonly region: string;
  /** Where the request went, or was signed for; absent where it was sent to AWS's own host for service and region. */
  readonly host?: string | undefined;
  /** "success", an error code of AWS's, one of Coffer's where AWS did not answer, "presigned" or "signed". */
  readonly result: string;
}

export interface JournalView {
  /** The oldest first. */
  readonly entries: readonly JournalEntryView[];
  /** Why it lacks some of this agent's. */
  readonly failure?: ErrorView;
  /** What was found to be wrong with it. */
  readonly fault?: ErrorView;
}

/** What verifying the journal came to. */
export interface JournalCheckView {
  readonly entries: number;
  /** Number and hash of the newest entry. */
  readonly number: number;
  readonly hash: string;
  /**
   * What is wrong: an entry does not follow from the one before it; what was there before is not; or an earlier journal
   * was damaged, and this one began anew.
   */
  readonly fault?: ErrorView;
}

export interface InstanceView {
  readonly instanceId: string;
  /** Value of the tag "Name", or empty. */
  readonly name: string;
  readonly instanceType: string;
  readonly state: string;
  readonly platform: string;
  readonly privateIpAddress: string;
  readonly publicIpAddress: string;
  readonly securityGroups: readonly string[];
  readonly subnetId: string;
  readonly vpcId: string;
  readonly launchedAt?: EpochMs;
}

export interface InstanceListingView {
  readonly instances: readonly InstanceView[];
  readonly call: CallView;
}

/** One page of a listing, sent while it is still under way. */
export interface InstancePageView {
  readonly page: number;
  readonly instances: readonly InstanceView[];
}
