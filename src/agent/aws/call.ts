import type { EpochMs } from '../../base/clock.ts';
import type { CallView } from '../../protocol/views/calls.ts';
import type { SigningCredentials } from '../sigv4/credentials.ts';

/** Where to call AWS. */
export interface UnsignedCall {
  readonly region: string;
  /** The profile's `endpoint_url`; without it AWS's own endpoint. */
  readonly endpointUrl?: string;
  readonly signal: AbortSignal;
}

/** Who calls AWS, and where. */
export interface AwsCall extends UnsignedCall {
  readonly credentials: SigningCredentials;
  /** What they are called: the profile's name, or that they were given. */
  readonly profile: string;
  /**
   * Other credentials in place of those that AWS says to have expired; absent where there are none to be had.
   * @param refused their access key id
   */
  readonly renew?: (refused: string) => Promise<SigningCredentials>;
}

/** A signature that was made. */
export interface Signature {
  /** When it was made, by this machine's clock. */
  readonly at: EpochMs;
  readonly call: AwsCall;
  /** By its name in the credential scope. */
  readonly service: string;
  /** Such as "DescribeInstances"; of a request that somebody else sends its method, where it names none. */
  readonly operation: string;
  /** Of the credential scope. */
  readonly region: string;
  /** Where it goes. */
  readonly host: string;
  /** Whether Coffer sends the request itself. */
  readonly isSent: boolean;
}

/**
 * Is told of each signature before it leaves the agent.
 * @returns what takes what came of it: "success", an error code of AWS's, or the code of the CofferError that no answer of
 *   AWS's led to; "presigned" or "signed" where somebody else sends the request. It resolves once that is written, or
 *   could not be; undefined where nobody wants to know
 * @throws CofferError "locked": the signature is not to leave
 */
export type Signed = (signature: Signature) => ((result: string) => Promise<void>) | undefined;

/** What an answer says of the call that brought it; whoever chose the profile adds its name. */
export type AnsweredCall = Omit<CallView, 'profile'>;
