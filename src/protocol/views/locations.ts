import type { EpochMs } from '../../base/clock.ts';
import type { ErrorView } from './errors.ts';
import type { DifferenceView, FileChangeView, FileKind, ProblemView } from './files.ts';
import type { ActiveKeyView, ProfileView } from './profiles.ts';

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

/** A name in the vault, in a shared file, or in both. */
export interface ComparedView {
  readonly name: string;
  /** Id of the profile in the vault. */
  readonly id?: string;
  readonly kind: 'vault only' | 'file only' | 'same' | 'different';
  /** From the file's profile to the vault's, secrets masked. */
  readonly differences: readonly DifferenceView[];
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

/** Temporary credentials that are kept fresh in a linked location. */
export interface KeptView {
  readonly profileId: string;
  readonly locationId: string;
  /** Absent until the location was read. */
  readonly expiresAt?: EpochMs;
  /** Why there are no fresh ones. */
  readonly failure?: ErrorView;
}

/** Temporary credentials in a linked location that are kept no more, and why they were not taken out. */
export interface LeftView {
  readonly locationId: string;
  /** Under which they stand. */
  readonly name: string;
  /** When they end by the clock of AWS; absent where they are not Coffer's any more. */
  readonly until?: EpochMs;
  readonly failure: ErrorView;
}
