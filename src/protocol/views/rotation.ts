import type { EpochMs } from '../../base/clock.ts';
import type { ErrorView } from './errors.ts';

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
