import type { EpochMs } from '../base/clock.ts';
import type { AccessKeys, Session } from './accessKeys.ts';
import type { Refusal, Words } from './errors.ts';
import type { Identity } from './identity.ts';
import type { MfaDevices } from './mfa.ts';

/** A call as it arrived. */
export interface Arrival {
  /** Action, Version and what the action takes, as the query protocol spells them. */
  readonly params: URLSearchParams;
  readonly state: AccountState;
  readonly now: EpochMs;
  readonly requestId: string;
}

/** A call whose signature has been verified. */
export interface Call extends Arrival, Caller {}

export interface Caller {
  readonly caller: Identity;
  /** Where temporary credentials were used. */
  readonly session?: Session;
  /** Of the credential scope. */
  readonly region: string;
}

/** What of an account changes while it is used. */
export interface AccountState {
  readonly accessKeys: AccessKeys;
  readonly mfaDevices: MfaDevices;
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
  answer(call: Call): string | Promise<string>;
  /** The answer to an action that needs no signature; undefined for the others. */
  answerUnsigned?(arrival: Arrival): Promise<string> | undefined;
  /** A refusal, as an XML document. */
  refuse(refusal: Refusal, requestId: string): string;
}
