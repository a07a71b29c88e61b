import type { DetailArgument, ErrorCode } from './errors.ts';

/**
 * An error by code and detail. Both are plain data, so that they survive structuredClone. Its sentence is in the table of
 * errors.ts, which whoever only throws need not load.
 */
export class CofferError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'CofferError';
  readonly code: ErrorCode;
  readonly detail: unknown;

  constructor(code: Code, ...detail: DetailArgument<Code>) {
    super(`${code} ${JSON.stringify(detail[0] ?? {})}`);
    this.code = code;
    this.detail = detail[0];
  }

  /** The error that crossed the channel as code and detail. */
  static from(view: { readonly code: ErrorCode; readonly detail: unknown }): CofferError {
    // The sender's types tied the detail to its code.
    return new CofferError(view.code, ...([view.detail] as DetailArgument<ErrorCode>));
  }
}
