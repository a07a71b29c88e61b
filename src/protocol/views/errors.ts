import type { ErrorCode } from '../../base/errors.ts';

/** An error as it crosses the channel. */
export interface ErrorView {
  readonly code: ErrorCode;
  readonly detail: unknown;
}
