import type { EpochMs } from '../../base/clock.ts';
import type { StoredSession } from '../vault/sessions.ts';
import type { SigningCredentials } from '../sigv4/credentials.ts';

/** Credentials, and why these. */
export interface Provided {
  readonly credentials: SigningCredentials;
  /** Of temporary credentials that the vault keeps until they expire. */
  readonly session?: StoredSession;
  /** Whether others can be had in place of them, once AWS says that they have expired. */
  readonly renewable: boolean;
  /** A sentence for each decision, the first source's first. */
  readonly because: readonly string[];
}

/** One way to get credentials. Those that ask somebody stand behind a cache. */
export interface Provider {
  /** All that decides what is provided, as plain data without a secret: equal ones provide the same. */
  readonly identity: readonly unknown[];
  /**
   * @param refused access key id of credentials that AWS says to have expired: others are wanted
   * @throws CofferError "cancelled", "question-cancelled", and what its way of asking throws
   */
  provide(waiter: Waiter, refused?: string): Promise<Provided>;
}

/** Temporary credentials as they were issued, open for the moment until they are sealed. */
export interface Issued extends Lifetime {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Of the MFA device whose code was given. */
  readonly mfaSerial?: string;
  /** ARN of the role's session. */
  readonly assumedRole?: string;
  readonly because: readonly string[];
}

/** From when until when temporary credentials are good. */
export interface Lifetime {
  /** By this machine's clock, when they were asked for. */
  readonly issuedAt: EpochMs;
  /** When they end by this machine's clock. */
  readonly expiresAt: EpochMs;
  /** When they end by the clock of who issued them. */
  readonly expiration: EpochMs;
}

/** Whoever issues temporary credentials anew each time it is asked. */
export interface Issuer {
  /** As a provider's. */
  readonly identity: readonly unknown[];
  issue(waiter: Waiter): Promise<Issued>;
}

/** Who waits: a command, or a request that several wait for. */
export interface Waiter {
  /** Aborted when nobody waits any more. */
  readonly signal: AbortSignal;
  /** Where the user would answer a question; another place once somebody else waits too, or no more. */
  readonly at: Place;
}

/** What a button or a line of the console asks is answered; nobody is there to answer what Coffer does by itself. */
export type Place = 'button' | 'console' | 'nowhere';

/** Where providers get what they give AWS besides keys. Whoever waits is the one who is asked. */
export interface Answers {
  /**
   * The six digits that an MFA device shows, from the user or from its secret in the vault.
   * @param known why the code before this one was not taken, and the clock of who is to take it: server time minus local time
   * @throws CofferError "cancelled", "keep-asks"
   */
  code(
    mfaSerial: string,
    known: { readonly refusal: string | undefined; readonly clockOffsetMs: number },
    waiter: Waiter,
  ): Promise<MfaCode>;
  /**
   * The token that an identity provider issued for a profile.
   * @param file what the profile names as web_identity_token_file
   * @param refusal why the token of the file was not taken, once it was not: then the user is asked for another
   * @throws CofferError "cancelled", "keep-asks"
   */
  webIdentityToken(
    profileName: string,
    file: string,
    refusal: string | undefined,
    waiter: Waiter,
  ): Promise<WebIdentityToken>;
  /**
   * What an identity provider answers to a sign-in, as it was posted or pasted.
   * @param endpointName what the vault calls where to sign in, if it knows it
   * @param ended the profile whose session ended, where that is why
   * @throws CofferError "cancelled", "keep-asks"
   */
  samlResponse(endpointName: string, ended: string | undefined, waiter: Waiter): Promise<string>;
}

interface WebIdentityToken {
  readonly text: string;
  readonly from: 'user' | 'file';
}

interface MfaCode {
  readonly digits: string;
  /** By whom; one that Coffer makes is as wrong as the clock. */
  readonly from: 'user' | 'secret';
}
