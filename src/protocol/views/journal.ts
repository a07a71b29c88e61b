import type { EpochMs } from '../../base/clock.ts';
import type { ErrorView } from './errors.ts';

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
