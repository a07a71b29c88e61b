import type { EpochMs } from '../base/clock.ts';
import { amzDate, maxSkewMinutes } from './amzDate.ts';

/** A request that the account refuses, with what AWS answers to it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** HTTP status. */
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** How a service says that it does not accept a request's credentials. */
export interface Words {
  unsigned(): Refusal;
  /** @param problem AWS's sentence about the Authorization header */
  incompleteSignature(problem: string): Refusal;
  /** The key does not exist or is inactive, its session token is missing or another's, or the region is not enabled. */
  unknownKey(): Refusal;
  expiredToken(): Refusal;
  /** Signed more than five minutes before or after the server's time. */
  staleDate(signedAt: EpochMs, now: EpochMs): Refusal;
  wrongSignature(): Refusal;
}

const unsigned = () =>
  new Refusal(403, 'MissingAuthenticationToken', 'Request is missing Authentication Token');

const incompleteSignature = (problem: string) => new Refusal(400, 'IncompleteSignature', problem);

/** STS and IAM. */
export const queryWords: Words = {
  unsigned,
  incompleteSignature,
  unknownKey: () =>
    new Refusal(403, 'InvalidClientTokenId', 'The security token included in the request is invalid.'),
  expiredToken: () =>
    new Refusal(403, 'ExpiredToken', 'The security token included in the request is expired'),
  staleDate: (signedAt, now) => new Refusal(403, 'SignatureDoesNotMatch', staleDateText(signedAt, now)),
  wrongSignature: () =>
    new Refusal(
      403,
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. ' +
        'Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    ),
};

/** EC2 says the same of an unknown key and of a wrong signature, and of stale dates nothing about its own time. */
export const ec2Words: Words = {
  unsigned,
  incompleteSignature,
  unknownKey: authFailure,
  expiredToken: () => new Refusal(400, 'RequestExpired', 'Request has expired.'),
  staleDate: (signedAt) =>
    new Refusal(
      400,
      'RequestExpired',
      `Request has expired. Timestamp date is ${new Date(signedAt).toISOString().replace('.000', '')}`,
    ),
  wrongSignature: authFailure,
};

function authFailure(): Refusal {
  return new Refusal(401, 'AuthFailure', 'AWS was not able to validate the provided access credentials');
}

function staleDateText(signedAt: EpochMs, now: EpochMs): string {
  const skewMs = maxSkewMinutes * 60_000;
  const [signed, server] = [amzDate(signedAt), amzDate(now)];
  return signedAt < now
    ? `Signature expired: ${signed} is now earlier than ${amzDate(now - skewMs)} (${server} - ${maxSkewMinutes} min.)`
    : `Signature not yet current: ${signed} is still later than ${amzDate(now + skewMs)} (${server} + ${maxSkewMinutes} min.)`;
}
