import type { User } from './account.ts';
import type { Refusal, Words } from './errors.ts';

/** A call whose signature has been verified. */
export interface Call {
  /** Action, Version and what the action takes, as the query protocol spells them. */
  readonly params: URLSearchParams;
  readonly user: User;
  readonly region: string;
  readonly requestId: string;
}

export interface Service {
  /** As in the credential scope. */
  readonly name: string;
  /** The one version of its API that is answered, YYYY-MM-DD. */
  readonly version: string;
  readonly words: Words;
  /**
   * The answer, as an XML document.
   * @throws Refusal
   */
  answer(call: Call): string;
  /** A refusal, as an XML document. */
  refuse(refusal: Refusal, requestId: string): string;
}
