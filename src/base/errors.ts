/*
 * Every error that Coffer reports, in one table: code -> sentence. A sentence says what could not be done, then why,
 * then what to do. Details hold names and numbers, never a secret, because code and detail cross the channel.
 */
const texts = {
  // agent
  locked: () => 'The vault is locked. Unlock it and try again.',
  'command-malformed': (d: { command: string; where: string }) =>
    `The command "${d.command}" was refused: ${d.where} is not of the expected form. Reload Coffer; page and agent may be of different versions.`,
  'command-unknown': (d: { command: string }) =>
    `The command "${d.command}" is not one the agent knows. Reload Coffer; page and agent may be of different versions.`,
  cancelled: () => 'Cancelled.',
  unexpected: (d: { name: string }) =>
    `Something went wrong inside Coffer (${d.name}). Nothing was stored. Try again; if it stays, report it with what you did.`,
} as const satisfies Record<string, (detail: never) => string>;

type Texts = typeof texts;

export type ErrorCode = keyof Texts;

/** What an error of this code says besides its code: names and numbers only. */
export type ErrorDetail<Code extends ErrorCode> =
  Parameters<Texts[Code]> extends [infer Detail] ? Detail : undefined;

type DetailArgument<Code extends ErrorCode> = Parameters<Texts[Code]>;

/** An error by code and detail. Both are plain data, so that they survive structuredClone. */
export class CofferError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'CofferError';
  readonly code: Code;
  readonly detail: unknown;

  constructor(code: Code, ...detail: DetailArgument<Code>) {
    super(errorText({ code, detail: detail[0] }));
    this.code = code;
    this.detail = detail[0];
  }
}

/** The sentence a person reads. */
export function errorText(error: { readonly code: ErrorCode; readonly detail: unknown }): string {
  // The table's types tie each code to its detail; a union of functions takes none of them, hence the one cast.
  const text = texts[error.code] as (detail: unknown) => string;
  return text(error.detail);
}

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(texts, code);
}
