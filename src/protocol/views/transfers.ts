import type { EpochMs } from '../../base/clock.ts';
import type { DifferenceView, ExportedFile, FileKind, ProblemView } from './files.ts';
import type { ActiveKeyView, ProfileType } from './profiles.ts';

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

/** What temporary credentials of a profile can be asked for, before anybody is asked. */
export interface HandOffSurveyView {
  /** Whose they are: a user's, those of a role that is assumed with others, or those of a role that a sign-in gives. */
  readonly of: 'user' | 'role' | 'signIn';
  /** What AWS grants at the most. */
  readonly longestSeconds: number;
  /** Whether the role is assumed with temporary credentials, which is why that is an hour. */
  readonly chained: boolean;
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

export interface ImportChangeView {
  readonly name: string;
  readonly kind: 'added' | 'changed' | 'same';
  readonly type: ProfileType;
  readonly account?: string;
  readonly region?: string;
  readonly key?: string;
  readonly differences: readonly DifferenceView[];
}

export interface ImportPlanView {
  readonly planId: string;
  readonly changes: readonly ImportChangeView[];
  readonly problems: readonly ProblemView[];
  readonly activeKeys: readonly ActiveKeyView[];
}
