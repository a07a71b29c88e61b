import type { CallView } from '../../protocol/views.ts';
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
}

/** What an answer says of the call that brought it; whoever chose the profile adds its name. */
export type AnsweredCall = Omit<CallView, 'profile'>;
